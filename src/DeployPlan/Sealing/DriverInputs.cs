using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>What the operations of each driver consume, said once: for seals, checks, differences and rollbacks alike.</summary>
internal static class DriverInputs
{
    private const string AllFiles = "";
    private const string Project = "proj/";

    /// <summary>Adds what the operation consumes: what its driver reads, and what its entry declares.</summary>
    public static void Add(Operation operation, InputCollector inputs)
    {
        switch (operation.Inputs)
        {
            case MigrationInputs { Direction: not MigrationDirection.Up } migration:
                AddFiles(NamedFiles.ScriptsOf(migration), inputs);
                break;
            case MigrationInputs { Engine: "raw" } migration:
                inputs.Folder(migration.Path, InputCollector.RawScripts);
                break;
            case MigrationInputs { Engine: "efcore" } migration:
                EntityFramework.Add(migration, inputs);
                break;
            case MigrationInputs migration:
                inputs.Folder(migration.Path, AllFiles);
                break;
            case BuildInputs { Project: { } project }:
                inputs.Once("project:" + project, () => inputs.Project(project));
                break;
            case BuildInputs { Dockerfile: { } dockerfile } build:
                inputs.Once($"context:{dockerfile}:{build.Context}", () => inputs.Context(build.Context, dockerfile));
                break;
            case DeployInputs deploy:
                ComposeProject.Add(deploy.ComposePath, inputs);
                if (ReadsCommandHere(operation, deploy))
                {
                    AddWords(operation, deploy.Settings.Command, inputs);
                }

                break;
            case InfraInputs infra:
                AddInfra(operation, infra, inputs);
                break;
            case HealthCheckInputs check:
                AddFiles(check.Endpoints.Select(static endpoint => endpoint.CaFile).OfType<string>(), inputs);
                AddWords(operation, check.Command, inputs);
                break;
            default:
                break;
        }

        foreach (var declared in operation.FurtherInputs())
        {
            AddDeclared(declared, inputs);
        }
    }

    // The driver compose runs what the compose file says, and a project that was published runs among what was published.
    private static bool ReadsCommandHere(Operation operation, DeployInputs deploy) => operation.Driver != "compose" && (operation.Driver != "process" || deploy.Project is null);

    private static void AddInfra(Operation operation, InfraInputs infra, InputCollector inputs)
    {
        if (infra.Provider == "terraform")
        {
            TerraformModule.Add(operation, infra.Settings, inputs);
        }
        else if (RelativePath.Normalize(infra.Settings.TextOf("path") ?? "") is { } path)
        {
            AddFolder(path, inputs);
        }

        if (infra.Settings.Find("command") is DataValue.Items command)
        {
            AddWords(operation, [.. command.Values.OfType<DataValue.Text>().Select(static argument => argument.Value)], inputs);
        }
    }

    // A pattern in a plan is one to whoever reads it.
    private static void AddFolder(string path, InputCollector inputs)
    {
        if (GlobPattern.IsPattern(path))
        {
            inputs.Pattern(path);
        }
        else
        {
            inputs.Folder(path, AllFiles);
        }
    }

    private static void AddWords(Operation operation, IReadOnlyList<string> words, InputCollector inputs)
    {
        foreach (var arguments in LineVariables.VariantsOf([.. FullPaths.ToRelative(words, inputs.Tree).Select(CommandWords.FromHere)]))
        {
            AddArguments(operation, arguments, inputs);
        }
    }

    private static void AddArguments(Operation operation, IReadOnlyList<string> arguments, InputCollector inputs)
    {
        foreach (var (path, mayAppear) in CommandWords.PathsIn(arguments).Where(static word => !EnvironmentFileName.Is(word.Path)))
        {
            inputs.File(path, mayAppear);
        }

        var contents = new CommandContents(arguments);
        foreach (var (pattern, isBare) in contents.Patterns)
        {
            inputs.Matches(pattern, files => isBare && !files.Any(operation.Consumes.Contains));
        }

        // What was not there may be what the command, or one before it, makes.
        foreach (var names in contents.Files)
        {
            // Of several, the one that is there decides; another one would be taken in its place, or with it.
            var mayAppear = !names.Any(operation.Consumes.Contains);
            foreach (var path in names.Where(static path => !EnvironmentFileName.Is(path)))
            {
                inputs.File(path, mayAppear);
            }
        }

        foreach (var project in contents.Projects.SelectMany(paths => ProjectsOf(paths, inputs)))
        {
            inputs.Perhaps(!operation.Consumes.Contains(project + "/"), () => inputs.Once("project:" + project, () => inputs.Project(project)));
        }

        foreach (var module in contents.Modules)
        {
            inputs.Perhaps(module != "." && !operation.Consumes.Contains(module), () => TerraformModule.AddFolder(module, operation, inputs));
        }

        foreach (var (folder, isBare) in contents.Folders)
        {
            inputs.Perhaps(isBare && !operation.Consumes.Contains(folder), () => inputs.FolderOfArgument(folder));
        }
    }

    // What is named, or else the one where dotnet works.
    private static IEnumerable<string> ProjectsOf(IReadOnlyList<string> paths, InputCollector inputs)
    {
        var found = paths.Where(path => path != "." && inputs.IsInRepository(path)).Select(inputs.Tree.FindProject).OfType<string>().Where(static path => path.EndsWith("proj", StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count > 0 || !paths.Contains(".") ? found : inputs.Tree.FindProject(".") is { } here ? [here] : [];
    }

    private static void AddFiles(IEnumerable<string> paths, InputCollector inputs)
    {
        foreach (var path in paths)
        {
            inputs.File(path);
        }
    }

    private static void AddDeclared(string path, InputCollector inputs)
    {
        if (GlobPattern.IsPattern(path))
        {
            inputs.Pattern(path);
        }
        else if (!SealedInput.IsSet(path))
        {
            inputs.File(path);
        }
        else if (path.EndsWith(Project, StringComparison.OrdinalIgnoreCase) && path.TrimEnd('/') is var project && inputs.Tree.FileExists(project))
        {
            // Of a plan, whatever took it then. A folder of such a name is a context.
            inputs.Once("project:" + project, () => inputs.Project(project));
        }
    }
}
