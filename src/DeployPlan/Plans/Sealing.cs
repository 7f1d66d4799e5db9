using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Records every file that an operation will consume, so that what runs is what was reviewed.</summary>
internal static class Sealing
{
    private const string AllFiles = "";

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

    /// <summary>The files that one operation will consume now.</summary>
    public static IReadOnlyCollection<string> ConsumedBy(OperationInputs inputs, SourceTree tree)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        AddConsumed(inputs, tree, paths, new HashSet<string>(StringComparer.Ordinal));
        return paths;
    }

    /// <summary>Whether the operation would consume a file of that path, also where it is not there.</summary>
    public static bool Consumes(OperationInputs inputs, string path) => inputs switch
    {
        MigrationInputs { Direction: MigrationDirection.Down } migration => migration.Scripts.Any(script => DownScript.PathOf(migration, script) == path),
        MigrationInputs migration => IsAtOrBelow(path, migration.Path),
        BuildInputs build => build.Dockerfile == path,
        DeployInputs deploy => deploy.ComposePath == path || HasArgument(deploy.Command, path),
        InfraInputs infra => infra.Settings.Values.Any(setting => setting switch
        {
            { Key: "path", Value: DataValue.Text folder } => IsAtOrBelow(path, folder.Value),
            { Key: "command", Value: DataValue.Items command } => HasArgument(command.Values.OfType<DataValue.Text>().Select(argument => argument.Value), path),
            _ => false,
        }),
        _ => false,
    };

    private static bool IsAtOrBelow(string path, string folder) =>
        folder == "." || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool HasArgument(IEnumerable<string> command, string path) => command.Any(argument => RelativePath.Normalize(argument) == path);

    // On Linux a name may hold what is a separator elsewhere, and bytes that are no text.
    private static bool IsPortable(string path)
    {
        foreach (var c in path)
        {
            if (c is < ' ' or '\\' or ':' or '\ufffd')
            {
                return false;
            }
        }

        return true;
    }

    private static void AddConsumed(OperationInputs inputs, SourceTree tree, HashSet<string> paths, HashSet<string> folders)
    {
        switch (inputs)
        {
            case MigrationInputs { Direction: MigrationDirection.Down } migration:
                paths.UnionWith(migration.Scripts.Select(script => DownScript.PathOf(migration, script)));
                break;
            case MigrationInputs migration:
                AddTree(migration.Path, EndingsOf(migration.Engine));
                break;
            case BuildInputs { Dockerfile: { } dockerfile }:
                paths.Add(dockerfile);
                break;
            case DeployInputs deploy:
                if (deploy.ComposePath is { } composeFile)
                {
                    paths.Add(composeFile);
                }

                AddScripts(deploy.Command);
                break;
            case InfraInputs infra:
                AddSettings(infra);
                break;
        }

        void AddTree(string path, string endings)
        {
            if (!folders.Add(endings + ":" + path))
            {
                return;
            }

            if (tree.FileExists(path))
            {
                paths.Add(path);
            }
            else
            {
                // A lock holds the digests of the others: no operation consumes it, and none may wait for it to hold its own.
                paths.UnionWith(tree.ListFiles(path, endings).Where(static file => !LockFile.IsLock(file)));
            }
        }

        void AddSettings(InfraInputs infra)
        {
            foreach (var setting in infra.Settings.Values)
            {
                if (setting is { Key: "path", Value: DataValue.Text path })
                {
                    AddTree(path.Value, EndingsOf(infra.Provider));
                }
                else if (setting is { Key: "command", Value: DataValue.Items command })
                {
                    AddScripts(command.Values.OfType<DataValue.Text>().Select(argument => argument.Value));
                }
            }
        }

        // A script that a command runs is part of what is reviewed; whatever else stands on the command line is text.
        void AddScripts(IEnumerable<string> command)
        {
            foreach (var argument in command)
            {
                if (RelativePath.Normalize(argument) is { } path && tree.FileExists(path))
                {
                    paths.Add(path);
                }
            }
        }
    }

    private static string EndingsOf(string driver) => driver switch
    {
        "raw" => ".sql",
        "efcore" => ".cs;.csproj",
        "terraform" => ".tf;.tf.json;.tfvars;.hcl",
        _ => AllFiles,
    };
}
