using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>
/// Whether the migrations of a database of SQLite and the services that use it open the same file. A relative path is one in the folder in which a program runs, and they run in
/// different ones: without a word, a service would find an empty database.
/// </summary>
internal static class DatabaseFileCheck
{
    private const string ConfigFolder = "the folder of the config";

    /// <param name="file">Full path of the plan.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="valueOf">The value of an environment variable as operations get it; null if there is none.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static void Check(string file, Plan plan, Func<string, string?> valueOf, DiagnosticBag diagnostics)
    {
        var migrations = plan.Operations.Where(static operation => operation.Inputs is MigrationInputs { ConnectionEnv: not null }).ToLookup(static operation => ((MigrationInputs)operation.Inputs).ConnectionEnv!);
        foreach (var users in migrations.Where(static users => users.All(static user => ((MigrationInputs)user.Inputs).Dialect is null or "sqlite")))
        {
            if (valueOf(users.Key) is not { } value || SqliteConnection.Read(value) is not { } connection)
            {
                continue;
            }

            if (connection.IsInMemory)
            {
                diagnostics.Add(ExecutionDiagnostics.DatabaseInMemory(file, users.Key, users.First().Id));
            }
            else if (connection.IsRelative && OtherFolders(plan, users.Key) is var (first, second))
            {
                diagnostics.Add(ExecutionDiagnostics.FileOfSeveralFolders(file, users.Key, first.Id, first.Folder, second.Id, second.Folder));
            }
        }
    }

    private static ((string Id, string Folder) First, (string Id, string Folder) Second)? OtherFolders(Plan plan, string variable)
    {
        (string Id, string Folder)? first = null;
        foreach (var operation in plan.Operations)
        {
            if (FolderOf(operation, variable) is not { } folder)
            {
                continue;
            }

            first ??= (operation.Id, folder);
            if (first.Value.Folder != folder)
            {
                return (first.Value, (operation.Id, folder));
            }
        }

        return null;
    }

    // Null where it does not use the variable, or a driver of someone else decides.
    private static string? FolderOf(Operation operation, string variable) => (operation.Driver, operation.Inputs) switch
    {
        ("raw", MigrationInputs migration) when migration.ConnectionEnv == variable => ConfigFolder,
        ("efcore", MigrationInputs migration) when migration.ConnectionEnv == variable => Named(FolderOfProject(EfCoreArguments.StartupProject(migration.Args) ?? migration.Path)),
        ("process", DeployInputs deploy) when Gets(deploy, variable) => deploy.Project is null ? ConfigFolder : "the folder of its release",
        ("command", DeployInputs deploy) when Gets(deploy, variable) => ConfigFolder,
        ("compose", DeployInputs deploy) when Gets(deploy, variable) => "its container",
        _ => null,
    };

    private static bool Gets(DeployInputs deploy, string variable) =>
        deploy.Variables?.Contains(variable) != false || deploy.VariableValues.Any(value => VariableReferences.Names(value.Value, out _).Contains(variable));

    private static string FolderOfProject(string path)
    {
        var normal = Files.RelativePath.Normalize(path) ?? path;
        return !normal.EndsWith("proj", StringComparison.OrdinalIgnoreCase) ? normal : normal.LastIndexOf('/') is var slash and > 0 ? normal.Substring(0, slash) : ".";
    }

    private static string Named(string folder) => folder == "." ? ConfigFolder : folder;
}
