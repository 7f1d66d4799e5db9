using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>What can be seen of scripts before the first of them runs.</summary>
internal static partial class ScriptCheck
{
    /// <summary>The first thing that is wrong; null if all scripts may run.</summary>
    /// <param name="scripts">In their order.</param>
    /// <param name="version">The major version of the server.</param>
    public static Failure? FailureOf(IEnumerable<Script> scripts, int version) =>
        scripts.Select(script => FailureOf(script, version)).FirstOrDefault(static failure => failure is not null);

    private static Failure? FailureOf(Script script, int version) =>
        script.Sql.Flaw is { } flaw ? Failures.Flawed(script, flaw)
        : Directive.FlawOf(script.Sql) is { } directive ? Failures.Directive(script, directive)
        : script.Sql.Statements.FirstOrDefault(statement => IsForClient(statement, script.Dialect)) is { } client ? Failures.ForClient(script, client)
        : SqlitePragma.FlawOf(script) is { } pragma ? Failures.Flawed(script, pragma)
        : script.Sql.Statements.Count == 0 ? Failures.NoStatement(script)
        : script.Sql.Statements.All(static statement => OnlyExplains().IsMatch(statement.Outline)) ? Failures.OnlyExplains(script)
        : script.HasTransaction ? InTransaction(script, version)
        : InOwnTransactions(script, version);

    private static Failure? InTransaction(Script script, int version) => script.Sql.Statements
        .Select((statement, i) => TransactionRules.IsForNoTransaction(statement, script.Dialect, version) || TransactionRules.DropsSlot(statement, script.Sql.Statements.Take(i), script.Dialect) ? Failures.NotInTransaction(script, statement)
            : TransactionRules.IsOfTransaction(statement, script.Dialect) ? Failures.EndsTransaction(script, statement)
            : null)
        .FirstOrDefault(static failure => failure is not null);

    // What the transactions of a script that has none around it would make useless, and the last one where no statement ends it.
    private static Failure? InOwnTransactions(Script script, int version)
    {
        Statement? open = null;
        var prepared = new Stack<Statement>();
        foreach (var statement in script.Sql.Statements)
        {
            // To MySQL, SET AUTOCOMMIT ends a transaction.
            if (open is not null && script.Dialect != SqlDialect.MySql && TransactionRules.IsForNoTransaction(statement, script.Dialect, version))
            {
                return Failures.NotInTransaction(script, statement, open);
            }

            if (open is null && TransactionRules.IsForTransaction(statement, script.Dialect))
            {
                return Failures.OutsideTransaction(script, statement);
            }

            if (TransactionRules.Prepares(statement, script.Dialect))
            {
                prepared.Push(statement);
            }
            else if (TransactionRules.EndsPrepared(statement))
            {
                prepared.TryPop(out _);
            }

            open = TransactionRules.Begins(statement, script.Dialect) ? statement
                : TransactionRules.Ends(statement, script.Dialect) ? TransactionRules.BeginsAnother(statement) ? statement : null
                : open is null && TransactionRules.IsOutermostSavepoint(statement, script.Dialect) ? statement
                : open is not null && TransactionRules.Releases(statement, open) ? null
                : open;
        }

        if (prepared.TryPeek(out var left))
        {
            return Failures.LeftPrepared(script, left);
        }

        // Where a savepoint is left, the database says so.
        return open is not null && !TransactionRules.IsOutermostSavepoint(open, script.Dialect) ? Failures.LeftOpen(script, open) : null;
    }

    // psql, sqlcmd and mysql understand these lines; a server does not.
    private static bool IsForClient(Statement statement, SqlDialect dialect) =>
        statement.ForClient is not null || OfClient().IsMatch(statement.Outline) || (dialect == SqlDialect.MySql && OfMySqlClient().IsMatch(statement.Outline));

    [GeneratedRegex(@"\A(?:\\|COPY .* FROM STDIN\b|COPY .* TO STDOUT\b|\. [A-Z]+\b|GO\b|DELIMITER\b|: (?:SETVAR|R|CONNECT|ON)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex OfClient();

    [GeneratedRegex(@"\A(?:SOURCE|SYSTEM|(?:NO)?TEE|(?:NO)?PAGER|CHARSET|CONNECT|PROMPT|REHASH|(?:NO)?WARNINGS?|STATUS|EXIT|QUIT|EDIT|EGO|PRINT)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfMySqlClient();

    [GeneratedRegex(@"\AEXPLAIN\b(?!.*\bANALYZE\b(?! (?:FALSE|OFF|0)\b))", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyExplains();
}
