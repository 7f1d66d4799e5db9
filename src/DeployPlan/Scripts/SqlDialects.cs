namespace DeployPlan.Scripts;

/// <summary>The databases that <c>raw</c> speaks, as a config names them.</summary>
internal static class SqlDialects
{
    public const string PostgreSql = "postgresql";
    public const string Sqlite = "sqlite";
    public const string SqlServer = "sqlserver";
    public const string MySql = "mysql";

    /// <summary>Every one.</summary>
    public static readonly string[] All = [PostgreSql, Sqlite, SqlServer, MySql];
}
