using System.Text.RegularExpressions;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Migrations;

/// <summary>
/// Updates a database with the tools of EF Core. The context of the project finds the connection string in the environment: under the name that the operation has for it, and
/// as <c>ConnectionStrings__database</c>, which .NET's configuration reads.
/// </summary>
internal sealed class EfCoreDriver : IDriver
{
    private readonly List<string> _started = [];
    private string _error = "";

    public DriverFailure? Run(OperationContext operation)
    {
        var migration = (MigrationInputs)operation.Inputs;
        if (migration.Direction == MigrationDirection.Down)
        {
            return MigrationFailures.Direction("efcore");
        }

        if (migration.ConnectionEnv is not { Length: > 0 } variable)
        {
            return MigrationFailures.NoConnectionVariable(migration.Database);
        }

        var (project, missing) = EfCoreProject.Find(operation.PathOf(migration.Path), migration.Path);
        if (missing is not null)
        {
            return missing;
        }

        // Without one, the tools use the project in the folder of deploy.yml as the program that creates the context.
        string[] arguments = [.. migration.Args];
        arguments = ValuesOf("--startup-project", "-s", arguments).Any() ? arguments : ["--startup-project", project, .. arguments];
        var update = new ProgramCall([DotnetCommand.Program, "ef", "database", "update", "--project", project, "--no-build", "--no-color", "--prefix-output", .. arguments])
        {
            Line = text => Take(text, operation),
            Variables = Variables(migration.Database, operation.Variables.Find(variable) ?? ""),
        };

        // The tools would also build, but only restored projects, and without showing errors.
        var builds = ValuesOf("--startup-project", "-s", arguments).Append(project).Distinct().Select(file => DotnetCommand.Of(
            ["build", file, .. ValuesOf("--configuration", "", arguments).SelectMany(value => new[] { "-c", value }), "-v:quiet", "-nologo", "-tl:off"]) with
        {
            Variables = update.Variables,
        });
        var outcome = BuildTurn.Run(operation, [.. builds, update]);

        // EF Core reports each migration that it begins, and rolls back more or less of it on failure.
        if (outcome is null)
        {
            operation.WriteResult(OperationResult.Empty with { Applied = [.. _started.Distinct()] });
        }

        return outcome is { Code: "DPL4104" } && _error.Length > 0 ? MigrationFailures.EfCore(_error) : outcome;
    }

    private static IEnumerable<string> ValuesOf(string name, string shortName, string[] arguments) =>
        arguments.Zip(arguments.Skip(1), (first, second) => (Name: first, Value: second)).Where(pair => pair.Name == name || pair.Name == shortName).Select(pair => pair.Value);

    private static Dictionary<string, string?> Variables(string database, string connection)
    {
        var variables = DotnetCommand.VariablesOfNestedBuild();
        variables["ConnectionStrings__" + database] = connection;

        // The build of the project must not plan the deployment that is running.
        variables["DeployPlanOnBuild"] = "false";
        return variables;
    }

    private void Take(string text, OperationContext operation)
    {
        if (Regex.Match(text, "Applying migration '([^']+)'") is { Success: true } applying)
        {
            _started.Add(applying.Groups[1].Value);
        }

        if (Regex.Match(text, @"^error:\s+(.*\S)") is { Success: true } error)
        {
            _error = error.Groups[1].Value;
        }

        operation.Say(text);
    }
}
