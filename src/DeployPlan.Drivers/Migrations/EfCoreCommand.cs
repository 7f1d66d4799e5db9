using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.Migrations;

/// <summary>The calls of the tools of EF Core for one operation.</summary>
internal sealed class EfCoreCommand
{
    private static readonly string[] NamesOfEnvironment = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    private readonly string[] _tools;
    private readonly string _project;
    private readonly string[] _arguments;
    private readonly Dictionary<string, string?> _variables;

    private EfCoreCommand(string[] tools, string project, MigrationInputs migration, string configDirectory, OperationVariables variables)
    {
        _tools = tools;
        _project = project;

        // Without one, the tools use the project in the folder of deploy.yml as the program that creates the context.
        string[] arguments = [.. migration.Args];
        var startup = EfCoreArguments.StartupProject(arguments);
        _arguments = startup is not null ? arguments : ["--startup-project", project, .. arguments];
        Folder = startup is null ? Path.GetDirectoryName(project)! : FolderOf(Path.Combine(configDirectory, startup));
        Variable = migration.ConnectionEnv!;
        Connection = variables.Find(Variable) ?? "";
        _variables = Variables(migration.Database, variables);
    }

    /// <summary>The environment variable that holds the connection string.</summary>
    public string Variable { get; }

    /// <summary>Its value.</summary>
    public string Connection { get; }

    /// <summary>Full path of the folder in which the tools run the program: that of its project.</summary>
    public string Folder { get; }

    /// <summary>The builds that the tools would make too, but only of restored projects, and without showing errors.</summary>
    public IEnumerable<ProgramCall> Builds => Projects.Select(file => DotnetCommand.Of(
        ["build", file, .. Configurations.SelectMany(static value => new[] { "-c", value }), "-v:quiet", "-nologo", "-tl:off"]) with
    {
        Variables = _variables,
    });

    // The program comes first.
    private IEnumerable<string> Projects => EfCoreArguments.ValuesOf(_arguments, "--startup-project", "-s").Append(_project).Distinct();

    private IEnumerable<string> Frameworks => EfCoreArguments.ValuesOf(_arguments, "--framework");

    private IEnumerable<string> Configurations => EfCoreArguments.ValuesOf(_arguments, "--configuration");

    /// <summary>The calls of an operation, or why there are none.</summary>
    public static (EfCoreCommand? Command, DriverFailure? Failure) Of(OperationContext operation)
    {
        var migration = (MigrationInputs)operation.Inputs;
        if (migration.Direction == MigrationDirection.Down)
        {
            return (null, MigrationFailures.Direction("efcore"));
        }

        if (string.IsNullOrEmpty(migration.ConnectionEnv))
        {
            return (null, MigrationFailures.NoConnectionVariable(migration.Database));
        }

        if (EfCoreArguments.ValuesOf([.. migration.Args.TakeWhile(static argument => argument != "--")], "--connection").Any())
        {
            return (null, MigrationFailures.OwnConnection(migration.ConnectionEnv!));
        }

        var (project, missing) = EfCoreProject.Find(operation.PathOf(migration.Path), migration.Path);
        return missing is null ? (new EfCoreCommand(ToolsOf(operation), project, migration, operation.ConfigDirectory, operation.Variables), null) : (null, missing);
    }

    /// <summary>A command of the tools, such as <c>database update</c>, on what is built.</summary>
    public ProgramCall Ef(Action<string> line, params string[] command) =>
        new([.. _tools, .. command, "--project", _project, "--no-build", "--no-color", "--prefix-output", .. _arguments])
        {
            Line = line,
            Variables = _variables,
        };

    /// <summary>A command that only looks, and does not take what is for <c>database update</c> alone, such as the name of a migration.</summary>
    public ProgramCall Look(Action<string> line, params string[] command) =>
        new([.. _tools, .. command, "--project", _project, "--no-build", "--no-color", "--prefix-output", .. EfCoreArguments.OfEveryCommand(_arguments)])
        {
            Line = line,
            Variables = _variables,
        };

    /// <summary>Asks where the assembly of the program is.</summary>
    public ProgramCall TargetPath(Action<string> line) =>
        DotnetCommand.Of(["msbuild", Projects.First(), "-getProperty:TargetPath", .. Configurations.Select(static value => "-p:Configuration=" + value), .. Frameworks.Select(static value => "-p:TargetFramework=" + value), "-nologo"]) with
        {
            Line = line,
            Variables = _variables,
        };

    // Where a folder has several projects, dotnet looks among their tools and stops before it comes to the PATH.
    private static string[] ToolsOf(OperationContext operation) =>
        Directory.GetFiles(operation.ConfigDirectory, "*.*proj").Length > 1 && !operation.Succeeds(DotnetCommand.Program, "ef", "--version") ? ["dotnet-ef"] : [DotnetCommand.Program, "ef"];

    private static string FolderOf(string startup) => Directory.Exists(startup) ? startup : Path.GetDirectoryName(startup)!;

    private Dictionary<string, string?> Variables(string database, OperationVariables known)
    {
        var variables = DotnetCommand.VariablesOfNestedBuild();
        variables["ConnectionStrings__" + database] = Connection;

        // The build of the project must not plan the deployment that is running.
        variables["DeployPlanOnBuild"] = "false";

        // The tools take Development where nothing is set, and with it the settings of a developer's machine.
        if (Array.TrueForAll(NamesOfEnvironment, name => string.IsNullOrEmpty(known.Find(name))))
        {
            foreach (var name in NamesOfEnvironment)
            {
                variables[name] = "Production";
            }
        }

        return variables;
    }
}
