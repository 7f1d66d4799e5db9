using System.Data.Common;
using System.Globalization;
using DeployPlan.Host.Migrations.Scripts;
using Microsoft.Data.SqlClient;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>SQL Server and Azure SQL through Microsoft.Data.SqlClient.</summary>
internal sealed class SqlServerDatabase : IDatabase
{
    private const string TryLock =
        """
        declare @got int;
        exec @got = sp_getapplock @Resource = 'deployplan', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
        select case when @got >= 0 then 1 else 0 end
        """;

    private const string FreeLock = "exec sp_releaseapplock @Resource = 'deployplan', @LockOwner = 'Session'";

    private readonly string _connection;
    private string _name = "";

    public SqlServerDatabase(SqlConnectionStringBuilder connection)
    {
        connection.Pooling = false;
        connection.Enlist = false;
        connection.ApplicationName = connection.ShouldSerialize("Application Name") ? connection.ApplicationName : "DeployPlan";
        connection.CommandTimeout = connection.ShouldSerialize("Command Timeout") ? connection.CommandTimeout : 0;
        _connection = connection.ConnectionString;
    }

    public SqlDialect Dialect => SqlDialect.SqlServer;

    public bool HasTransactionalSchema => true;

    public bool IsMissing => false;

    public DbConnection Open()
    {
        var connection = new SqlConnection(_connection);
        connection.InfoMessage += static (_, said) => Console.Out.WriteLine(said.Message.ReplaceLineEndings(" "));
        connection.Open();
        _name = connection.Database;
        return connection;
    }

    public JournalPlaces FindJournals(DbConnection connection) => new(
        connection.Values("select schema_name(schema_id) from sys.objects where type in ('U', 'V') and name = 'deployplan_migrations' order by 1"),
        connection.Value(null, "select schema_name()") as string)
    { Database = connection.Database };

    public string CreateJournal(string table) =>
        $"""
        if object_id(N'{table.Replace("'", "''", StringComparison.Ordinal)}') is null
        create table {table} (
            script_name nvarchar(400) collate Latin1_General_BIN2 not null primary key,
            sha256 char(64) not null,
            applied_at datetime2 not null,
            release_id nvarchar(100) not null)
        """;

    public string Quote(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    public string Parameter(int number) => $"@p{number.ToString(CultureInfo.InvariantCulture)}";

    public void AddValue(DbCommand command, int number, object value) => command.Parameters.Add(new SqlParameter(Parameter(number), value));

    public IMigrationLock? Lock(TextWriter output, Stop stop) => PolledLock.Hold(Open, TryLock, FreeLock, output, stop);

    public void ResetSession(DbConnection connection, DbTransaction? transaction)
    {
        foreach (var batch in Resets(_name))
        {
            connection.Run(transaction, batch);
        }
    }

    /// <summary>The batches that take back what a script has set, in a session that began in the database <paramref name="name"/>.</summary>
    /// <remarks>REVERT takes back one EXECUTE AS, in the database where it was set, and has no effect where there is none. So it comes before the USE.</remarks>
    public IEnumerable<string> Resets(string name) =>
    [
        "set noexec off; set parseonly off; set fmtonly off; set rowcount 0; set implicit_transactions off; set lock_timeout -1",
        "declare @level int = 0; while @level < 32 begin revert; set @level += 1 end",
        $"use {Quote(name)}",
    ];

    public bool? IsInTransaction(DbConnection connection, DbTransaction? transaction) => connection.Value(transaction, "select @@trancount") is > 0;

    // The commit of the script would end the inner one alone, and the end of the session would take all of it back.
    public bool IsInFurtherTransaction(DbConnection connection, DbTransaction transaction) => connection.Value(transaction, "select @@trancount") is > 1;

    public void Interrupt(DbCommand command) => command.Cancel();

    public (string Message, int? Offset) Explain(Exception exception, string statement) => exception is SqlException { Number: > 0 } error
        ? ($"{error.Message} ({error.Number.ToString(CultureInfo.InvariantCulture)})", StatementLine.OffsetOf(statement, error.LineNumber))
        : (exception.Message, null);

    public void Dispose()
    {
        // Each connection is closed by who has opened it.
    }
}
