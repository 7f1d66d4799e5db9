using System.Diagnostics;
using System.Globalization;
using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.Migrations;

/// <summary>
/// Runs SQL scripts with the migrator of this package, in a separate process, so that no build loads database code. It gets names on its command line, and
/// the connection string in the environment variable that the operation names.
/// </summary>
internal sealed class RawDriver : ICheckingDriver
{
    private DriverFailure? _failure;

    public DriverFailure? Run(OperationContext operation) => Call(operation);

    public IEnumerable<DriverFailure> Check(OperationContext operation) => Call(operation, "--check") is { } failure ? [failure] : [];

    private DriverFailure? Call(OperationContext operation, params string[] options)
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

        var outcome = operation.Run(new ProgramCall([DotnetCommand.Program, "exec", Host, "migrate", .. Options(operation, migration), .. options])
        {
            Line = text => Take(text, operation),
            AskToEnd = true,
        });

        // The message of the migrator says more than its exit code.
        return outcome is { Code: "DPL4104" } ? _failure ?? outcome : outcome;
    }

    // Beside the folder of this assembly.
    private static string Host => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(RawDriver).Assembly.Location)!, "..", "host", "DeployPlan.Host.dll"));

    private static IEnumerable<string> Options(OperationContext operation, MigrationInputs migration) =>
    [
        "--path", operation.PathOf(migration.Path),
        "--database", migration.Database,
        "--connection-variable", migration.ConnectionEnv!,
        .. operation.ResultFile.Length > 0 ? ["--result", operation.ResultFile] : Array.Empty<string>(),
        .. operation.SealedInputs.Length > 0 ? ["--seals", operation.SealedInputs, "--planned-path", migration.Path] : Array.Empty<string>(),
        "--releases", operation.EnvironmentDirectory,
        "--operation", operation.Id,
        "--parent", Process.GetCurrentProcess().Id.ToString(CultureInfo.InvariantCulture),
        .. Option("--dialect", migration.Dialect),
        .. Option("--out-of-order", migration.OutOfOrder),
        .. Option("--renamed-from", migration.RenamedFrom),
        .. migration.Renamed.SelectMany(static renamed => new[] { "--renamed", renamed.Key, "--to", renamed.Value }),
        .. ReleaseChain.Of(operation).SelectMany(release => new[] { "--release", release }),
        .. operation.AllowOutdated ? ["--older"] : Array.Empty<string>(),
        .. operation.NewDatabases.Contains(migration.Database) ? ["--new"] : Array.Empty<string>(),
        .. migration.Direction switch
        {
            MigrationDirection.Down => ["--down"],
            MigrationDirection.Baseline => ["--baseline"],
            _ => Array.Empty<string>(),
        },
        .. migration.Scripts.SelectMany(static script => new[] { "--script", script }),
    ];

    private static string[] Option(string name, string? value) => value is null ? [] : [name, value];

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
