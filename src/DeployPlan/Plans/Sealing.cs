using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Plans;

/// <summary>Records every file that an operation will use, so that what runs is what was reviewed.</summary>
internal static class Sealing
{
    /// <summary>The plan with its <see cref="Plan.SealedInputs"/>; a file whose name a plan cannot hold is reported.</summary>
    public static Plan Seal(Plan plan, SourceTree tree, DiagnosticBag diagnostics)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in plan.Operations)
        {
            AddConsumed(operation.Inputs, tree, paths, folders);
        }

        foreach (var operation in plan.ManualOperations)
        {
            AddConsumed(operation.Inputs, tree, paths, folders);
        }

        var sorted = new List<string>(paths);
        sorted.Sort(StringComparer.Ordinal);
        var inputs = new List<SealedInput>(sorted.Count);
        foreach (var path in sorted)
        {
            if (!IsPortable(path))
            {
                diagnostics.Add(PlanningDiagnostics.BadFileName(SourceSpan.WholeFile(tree.FullPath(path))));
            }
            else if (tree.HashFile(path) is { } sha256)
            {
                inputs.Add(new SealedInput(path, sha256));
            }
        }

        return plan with { SealedInputs = inputs };
    }

    /// <summary>The files that one operation will use now.</summary>
    public static IReadOnlyCollection<string> ConsumedBy(OperationInputs inputs, SourceTree tree)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        AddConsumed(inputs, tree, paths, new HashSet<string>(StringComparer.Ordinal));
        return paths;
    }

    // On Linux a name can contain the separators of other systems, and bytes that are not text, or be a device of Windows.
    private static bool IsPortable(string path)
    {
        foreach (var c in path)
        {
            if (c is < ' ' or '\\' or ':' or '\ufffd')
            {
                return false;
            }
        }

        return Array.TrueForAll(path.Split('/'), static name => WindowsNames.WhyNot(name) is null);
    }

    private static void AddConsumed(OperationInputs inputs, SourceTree tree, HashSet<string> paths, HashSet<string> folders)
    {
        var consumed = Consumption.Of(inputs);
        paths.UnionWith(consumed.Files);
        foreach (var argument in consumed.Arguments)
        {
            if (tree.FileExists(argument))
            {
                paths.Add(argument);
            }
        }

        foreach (var folder in consumed.Folders)
        {
            if (folders.Add(folder.Endings + ":" + folder.Path))
            {
                AddFolder(folder, tree, paths);
            }
        }
    }

    private static void AddFolder(ConsumedFolder folder, SourceTree tree, HashSet<string> paths)
    {
        if (tree.FileExists(folder.Path))
        {
            paths.Add(folder.Path);
            return;
        }

        // A lock contains the digests of the other files. No operation uses it, and it cannot contain its own digest.
        foreach (var file in tree.ListFiles(folder.Path, folder.Endings))
        {
            if (!LockName.IsLock(file))
            {
                paths.Add(file);
            }
        }
    }
}
