using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>A kind of database, with the library that knows its connection strings.</summary>
internal sealed partial class ConnectionKind
{
    private readonly Func<DbConnectionStringBuilder> _new;
    private readonly Func<DbConnectionStringBuilder, (IDatabase? Database, string Why)> _open;

    private ConnectionKind(string name, string title, string port, Func<DbConnectionStringBuilder> create, Func<DbConnectionStringBuilder, (IDatabase? Database, string Why)> open) =>
        (Name, Title, Port, _new, _open) = (name, title, port, create, open);

    public static ConnectionKind PostgreSql { get; } = new(
        "postgresql", "PostgreSQL", "5432", static () => new NpgsqlConnectionStringBuilder(), static pairs => (new PostgreSqlDatabase((NpgsqlConnectionStringBuilder)pairs), ""));

    public static ConnectionKind Sqlite { get; } = new(
        "sqlite", "SQLite", "", static () => new SqliteConnectionStringBuilder(), static pairs => OpenSqlite((SqliteConnectionStringBuilder)pairs));

    public static ConnectionKind SqlServer { get; } = new(
        "sqlserver", "SQL Server", "1433", static () => new SqlConnectionStringBuilder(), static pairs => (new SqlServerDatabase((SqlConnectionStringBuilder)pairs), ""));

    public static ConnectionKind MySql { get; } = new(
        "mysql", "MySQL", "3306", static () => new MySqlConnectionStringBuilder(), static pairs => OpenMySql((MySqlConnectionStringBuilder)pairs));

    /// <summary>What deploy.yml calls it.</summary>
    public string Name { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>Where its servers listen.</summary>
    public string Port { get; }

    /// <summary>The kind with that name.</summary>
    /// <exception cref="InvalidOperationException">There is none. The driver has checked the name.</exception>
    public static ConnectionKind Find(string name) => new[] { PostgreSql, Sqlite, SqlServer, MySql }.Single(kind => kind.Name == name);

    /// <summary>Says which key the database that knows most of the keys does not know.</summary>
    public static string NearestTo(DbConnectionStringBuilder pairs)
    {
        var (kind, number) = new[] { PostgreSql, Sqlite, SqlServer, MySql }.Select(kind => (kind, Number: kind.Unknown(pairs))).MaxBy(static nearest => nearest.Number);
        return UnknownKey(kind, number);
    }

    /// <summary>Whether it knows every key, and takes every value.</summary>
    public bool Fits(DbConnectionStringBuilder pairs) => Unknown(pairs) == 0;

    /// <summary>The database; why there is none where <see cref="Fits"/> is false, or the values together make no sense.</summary>
    public (IDatabase? Database, string Why) Open(DbConnectionStringBuilder pairs)
    {
        var (known, why) = Read(pairs);
        if (known is null)
        {
            return (null, why);
        }

        try
        {
            return _open(known);
        }
        catch (Exception e) when (ScriptExecution.IsOfDatabase(e))
        {
            return (null, $"its values do not make a connection to {Title}");
        }
    }

    /// <summary>The pairs as the library of this kind has them, or why it does not take them.</summary>
    public (DbConnectionStringBuilder? Known, string Why) Read(DbConnectionStringBuilder pairs)
    {
        var known = _new();
        return Copy(pairs, known) is var number and > 0 ? (null, UnknownKey(this, number)) : (known, "");
    }

    private static string UnknownKey(ConnectionKind kind, int number) =>
        $"{kind.Title} does not know its {number.ToString(CultureInfo.InvariantCulture)}. key, counted in alphabetical order, or not the value of that key";

    private static (IDatabase? Database, string Why) OpenSqlite(SqliteConnectionStringBuilder pairs) =>
        pairs.Mode == SqliteOpenMode.Memory || pairs.DataSource is "" or ":memory:" || InMemory().IsMatch(pairs.DataSource) ? (null, "its database is in memory, and gone after the migration")
        : Path.GetFileName(pairs.DataSource) is var name && name == pairs.DataSource && !name.Contains('.', StringComparison.Ordinal) && !File.Exists(name)
            ? (null, "it could be the name of a server or of a new file of SQLite; for a file write its ending or './' before it")
        : (new SqliteDatabase(pairs), "");

    private static (IDatabase? Database, string Why) OpenMySql(MySqlConnectionStringBuilder pairs) =>
        pairs.Database.Length == 0 ? (null, "it names no database; add it as in 'Server=...;Database=shop'") : (new MySqlDatabase(pairs), "");

    [GeneratedRegex(@"\Afile:(?::memory:|[^#]*[?&]mode=memory(?:[&#]|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex InMemory();

    private int Unknown(DbConnectionStringBuilder pairs) => Copy(pairs, _new());

    // The number of the first key that is not known, from 1; 0 if all are.
    private static int Copy(DbConnectionStringBuilder from, DbConnectionStringBuilder to)
    {
        var number = 0;
        foreach (string key in from.Keys)
        {
            number++;
            try
            {
                to[key] = from[key];
            }
            catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or InvalidOperationException or NotSupportedException)
            {
                return number;
            }
        }

        return 0;
    }
}
