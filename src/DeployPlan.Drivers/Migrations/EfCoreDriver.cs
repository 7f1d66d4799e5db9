using System.Text;
using System.Text.RegularExpressions;
using DeployPlan.Drivers.Programs;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Migrations;

/// <summary>
/// Updates a database with the tools of EF Core. The context of the project finds the connection string in the environment: under the name that the operation has for it, and
/// as <c>ConnectionStrings__database</c>, which .NET's configuration reads.
/// </summary>
internal sealed class EfCoreDriver : ICheckingDriver
{
    private readonly List<string> _started = [];
    private readonly StringBuilder _info = new();
    private string _error = "";
    private string _program = "";
    private bool _isCompared;
    private bool _hasChanges;
    private bool _isSql;

    public DriverFailure? Run(OperationContext operation)
    {
        var (command, failure) = EfCoreCommand.Of(operation);
        if (command is null)
        {
            return failure;
        }

        // In the turn: what had its turn before may have built the program anew.
        DriverFailure? Prepare() => CheckedProgram.TakeMark(operation) ? null : Preparation(operation, command).Select(static step => step()).FirstOrDefault(static failure => failure is not null);
        var update = command.Ef(text => Take(text, operation), "database", "update");
        var outcome = BuildTurn.Run(operation, Prepare, Step(operation, update));

        // EF Core reports each migration that it begins, and rolls back more or less of it on failure.
        if (outcome is null)
        {
            operation.WriteResult(OperationResult.Empty with { Applied = [.. _started.Distinct()] });
        }

        return outcome is { Code: "DPL4104" } && _error.Length > 0 ? MigrationFailures.EfCore(_error) : outcome;
    }

    /// <summary>Whether the context is that of the database, and its model that of its migrations: EF Core would find that only after other operations have run.</summary>
    public IEnumerable<DriverFailure> Check(OperationContext operation)
    {
        // What an interrupted apply has built may be gone.
        CheckedProgram.TakeMark(operation);
        operation.Say("looking at its connection and model before anything runs");
        var (command, failure) = EfCoreCommand.Of(operation);
        var outcome = command is null ? failure : BuildTurn.Run(operation, [.. Preparation(operation, command), () => FindChanges(operation, command), () => FindProgram(operation, command)]);
        if (outcome is not null)
        {
            return [outcome];
        }

        CheckedProgram.Mark(operation, _program);
        return [];
    }

    private IEnumerable<Func<DriverFailure?>> Preparation(OperationContext operation, EfCoreCommand command) =>
        command.Builds.Select(build => Step(operation, build)).Append(() => Compare(operation, command));

    private static Func<DriverFailure?> Step(OperationContext operation, ProgramCall call) => () => operation.Run(call);

    // A context that cannot be made yet, for example because it asks its server for a version, says so in the update.
    private DriverFailure? Compare(OperationContext operation, EfCoreCommand command)
    {
        _info.Clear();
        var failure = operation.Run(command.Look(TakeInfo, "dbcontext", "info", "--json"));
        _isCompared = failure is null;
        return failure is { Code: not "DPL4104" } ? failure
            : failure is null && EfCoreConnection.IsOther(_info.ToString(), command.Connection, command.Folder) ? MigrationFailures.OtherConnection(command.Variable)
            : null;
    }

    // The command is in the tools since EF Core 8, and fails for other reasons too.
    private DriverFailure? FindChanges(OperationContext operation, EfCoreCommand command)
    {
        var failure = operation.Run(command.Look(text => _hasChanges |= text.IndexOf("Changes have been made to the model", StringComparison.Ordinal) >= 0, "migrations", "has-pending-model-changes"));
        return failure is { Code: not "DPL4104" } ? failure : _hasChanges ? MigrationFailures.PendingChanges() : null;
    }

    // An MSBuild that is older than the option leaves none. What could not be compared yet is compared by the operation.
    private DriverFailure? FindProgram(OperationContext operation, EfCoreCommand command)
    {
        var failure = _isCompared ? operation.Run(command.TargetPath(text => _program = text.Trim())) : null;
        return failure is { Code: not "DPL4104" } ? failure : null;
    }

    private void TakeInfo(string text)
    {
        if (Regex.Match(text, "^data: {4}(.*)$") is { Success: true } data)
        {
            _info.Append(data.Groups[1].Value).Append('\n');
        }
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

        _isSql = IsSql(text);
        if (_isSql)
        {
            operation.Note(text);
        }
        else
        {
            operation.Say(text);
        }
    }

    // What the program logs comes as it is: a line with the name of the logger, then the statement, which is indented. The statement of one that failed is not hidden.
    private bool IsSql(string text) => Regex.IsMatch(text, @"^(info|dbug): Microsoft\.EntityFrameworkCore\.Database\.Command\[") || (_isSql && text.StartsWith("      ", StringComparison.Ordinal));
}
