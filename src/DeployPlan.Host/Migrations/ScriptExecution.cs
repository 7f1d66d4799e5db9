using System.Data.Common;
using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Migrations;

/// <summary>Runs scripts, each in a session of its own: what one sets for its session reaches neither the next nor the journal.</summary>
internal sealed class ScriptExecution(IDatabase database, MigratorOptions options, Stop stop)
{
    /// <summary>Runs a script and writes to the journal, both or neither where the script has a transaction.</summary>
    /// <param name="script">What to run.</param>
    /// <param name="isDone">Looks in the transaction of the script whether another migrator was faster.</param>
    /// <param name="record">Writes to the journal.</param>
    /// <returns>Whether it ran, and why it did not succeed.</returns>
    public (bool HasRun, Failure? Failure) Run(Script script, Func<DbConnection, DbTransaction?, bool> isDone, Action<DbConnection, DbTransaction?> record)
    {
        Statement? current = null;
        var hasRun = false;
        try
        {
            using (var session = database.Open())
            using (var transaction = script.HasTransaction ? session.BeginTransaction() : null)
            {
                var isAsked = false;
                foreach (var statement in script.Sql.Statements)
                {
                    if (!isAsked && !TransactionRules.MustBeFirst(statement, script.Dialect))
                    {
                        if (isDone(session, transaction))
                        {
                            return (false, null);
                        }

                        isAsked = true;
                    }

                    current = statement;
                    Run(statement, session, transaction);
                }

                (current, hasRun) = (null, true);
                if (!isAsked && isDone(session, transaction))
                {
                    return (false, null);
                }

                if (StateOf(script, session, transaction) is { } failure)
                {
                    return (true, failure);
                }

                if (transaction is not null)
                {
                    database.ResetSession(session, transaction);
                    record(session, transaction);
                    transaction.Commit();
                    return (true, null);
                }
            }

            Record(record);
            return (true, null);
        }
        catch (Exception e) when (IsOfDatabase(e))
        {
            return (true, Explain(e, script, current, hasRun));
        }
    }

    /// <summary>Whether a script is applied whole or not at all.</summary>
    public static bool IsOneTransaction(Script script, IDatabase database) => script.HasTransaction && database.HasTransactionalSchema;

    /// <summary>What databases and their libraries throw.</summary>
    public static bool IsOfDatabase(Exception e) => e is DbException or IOException or TimeoutException or InvalidOperationException or NotSupportedException or ArgumentException
        or FormatException or OperationCanceledException or UnauthorizedAccessException or System.Net.Sockets.SocketException or System.Security.Authentication.AuthenticationException;

    private void Run(Statement statement, DbConnection session, DbTransaction? transaction)
    {
        using var command = session.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement.Text;
        for (var i = 0; i < statement.Times; i++)
        {
            stop.Run(command, database.Interrupt);
        }
    }

    // What the script has done must not be lost with a transaction that no one ends, nor be there without its row.
    private Failure? StateOf(Script script, DbConnection session, DbTransaction? transaction) => database.IsInTransaction(session, transaction) switch
    {
        true when transaction is null => Failures.LeftOpen(script),
        false when transaction is not null => Failures.EndedEarly(script),
        true when transaction is not null && database.IsInFurtherTransaction(session, transaction) => Failures.LeftOpen(script),
        _ when transaction is null && database.LeftUseless(session, script.Sql.Statements) is var (offset, useless) => Failures.Script(script, offset, useless),
        _ => null,
    };

    private void Record(Action<DbConnection, DbTransaction?> record)
    {
        using var session = database.Open();
        using var transaction = session.BeginTransaction();
        record(session, transaction);
        transaction.Commit();
    }

    // With the place in the script, where a statement was running.
    private Failure Explain(Exception exception, Script script, Statement? statement, bool hasRun)
    {
        var (said, offset) = database.Explain(exception, statement?.Text ?? "");
        var message = statement is null ? ConnectionMask.Apply(said, options) : said;
        var remains = hasRun && !IsOneTransaction(script, database)
            ? $"; all of the script ran and {(script.HasTransaction ? "may stay" : "stays")}, but it is not noted as applied, so the next attempt would run it again: look at the database"
            : statement is null || statement == script.Sql.Statements[0] ? ""
            : !script.HasTransaction ? "; what is before this statement stays applied, and the next attempt runs all of the script again"
            : database.HasTransactionalSchema ? ""
            : "; MySQL and MariaDB commit with each statement that changes the schema, so what is before this one may stay applied: look at the database before the next attempt";
        return statement is null && exception is OperationCanceledException
            ? Failures.NotUsable(options.Database, message)
            : Failures.Script(script, statement is null ? null : statement.Start + (offset ?? 0), message + remains) with { IsHalfRun = remains.Length > 0 };
    }
}
