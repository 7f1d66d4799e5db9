using DeployPlan.Plans;

namespace DeployPlan.Sealing;

/// <summary>What operations of plans of format 1.0 and 1.1 consume: what their inputs name.</summary>
internal static class EarlierInputs
{
    /// <summary>Adds what the operation consumes.</summary>
    public static void Add(Operation operation, InputCollector inputs)
    {
        var named = NamedFiles.Of(operation.Inputs);
        foreach (var path in named.Files.Concat(named.Arguments))
        {
            inputs.File(path);
        }

        foreach (var folder in named.Folders)
        {
            inputs.Folder(folder.Path, folder.Endings);
        }
    }
}
