namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>Whose SQL it is: where a statement ends depends on that.</summary>
internal enum SqlDialect
{
    /// <summary>Dollar quotes, <c>E''</c>, nested comments, <c>BEGIN ATOMIC</c>.</summary>
    PostgreSql,

    /// <summary>Names in <c>[]</c> and backticks, bodies of triggers.</summary>
    Sqlite,

    /// <summary>Batches that end at a line <c>GO</c>.</summary>
    SqlServer,

    /// <summary>MySQL and MariaDB: backslashes, <c>#</c> comments, <c>DELIMITER</c>, bodies of routines.</summary>
    MySql,
}
