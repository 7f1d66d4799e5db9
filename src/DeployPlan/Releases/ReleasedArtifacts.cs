using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>The results of the builds that a deploy uses.</summary>
internal static class ReleasedArtifacts
{
    /// <summary>
    /// What the operation depends on, and the file with the result of each. A deploy that is repeated depends on no build, but on what the builds of its earlier
    /// release said: they come with it, so that a driver finds its artifact in the same place both times.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<Operation, string>> Of(ReleaseFolder folder, Operation operation)
    {
        var results = operation.DependsOn.Select(id => new KeyValuePair<Operation, string>(folder.Find(id)!, folder.ResultOf(id))).ToList();
        if (operation.Inputs is DeployInputs { Release: { } release }
            && ReleaseFolder.Read(Path.Combine(Path.GetDirectoryName(folder.Directory)!, release), new DiagnosticBag()) is { } earlier
            && earlier.Find(operation.Id) is { } deployed)
        {
            results.AddRange(deployed.DependsOn
                .Where(id => earlier.Find(id)!.Type == OperationType.Build)
                .Select(id => new KeyValuePair<Operation, string>(earlier.Find(id)!, earlier.ResultOf(id))));
        }

        return results;
    }
}
