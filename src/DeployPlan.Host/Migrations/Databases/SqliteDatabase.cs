using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using DeployPlan.Files;
using DeployPlan.Host.Migrations.Scripts;
using Microsoft.Data.Sqlite;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>SQLite through Microsoft.Data.Sqlite.</summary>
internal sealed partial class SqliteDatabase : IDatabase
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

    public bool IsMissing => !File.Exists(Named);

    private string Named => OfUri().Match(_connection.DataSource) is { Success: true } uri ? Uri.UnescapeDataString(uri.Groups["file"].Value) : _connection.DataSource;

    public DbConnection Open()
    {
        var connection = new SqliteConnection(_connection.ConnectionString);
        connection.Open();
        return connection;
    }

    // "main" is the file itself: a temporary table or an attached database must not be taken for it.
    public JournalPlaces FindJournals(DbConnection connection) =>
        new(connection.Values("select 'main' from main.sqlite_master where type in ('table', 'view') and name = 'deployplan_migrations'"), "main");

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

    // SQLite lets one transaction write at a time. What runs without one, or in several, needs a lock that outlasts them: a file beside the database, which is gone with its holder.
    public IMigrationLock? Lock(TextWriter output, Stop stop)
    {
        var file = FileName() + "-deployplan";
        try
        {
            return HeldFile.Take(() => FileLock.Take(file, PolledLock.Pause(output, stop), FileOptions.DeleteOnClose));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !File.Exists(file))
        {
            // Where no file can be made, SQLite cannot write either, for it makes its own there.
            return new HeldFile(new MemoryStream());
        }
    }

    public void ResetSession(DbConnection connection, DbTransaction? transaction) => connection.Run(transaction, "pragma query_only = 0");

    public bool? IsInTransaction(DbConnection connection, DbTransaction? transaction) => SQLitePCL.raw.sqlite3_get_autocommit(((SqliteConnection)connection).Handle!) == 0;

    public (Script Script, Flaw Flaw)? FindUseless(DbConnection connection, IReadOnlyList<Script> scripts, bool mayBeMade) => SqliteLayout.FindUseless(connection, scripts, mayBeMade);

    public (int? Offset, string Text)? LeftUseless(DbConnection connection, IReadOnlyList<Statement> statements) => SqliteLayout.LeftUseless(connection, statements);

    public void Interrupt(DbCommand command) => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)command.Connection!).Handle!);

    public (string Message, int? Offset) Explain(Exception exception, string statement) => (
        exception is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CANTOPEN } && LacksFolder
            ? $"{exception.Message.TrimEnd('.')}: the folder of its Data Source does not exist; make it, or correct the connection string"
            : exception.Message,
        null);

    // The library itself replaces what begins with '|'.
    private bool LacksFolder => !Named.StartsWith('|') && Path.GetDirectoryName(Named) is { Length: > 0 } folder && !Directory.Exists(folder);

    // file:shop.db, file:/srv/shop.db?mode=rwc, file:///srv/shop.db (https://www.sqlite.org/uri.html).
    [GeneratedRegex(@"\Afile:(?://[^/?#]*)?(?<file>[^?#]*)", RegexOptions.CultureInvariant)]
    private static partial Regex OfUri();

    // As SQLite knows it: absolute, without links, and not as a URI.
    private string FileName()
    {
        using var connection = (SqliteConnection)Open();
        return SQLitePCL.raw.sqlite3_db_filename(connection.Handle!, "main").utf8_to_string();
    }

    public void Dispose()
    {
        // Each connection is closed by who has opened it.
    }
}
