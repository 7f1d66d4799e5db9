using System.Data.Common;

namespace DeployPlan.Migrator.Databases;

/// <summary>Finds out which database a connection string is for.</summary>
internal static class ConnectionText
{
    private static readonly string[] OfPostgreSql = ["host", "server"];
    private static readonly string[] OfSqlite = ["data source", "datasource", "filename"];

    /// <summary>The database, or why there is none. The message does not quote the value, which contains a password.</summary>
    public static (IDatabase? Database, string Why) Open(string value)
    {
        if (PostgreSqlUrl.Is(value))
        {
            return PostgreSqlUrl.Read(value) is { Pairs: { } read } ? PostgreSql(read) : (null, PostgreSqlUrl.Read(value).Why);
        }

        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = value;
        }
        catch (ArgumentException)
        {
            return (null, "it has no 'key=value' pairs separated by ';'");
        }

        return Array.Exists(OfPostgreSql, pairs.ContainsKey) ? PostgreSql(pairs)
            : Array.Exists(OfSqlite, pairs.ContainsKey) ? Sqlite(pairs)
            : (null, "it has none of the keys Host, Server, Data Source and Filename");
    }

    private static (IDatabase? Database, string Why) PostgreSql(DbConnectionStringBuilder pairs)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder();
        return Copy(pairs, connection) is { } why ? (null, why) : (new PostgreSqlDatabase(connection), "");
    }

    private static (IDatabase? Database, string Why) Sqlite(DbConnectionStringBuilder pairs)
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder();
        return Copy(pairs, connection) is { } why ? (null, why) : (new SqliteDatabase(connection), "");
    }

    private static string? Copy(DbConnectionStringBuilder from, DbConnectionStringBuilder to)
    {
        foreach (string key in from.Keys)
        {
            try
            {
                to[key] = from[key];
            }
            catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                return $"'{key}' is unknown or has an invalid value";
            }
        }

        return null;
    }
}
