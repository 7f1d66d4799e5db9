using System.Data;
using DbUp.Engine.Transactions;
using DbUp.Sqlite;
using DeployPlan.Migrator.Scripts;
using Microsoft.Data.Sqlite;

namespace DeployPlan.Migrator.Databases;

/// <summary>SQLite through Microsoft.Data.Sqlite.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    // Another migrator, or the application, may hold the write lock for as long as one of its transactions takes.
    private const int LongestWaitSeconds = 300;

    private readonly string _connection;

    public SqliteDatabase(SqliteConnectionStringBuilder connection)
    {
        connection.Pooling = false;
        connection.DefaultTimeout = connection.ShouldSerialize("Default Timeout") ? connection.DefaultTimeout : LongestWaitSeconds;
        _connection = connection.ConnectionString;
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public string CreateJournal =>
        """
        create table if not exists deployplan_migrations (
            script_name text primary key not null,
            sha256 text not null,
            applied_at text not null,
            release_id text not null)
        """;

    public DatabaseConnectionManager Connect() => new SqliteConnectionManager(_connection);

    public void AddValue(IDbCommand command, int number, object value) =>
        command.Parameters.Add(new SqliteParameter($"${number}", value is DateTime time ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture) : value));

    // SQLite lets one transaction write at a time, and each looks first whether its script was applied meanwhile.
    public IDisposable? Lock(TextWriter output, Stop stop) => new MemoryStream();

    public void Prepare(IDbCommand command)
    {
        // SQLite says nothing.
    }

    public void Interrupt(IDbCommand command) => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)command.Connection!).Handle!);

    public (string Message, int? Offset) Explain(Exception exception, string statement) => (exception.Message, null);

    public void Dispose()
    {
        // Each connection is closed by who has opened it.
    }
}
