using System.Data.Common;
using System.Globalization;
using DeployPlan.Host.Migrations.Scripts;
using Microsoft.Data.Sqlite;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>SQLite through Microsoft.Data.Sqlite.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    // Another migrator, or the application, may hold the write lock for as long as one of its transactions takes.
    private const int LongestWaitSeconds = 300;

    private readonly SqliteConnectionStringBuilder _connection;

    public SqliteDatabase(SqliteConnectionStringBuilder connection)
    {
        connection.Pooling = false;
        connection.DefaultTimeout = connection.ShouldSerialize("Default Timeout") ? connection.DefaultTimeout : LongestWaitSeconds;
        _connection = connection;
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public bool HasTransactionalSchema => true;

    public bool IsMissing => !_connection.DataSource.StartsWith("file:", StringComparison.Ordinal) && !File.Exists(_connection.DataSource);

    public DbConnection Open()
    {
        var connection = new SqliteConnection(_connection.ConnectionString);
        connection.Open();
        return connection;
    }

    // "main" is the file itself: a temporary table or an attached database must not be taken for it.
    public JournalPlaces FindJournals(DbConnection connection) =>
        new(connection.Values("select 'main' from main.sqlite_master where type = 'table' and name = 'deployplan_migrations'"), "main");

    public string CreateJournal(string table) =>
        $"""
        create table if not exists {table} (
            script_name text primary key not null,
            sha256 text not null,
            applied_at text not null,
            release_id text not null)
        """;

    public string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public string Parameter(int number) => $"${number}";

    public void AddValue(DbCommand command, int number, object value) => command.Parameters.Add(
        new SqliteParameter(Parameter(number), value is DateTime time ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture) : value));

    // SQLite lets one transaction write at a time, and each looks first whether its script was applied meanwhile.
    public IDisposable? Lock(TextWriter output, Stop stop) => new MemoryStream();

    public void ResetSession(DbConnection connection, DbTransaction? transaction)
    {
        // What a pragma sets does not keep a row from being written.
    }

    public bool? IsInTransaction(DbConnection connection, DbTransaction? transaction) => SQLitePCL.raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle!) == 0;

    public void Interrupt(DbCommand command) => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)command.Connection!).Handle!);

    public (string Message, int? Offset) Explain(Exception exception, string statement) => (exception.Message, null);

    public void Dispose()
    {
        // Each connection is closed by who has opened it.
    }
}
