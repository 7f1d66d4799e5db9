using System.Data;
using DeployPlan.Migrator.Databases;
using DeployPlan.Migrator.Scripts;

namespace DeployPlan.Migrator;

/// <summary>Runs the statements of scripts, and knows the current one.</summary>
internal sealed class ScriptExecution(IDatabase database, Stop stop)
{
    private Script? _script;
    private Statement? _statement;

    /// <summary>The first statement that would break the transaction of its script; null if all scripts may run.</summary>
    public Failure? Check(IEnumerable<Script> scripts) => scripts.Where(static script => script.HasTransaction)
        .SelectMany(script => SqlStatements.Split(script.Text, database.Dialect)
            .Where(static statement => statement.IsOfTransaction)
            .Select(statement => Failures.EndsTransaction(script, statement)))
        .FirstOrDefault();

    public void Run(Script script, Func<IDbCommand> factory)
    {
        _script = script;
        foreach (var statement in SqlStatements.Split(script.Text, database.Dialect))
        {
            _statement = statement;
            using var command = factory();
            command.CommandText = statement.Text;
            database.Prepare(command);
            stop.Run(command, database.Interrupt);
        }

        _statement = null;
    }

    /// <summary>The failure with the place in the script, where one was running.</summary>
    public Failure Explain(Exception exception, string name)
    {
        var (message, offset) = database.Explain(exception, _statement?.Text ?? "");
        return _script is null ? Failures.NotUsable(name, message) : Failures.Script(_script, (_statement?.Start ?? 0) + (offset ?? 0), message);
    }
}
