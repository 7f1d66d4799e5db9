using System.Globalization;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.Migrations;

/// <summary>
/// Runs SQL scripts with the migrator of this package, in a separate process, so that no build loads database code. It gets names on its command line, and
/// the connection string in the environment variable that the operation names.
/// </summary>
internal sealed class RawDriver : IDriver
{
    private DriverFailure? _failure;

    public DriverFailure? Run(OperationContext operation)
    {
        var migration = (MigrationInputs)operation.Inputs;
        if (string.IsNullOrEmpty(migration.ConnectionEnv))
        {
            return MigrationFailures.NoConnectionVariable(migration.Database);
        }

        if (migration.Args is [var argument, ..])
        {
            return MigrationFailures.Arguments(argument);
        }

        var outcome = operation.Run(new ProgramCall([DotnetCommand.Program, "exec", Migrator, .. Options(operation, migration)])
        {
            Line = text => Take(text, operation),
            AskToEnd = true,
        });

        // The message of the migrator says more than its exit code.
        return outcome is { Code: "DPL4104" } ? _failure ?? outcome : outcome;
    }

    // Beside the folder of this assembly.
    private static string Migrator => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(RawDriver).Assembly.Location)!, "..", "migrator", "DeployPlan.Migrator.dll"));

    private static IEnumerable<string> Options(OperationContext operation, MigrationInputs migration) =>
    [
        "--path", operation.PathOf(migration.Path),
        "--database", migration.Database,
        "--connection-variable", migration.ConnectionEnv!,
        "--result", operation.ResultFile,
        .. ReleaseChain.Of(operation).SelectMany(release => new[] { "--release", release }),
        .. migration.Direction == MigrationDirection.Down ? ["--down", .. migration.Scripts.SelectMany(script => new[] { "--script", script })] : Array.Empty<string>(),
    ];

    // Everything is output, except the one line that says why it failed: error, code, file, line, column and text, separated by tabs.
    private void Take(string text, OperationContext operation)
    {
        var parts = text.Split('\t');
        if (parts.Length == 6 && parts[0] == "error")
        {
            _failure = new DriverFailure(parts[1], parts[5])
            {
                File = parts[2],
                Line = int.Parse(parts[3], CultureInfo.InvariantCulture),
                Column = int.Parse(parts[4], CultureInfo.InvariantCulture),
            };
        }
        else
        {
            operation.Say(text);
        }
    }
}
