using System.Globalization;
using DeployPlan.Host.Migrations.Databases;
using DeployPlan.Stores;
using Npgsql;
using NpgsqlTypes;

namespace DeployPlan.Host.Stores;

/// <summary>A store in a schema of its own of a PostgreSQL database. A change is one statement, so nothing is locked while this program does not answer.</summary>
internal sealed class PostgreSqlStore : IDocumentStore
{
    private readonly string _variable;
    private readonly string _connection;
    private readonly NpgsqlDataSource _source;
    private readonly object _one = new();
    private bool _isReady;

    /// <param name="variable">The name of the environment variable that holds the connection string or URL.</param>
    /// <exception cref="StoreException">It is not set, or is none of PostgreSQL.</exception>
    public PostgreSqlStore(string variable)
    {
        (_variable, _connection) = (variable, StoreVariable.Read(variable));
        var (database, why) = ConnectionText.Open(_connection, ConnectionKind.PostgreSql.Name);
        using var opened = database;
        if (database is not PostgreSqlDatabase || ConnectionText.PairsOf(_connection) is not { } pairs || ConnectionKind.PostgreSql.Read(pairs).Known is not NpgsqlConnectionStringBuilder connection)
        {
            throw new StoreException(
                StoreFault.Refused,
                $"the value of the variable {variable} is no connection to PostgreSQL{(why.Length > 0 ? ": " + why : "")}; write 'Host=...;Database=...;Username=...;Password=...' or 'postgresql://user:password@host/database'");
        }

        connection.Enlist = false;
        connection.ApplicationName ??= "DeployPlan";
        connection.MaxPoolSize = Math.Min(connection.MaxPoolSize, 10);
        connection.IncludeErrorDetail = false;
        _source = NpgsqlDataSource.Create(connection);
    }

    public IReadOnlyList<DocumentVersion> List(string prefix) => Try(() => !IsReady(isWriting: false) ? [] : Query(
        "select name, version from deployplan.documents where name >= $1 and name < $2",
        static reader => new DocumentVersion(DocumentPath.NameOf(reader.GetString(0)), TextOf(reader.GetInt64(1))),
        Text(DocumentPath.FolderOf(prefix)),
        Text(DocumentPath.FolderOf(prefix) + "\x7f")).Where(document => document.Name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(static document => document.Name, StringComparer.Ordinal).ToList());

    public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => Try(() =>
    {
        var found = !IsReady(isWriting: false) ? [] : Query(
            "select name, version, content from deployplan.documents where name = any($1)",
            static reader => new StoredDocument(DocumentPath.NameOf(reader.GetString(0)), TextOf(reader.GetInt64(1)), (byte[])reader.GetValue(2)),
            Texts(names.Select(DocumentPath.Of))).ToDictionary(static document => document.Name);
        return names.Select(name => found.GetValueOrDefault(name)).ToList();
    });

    public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line) => Try<IReadOnlyList<string>?>(() =>
    {
        IsReady(isWriting: true);
        try
        {
            return Query(
                "select deployplan.write($1, $2, $3, $4, $5)",
                static reader => reader.GetFieldValue<long[]>(0),
                Texts(writes.Select(static write => DocumentPath.Of(write.Name))),
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea, Value = writes.Select(static write => write.Bytes).ToArray() },
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, Value = writes.Select(static write => Expected(write.Expected)).ToArray() },
                Text(DocumentPath.Common(writes.Select(static write => write.Name))),
                Text(DocumentPath.Line(line))).Single().Select(TextOf).ToList();
        }
        catch (PostgresException e) when (e.SqlState == PostgreSqlStoreSchema.NotAsExpected)
        {
            return null;
        }
    });

    public IReadOnlyList<string> Lines(string prefix) => Try(() => !IsReady(isWriting: false) ? [] : Query(
        "select line from deployplan.lines where starts_with(scope, $1) order by number", static reader => reader.GetString(0), Text(prefix)));

    public void Dispose() => _source.Dispose();

    private static string TextOf(long version) => version == 0 ? "" : version.ToString(CultureInfo.InvariantCulture);

    // 0 where it must not be there; what is no version is none that ever is.
    private static long? Expected(string? version) => version switch
    {
        null => null,
        "" => 0,
        _ => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
    };

    private static NpgsqlParameter Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = value };

    private static NpgsqlParameter Texts(IEnumerable<string> values) => new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = values.ToArray() };

    private List<T> Query<T>(string sql, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] parameters)
    {
        using var command = _source.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    // Who only reads need not be allowed to make a schema.
    private bool IsReady(bool isWriting)
    {
        lock (_one)
        {
            if (!_isReady)
            {
                using var connection = _source.OpenConnection();
                _isReady = PostgreSqlStoreSchema.IsThere(connection);
                if (!_isReady && isWriting)
                {
                    PostgreSqlStoreSchema.Create(connection);
                    _isReady = true;
                }
            }

            return _isReady;
        }
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (NpgsqlException e)
        {
            var fault = PostgreSqlStoreFaults.Of(e);
            if (fault == StoreFault.Unreachable)
            {
                // Connections that were opened before the server was gone are of no use.
                _source.Clear();
            }

            var message = ConnectionMask.Apply(e is PostgresException said ? $"{said.MessageText} ({said.SqlState})" : e.InnerException is { } inner ? $"{e.Message} ({inner.Message})" : e.Message, _connection);
            throw new StoreException(fault, $"PostgreSQL, by the variable {_variable}: {message}{PostgreSqlStoreFaults.Advice(e)}");
        }
    }
}
