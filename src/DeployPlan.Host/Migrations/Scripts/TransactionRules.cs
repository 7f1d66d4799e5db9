using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>What must not be in the transaction of a script.</summary>
internal static partial class TransactionRules
{
    /// <summary>Whether the statement begins or ends a transaction.</summary>
    public static bool IsOfTransaction(Statement statement, SqlDialect dialect) => Begins(statement, dialect) || Ends(statement, dialect);

    public static bool Begins(Statement statement, SqlDialect dialect) => dialect != SqlDialect.SqlServer && BeginsTransaction().IsMatch(statement.Outline);

    public static bool Ends(Statement statement, SqlDialect dialect) => dialect != SqlDialect.SqlServer && EndsTransaction().IsMatch(statement.Outline);

    /// <summary>Whether the statement leaves its transaction to one that ends it later, perhaps in another session.</summary>
    public static bool Prepares(Statement statement, SqlDialect dialect) => dialect == SqlDialect.PostgreSql && statement.Outline.StartsWith("PREPARE TRANSACTION", StringComparison.Ordinal);

    /// <summary>Whether the statement ends such a transaction.</summary>
    public static bool EndsPrepared(Statement statement) =>
        statement.Outline.StartsWith("COMMIT PREPARED", StringComparison.Ordinal) || statement.Outline.StartsWith("ROLLBACK PREPARED", StringComparison.Ordinal);

    /// <summary>Whether a statement that ends a transaction begins the next one.</summary>
    public static bool BeginsAnother(Statement statement) => Chains().IsMatch(statement.Outline);

    /// <summary>Whether the statement begins a transaction where none is, as a savepoint does on SQLite.</summary>
    public static bool IsOutermostSavepoint(Statement statement, SqlDialect dialect) =>
        dialect == SqlDialect.Sqlite && statement.Outline.StartsWith("SAVEPOINT ", StringComparison.Ordinal);

    /// <summary>Whether the statement ends the transaction that the savepoint has begun.</summary>
    public static bool Releases(Statement statement, Statement savepoint) =>
        savepoint.Outline.StartsWith("SAVEPOINT ", StringComparison.Ordinal) && statement.Outline.StartsWith("RELEASE ", StringComparison.Ordinal)
        && savepoint.Outline.Split(' ')[^1] == statement.Outline.Split(' ')[^1];

    /// <summary>Whether the statement fails within a transaction because of the slot that a subscription has, unless <paramref name="before"/> has taken it away.</summary>
    public static bool DropsSlot(Statement statement, IEnumerable<Statement> before, SqlDialect dialect) =>
        dialect == SqlDialect.PostgreSql && DropsSubscription().IsMatch(statement.Outline) && !before.Any(static earlier => TakesSlotAway().IsMatch(earlier.Outline));

    /// <summary>Whether the statement must come before every query of its transaction.</summary>
    public static bool MustBeFirst(Statement statement, SqlDialect dialect) => dialect == SqlDialect.PostgreSql && SetsTransaction().IsMatch(statement.Outline);

    /// <summary>Whether the statement does nothing outside of a transaction, and the database says no more than that.</summary>
    public static bool IsForTransaction(Statement statement, SqlDialect dialect) => dialect switch
    {
        SqlDialect.PostgreSql => SetsForTransaction().IsMatch(statement.Outline),
        SqlDialect.Sqlite => DefersKeys().IsMatch(statement.Outline),
        _ => false,
    };

    /// <summary>Whether the statement fails, or does nothing, within a transaction.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <param name="version">The major version of the server.</param>
    public static bool IsForNoTransaction(Statement statement, SqlDialect dialect, int version) => dialect switch
    {
        SqlDialect.PostgreSql => OfPostgreSql().IsMatch(statement.Outline) || (version < 12 && AddsEnumValue().IsMatch(statement.Outline)),
        SqlDialect.Sqlite => OfSqlite().IsMatch(statement.Outline),
        SqlDialect.SqlServer => OfSqlServer().IsMatch(statement.Outline),
        _ => OfMySql().IsMatch(statement.Outline),
    };

    [GeneratedRegex(@"\A(?:BEGIN(?! NOT ATOMIC\b)|START TRANSACTION)\b", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsTransaction();

    [GeneratedRegex(@"\A(?:COMMIT|END|ABORT|ROLLBACK(?!(?: WORK| TRANSACTION)? TO\b)|PREPARE TRANSACTION)\b", RegexOptions.CultureInvariant)]
    private static partial Regex EndsTransaction();

    [GeneratedRegex(@"\ADROP SUBSCRIPTION\b", RegexOptions.CultureInvariant)]
    private static partial Regex DropsSubscription();

    [GeneratedRegex(@"\AALTER SUBSCRIPTION .* SLOT_NAME = NONE\b", RegexOptions.CultureInvariant)]
    private static partial Regex TakesSlotAway();

    [GeneratedRegex(@"\ASET (?:LOCAL )?TRANSACTION(?:_ISOLATION|_READ_ONLY|_DEFERRABLE)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex SetsTransaction();

    [GeneratedRegex(@"\ASET (?:LOCAL|CONSTRAINTS|TRANSACTION)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SetsForTransaction();

    [GeneratedRegex(@"\APRAGMA (?:\S+ \. )?DEFER_FOREIGN_KEYS [=(]", RegexOptions.CultureInvariant)]
    private static partial Regex DefersKeys();

    [GeneratedRegex(@"\bAND CHAIN\b", RegexOptions.CultureInvariant)]
    private static partial Regex Chains();

    [GeneratedRegex(
        @"\A(?:(?:CREATE|DROP) (?:DATABASE|TABLESPACE)|(?:CREATE|DROP)(?: UNIQUE)? INDEX CONCURRENTLY|CREATE SUBSCRIPTION(?!.* (?:CREATE_SLOT|CONNECT) = (?:FALSE|OFF|0)\b)|VACUUM|ALTER SYSTEM|DISCARD ALL"
        + @"|ALTER SUBSCRIPTION \S+ (?:REFRESH PUBLICATION|(?:SET|ADD|DROP) PUBLICATION(?!.* REFRESH = (?:FALSE|OFF|0)\b))|REINDEX\b.* (?:CONCURRENTLY|DATABASE|SYSTEM|SCHEMA)|ALTER DATABASE .*SET TABLESPACE|ALTER TABLE .*DETACH PARTITION .*CONCURRENTLY|CLUSTER(?: \( VERBOSE \)| VERBOSE)?\z)(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfPostgreSql();

    [GeneratedRegex(@"\AALTER TYPE .*ADD VALUE\b", RegexOptions.CultureInvariant)]
    private static partial Regex AddsEnumValue();

    [GeneratedRegex(
        @"\A(?:VACUUM\b|DETACH\b|PRAGMA (?:\S+ \. )?(?:(?:FOREIGN_KEYS|JOURNAL_MODE|PAGE_SIZE|AUTO_VACUUM|ENCODING|SYNCHRONOUS|TEMP_STORE|TEMP_STORE_DIRECTORY) [=(]|WAL_CHECKPOINT\b))",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfSqlite();

    [GeneratedRegex(
        @"\A(?:(?:CREATE|ALTER|DROP) DATABASE (?!SCOPED|AUDIT|ENCRYPTION)|(?:CREATE|ALTER|DROP) FULLTEXT|BACKUP|RESTORE|RECONFIGURE)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex OfSqlServer();

    [GeneratedRegex(@"\A(?:SET (?:SESSION |@ @ |@ @ SESSION \. )?AUTOCOMMIT|SET TRANSACTION|XA)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OfMySql();
}
