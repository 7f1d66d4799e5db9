using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using DeployPlan.Host.Migrations.Scripts;
using MySqlConnector;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>MySQL and MariaDB through MySqlConnector.</summary>
internal sealed partial class MySqlDatabase : IDatabase
{
    // One lock per database: its name may be longer than that of a lock.
    private const string TryLock = "select get_lock(concat('deployplan.', sha1(database())), 0)";
    private const string FreeLock = "select release_lock(concat('deployplan.', sha1(database())))";

    // ER_CANT_CHANGE_TX_CHARACTERISTICS: a transaction is in progress.
    private const int CannotChangeTransaction = 1568;

    private readonly string _connection;
    private readonly string _database;

    public MySqlDatabase(MySqlConnectionStringBuilder connection)
    {
        connection.Pooling = false;
        connection.AutoEnlist = false;
        connection.AllowUserVariables = true;
        connection.ApplicationName = connection.ApplicationName.Length == 0 ? "DeployPlan" : connection.ApplicationName;
        connection.DefaultCommandTimeout = connection.ShouldSerialize("Default Command Timeout") ? connection.DefaultCommandTimeout : 0;
        _database = connection.Database;
        _connection = connection.ConnectionString;
    }

    public SqlDialect Dialect => SqlDialect.MySql;

    public bool HasTransactionalSchema => false;

    public bool IsMissing => false;

    public DbConnection Open()
    {
        var connection = new MySqlConnection(_connection);
        connection.InfoMessage += static (_, said) =>
        {
            foreach (var message in said.Errors)
            {
                Console.Out.WriteLine($"{message.Level.ToLowerInvariant()}: {message.Message.ReplaceLineEndings(" ")}");
            }
        };
        connection.Open();
        return connection;
    }

    public JournalPlaces FindJournals(DbConnection connection) => new(
        connection.Values("select table_schema from information_schema.tables where table_schema = database() and table_name = 'deployplan_migrations'"),
        _database.Length == 0 ? null : _database);

    // The names of scripts are told apart as everywhere: to the letter.
    public string CreateJournal(string table) =>
        $"""
        create table if not exists {table} (
            script_name varchar(500) character set utf8mb4 collate utf8mb4_bin not null primary key,
            sha256 char(64) not null,
            applied_at datetime(6) not null,
            release_id varchar(100) not null) engine = InnoDB
        """;

    public string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    public string Parameter(int number) => $"@p{number}";

    public void AddValue(DbCommand command, int number, object value) => command.Parameters.Add(new MySqlParameter(Parameter(number), value));

    public IMigrationLock? Lock(TextWriter output, Stop stop) => PolledLock.Hold(OpenIdle, TryLock, FreeLock, output, stop);

    public void ResetSession(DbConnection connection, DbTransaction? transaction)
    {
        // This ends a transaction only where there are locks, and those have ended it already.
        connection.Run(transaction, "unlock tables");
        connection.Run(transaction, "set session transaction read write");
        connection.Run(transaction, "set names utf8mb4");
        connection.Run(transaction, "set session sql_mode = default");
    }

    // Both commit by themselves with each change of the schema, so that a transaction may rightly have ended. MySQL has no variable that says whether there is one,
    // but refuses what is only for the next one.
    public bool? IsInTransaction(DbConnection connection, DbTransaction? transaction)
    {
        if (transaction is not null)
        {
            return null;
        }

        try
        {
            connection.Run(transaction, "set transaction read write");
            return false;
        }
        catch (MySqlException e) when (e.Number == CannotChangeTransaction)
        {
            return true;
        }
    }

    public void Interrupt(DbCommand command) => command.Cancel();

    public (string Message, int? Offset) Explain(Exception exception, string statement) => exception is MySqlException { Number: > 0 } error
        ? ($"{error.Message} ({error.Number.ToString(CultureInfo.InvariantCulture)})", AtLine().Match(error.Message) is { Success: true } at ? OffsetOf(statement, at.Groups["line"].Value) : null)
        : (exception.InnerException is { } inner ? $"{exception.Message} ({inner.Message})" : exception.Message, null);

    public void Dispose()
    {
        // Each connection is closed by who has opened it.
    }

    // A session that does nothing while scripts run must not be ended for that, with its lock. The longest time that all systems have.
    private DbConnection OpenIdle()
    {
        var connection = Open();
        connection.Run(null, "set session wait_timeout = 2147483");
        return connection;
    }

    private static int OffsetOf(string statement, string line) => StatementLine.OffsetOf(statement, int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1);

    [GeneratedRegex(" at line (?<line>[0-9]{1,9})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AtLine();
}
