using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using DeployPlan.Host.Migrations.Scripts;
using Npgsql;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>PostgreSQL through Npgsql.</summary>
internal sealed partial class PostgreSqlDatabase : IDatabase
{
    // Any number that no one else uses: "DeployPl" in ASCII.
    private const string TryLock = "select pg_try_advisory_lock(4928175049148953708)";
    private const string FreeLock = "select pg_advisory_unlock(4928175049148953708)";

    // Makes the server roll back one second after a client was killed, instead of continuing a long statement with its locks.
    private const string NoticeKilledClient =
        "select set_config(name, '1000', false) from pg_settings where name = 'client_connection_check_interval' and setting = '0'";

    // A session that does nothing while scripts run must not be ended for that, with its lock. Servers before 14 do not do that.
    private const string MayBeIdle = "select set_config(name, '0', false) from pg_catalog.pg_settings where name = 'idle_session_timeout'";

    // In an open transaction the time of its start, else another one each time.
    private const string StartOfTransaction = "select pg_catalog.now()";

    private const string Journals = "select nspname::text from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        + " where c.relname = 'deployplan_migrations' and c.relpersistence <> 't'";

    private readonly NpgsqlDataSource _source;
    private readonly bool _hasSearchPath;

    public PostgreSqlDatabase(NpgsqlConnectionStringBuilder connection)
    {
        connection.Pooling = false;
        connection.Enlist = false;
        connection.ApplicationName ??= "DeployPlan";

        // An index on a large table takes time, so the limit is that of the operation.
        connection.CommandTimeout = connection.ContainsKey("Command Timeout") && connection.ShouldSerialize("Command Timeout") ? connection.CommandTimeout : 0;
        connection.KeepAlive = connection.KeepAlive == 0 ? 30 : connection.KeepAlive;
        _hasSearchPath = !string.IsNullOrEmpty(connection.SearchPath) || (connection.Options?.Contains("search_path", StringComparison.OrdinalIgnoreCase) ?? false);
        var kind = KindOf(connection.TargetSessionAttributes);
        connection.TargetSessionAttributes = null;
        var source = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        source.UsePhysicalConnectionInitializer(AskToNoticeKilledClient, static opened =>
        {
            AskToNoticeKilledClient(opened);
            return Task.CompletedTask;
        });
        _source = kind is null && !connection.Host!.Contains(',', StringComparison.Ordinal) ? source.Build() : source.BuildMultiHost().WithTargetSession(kind ?? TargetSessionAttributes.Primary);
    }

    public SqlDialect Dialect => SqlDialect.PostgreSql;

    public bool HasTransactionalSchema => true;

    public bool IsMissing => false;

    public DbConnection Open()
    {
        var connection = _source.OpenConnection();
        connection.Notice += Say;
        return connection;
    }

    // A view counts where a new table would be made and there is no table anywhere.
    public JournalPlaces FindJournals(DbConnection connection) => new(
        connection.Values(Journals + " and c.relkind in ('r', 'p') order by 1") is { Count: > 0 } tables ? tables
            : connection.Values(Journals + " and c.relkind in ('v', 'm', 'f') and nspname = current_schema()"),
        connection.Value(null, "select current_schema()::text") as string,
        _hasSearchPath)
    {
        SearchPath = connection.Values("select n::text from pg_catalog.unnest(pg_catalog.current_schemas(false)) with ordinality as s(n, i) order by i"),
    };

    public string CreateJournal(string table) =>
        $"""
        create table if not exists {table} (
            script_name text primary key,
            sha256 text not null,
            applied_at timestamptz not null,
            release_id text not null)
        """;

    public string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public string Parameter(int number) => $"${number}";

    public void AddValue(DbCommand command, int number, object value) => command.Parameters.Add(new NpgsqlParameter { Value = value });

    public IMigrationLock? Lock(TextWriter output, Stop stop) => PolledLock.Hold(OpenIdle, TryLock, FreeLock, output, stop);

    public void ResetSession(DbConnection connection, DbTransaction? transaction)
    {
        connection.Run(transaction, "reset session authorization");
        connection.Run(transaction, "reset role");
        connection.Run(transaction, "reset all");
    }

    public bool? IsInTransaction(DbConnection connection, DbTransaction? transaction) =>
        Equals(connection.Value(transaction, StartOfTransaction), connection.Value(transaction, StartOfTransaction));

    // What was interrupted leaves an index that is not used and proves nothing, and IF NOT EXISTS takes it for the one that is meant.
    public (int? Offset, string Text)? LeftUseless(DbConnection connection, IReadOnlyList<Statement> statements)
    {
        var names = statements.Select(static statement => Unless().Match(statement.Text)).Where(static found => found.Success).Select(static found => NameOf(found.Groups["name"].Value)).ToList();
        return names.Count == 0 ? null
            : connection.Values("select pg_catalog.format('%s/%I.%I', c.relname, n.nspname, c.relname) from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where not i.indisvalid and c.relkind = 'i' and pg_catalog.pg_table_is_visible(c.oid) order by 1")
                .FirstOrDefault(index => names.Exists(name => index.StartsWith(name + "/", StringComparison.Ordinal))) is { } left
                ? (null, $"the index {left[(left.IndexOf('/', StringComparison.Ordinal) + 1)..]} is not valid: it is being made by someone else, or was interrupted; wait, or run 'drop index concurrently {left[(left.IndexOf('/', StringComparison.Ordinal) + 1)..]}', and apply again")
                : null;
    }

    // NpgsqlCommand.Cancel fails where connections are not pooled.
    public void Interrupt(DbCommand command)
    {
        using var connection = _source.OpenConnection();
        using var cancel = new NpgsqlCommand("select pg_cancel_backend($1)", connection) { Parameters = { new() { Value = ((NpgsqlConnection)command.Connection!).ProcessID } } };
        cancel.ExecuteNonQuery();
    }

    public (string Message, int? Offset) Explain(Exception exception, string statement)
    {
        if (exception is not PostgresException error)
        {
            return (exception.InnerException is { } inner ? $"{exception.Message} ({inner.Message})" : exception.Message, null);
        }

        var message = new StringBuilder(error.MessageText).Append(" (").Append(error.SqlState).Append(')');
        foreach (var (what, text) in new[] { ("detail", error.Detail), ("hint", error.Hint), ("in", error.Where) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                message.Append("; ").Append(what).Append(": ").Append(text);
            }
        }

        if (error.SqlState == PostgresErrorCodes.InvalidTransactionTermination)
        {
            message.Append("; a procedure that ends transactions needs a script without one: write '").Append(Directive.NoTransaction).Append("' before the first statement");
        }

        return (message.ToString(), error.Position > 0 ? OffsetOf(statement, error.Position - 1) : null);
    }

    public void Dispose() => _source.Dispose();

    // Of several servers only one takes what is written, and all sessions must be on the same.
    private static TargetSessionAttributes? KindOf(string? text) => text switch
    {
        null or "" or "any" or "prefer-primary" => null,
        "primary" => TargetSessionAttributes.Primary,
        "read-write" => TargetSessionAttributes.ReadWrite,
        _ => throw new NotSupportedException("migrations write, and these servers do not."),
    };

    private NpgsqlConnection OpenIdle()
    {
        var connection = _source.OpenConnection();
        connection.Run(null, MayBeIdle);
        return connection;
    }

    private static void Say(object sender, NpgsqlNoticeEventArgs notice) =>
        Console.Out.WriteLine($"{notice.Notice.InvariantSeverity.ToLowerInvariant()}: {notice.Notice.MessageText.ReplaceLineEndings(" ")}");

    // The server counts characters; a .NET string counts UTF-16 code units.
    private static int OffsetOf(string text, int characters)
    {
        var offset = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (characters-- == 0)
            {
                break;
            }

            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }

    private static string NameOf(string written) => written[0] == '"' ? written[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : written.ToLowerInvariant();

    [GeneratedRegex(@"\A\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+IF\s+NOT\s+EXISTS\s+(?<name>""(?:[^""]|"""")+""|[\w$]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unless();

    private static void AskToNoticeKilledClient(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand(NoticeKilledClient, connection);
            command.ExecuteNonQuery();
        }
        catch (PostgresException)
        {
            // Servers on some systems do not support it.
        }
    }
}
