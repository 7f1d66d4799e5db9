using System.Data.Common;
using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>Finds out which database a connection string is for. Nothing of it is in a message: what looks like a key may be a part of a password.</summary>
internal static partial class ConnectionText
{
    private const string NoServer = "it names no server and no file";
    private static readonly string[] SqliteKeys = ["data source", "datasource", "filename"];
    private static readonly string[] ServerKeys = ["server", "data source", "datasource", "address", "addr", "network address", "host"];

    /// <summary>The database, or why there is none.</summary>
    /// <param name="value">The connection string.</param>
    /// <param name="dialect">What it is for, where deploy.yml says so: <c>postgresql</c>, <c>sqlite</c>, <c>sqlserver</c> or <c>mysql</c>; empty to find out.</param>
    public static (IDatabase? Database, string Why) Open(string value, string dialect = "")
    {
        if (Scheme().Match(value) is { Success: true } scheme)
        {
            return OpenUrl(value, scheme.Groups["name"].Value.ToLowerInvariant(), dialect);
        }

        if (OfLibpq().IsMatch(value))
        {
            return (null, "its pairs are separated by spaces; separate them with ';', as in 'Host=...;Database=...', or write a URL");
        }

        if (PairsOf(value) is not { } pairs)
        {
            return (null, "it has no 'key=value' pairs separated by ';'");
        }

        if (pairs.Count == 0)
        {
            return (null, "it is empty");
        }

        return dialect.Length == 0 ? Find(pairs)
            : Array.Exists(ServerKeys, pairs.ContainsKey) || Array.Exists(SqliteKeys, pairs.ContainsKey) ? ConnectionKind.Find(dialect).Open(pairs)
            : (null, NoServer);
    }

    /// <summary>Its keys and values; null where it has none.</summary>
    public static DbConnectionStringBuilder? PairsOf(string value)
    {
        if (Scheme().IsMatch(value))
        {
            return DatabaseUrl.Read(value).Pairs;
        }

        try
        {
            return new DbConnectionStringBuilder { ConnectionString = value };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (IDatabase? Database, string Why) OpenUrl(string value, string scheme, string dialect) => scheme switch
    {
        "postgres" or "postgresql" => OpenUrl(value, ConnectionKind.PostgreSql, dialect),
        "mysql" or "mariadb" => OpenUrl(value, ConnectionKind.MySql, dialect),
        "jdbc" => (null, "it is a URL of Java"),
        _ => (null, "there is no database with this scheme"),
    };

    private static (IDatabase? Database, string Why) OpenUrl(string value, ConnectionKind kind, string dialect) =>
        dialect.Length > 0 && dialect != kind.Name ? (null, $"it is a URL of {kind.Title}, and 'dialect' in deploy.yml says {ConnectionKind.Find(dialect).Title}")
        : DatabaseUrl.Read(value) is { Pairs: { } pairs } ? kind.Open(pairs) : (null, DatabaseUrl.Read(value).Why);

    // Every key counts: the databases share many of them, and the wrong one must not be asked.
    private static (IDatabase? Database, string Why) Find(DbConnectionStringBuilder pairs)
    {
        if (pairs.ContainsKey("host") && ConnectionKind.PostgreSql.Fits(pairs) && !(pairs.TryGetValue("port", out var known) && known as string == ConnectionKind.MySql.Port))
        {
            return ConnectionKind.PostgreSql.Open(pairs);
        }

        if (Array.Exists(SqliteKeys, pairs.ContainsKey) && ConnectionKind.Sqlite.Fits(pairs) && !IsSqlServer(pairs))
        {
            return ConnectionKind.Sqlite.Open(pairs);
        }

        var fitting = new[] { ConnectionKind.PostgreSql, ConnectionKind.SqlServer, ConnectionKind.MySql }.Where(kind => kind.Fits(pairs)).ToList();
        if (!Array.Exists(ServerKeys, pairs.ContainsKey))
        {
            return (null, NoServer);
        }

        var shown = fitting.Where(kind => kind == ConnectionKind.SqlServer ? IsSqlServer(pairs) : pairs.TryGetValue("port", out var port) && kind.Port == port as string).ToList();
        return (fitting, shown) switch
        {
            ({ Count: 1 }, _) => fitting[0].Open(pairs),
            (_, { Count: 1 }) => shown[0].Open(pairs),
            ({ Count: 0 }, _) => (null, $"{ConnectionKind.NearestTo(pairs)}; a value with ';' must be in quotes"),
            _ => (null, $"its keys fit {string.Join(" and ", fitting.Select(kind => kind.Title))}; say which with 'dialect: {fitting[^1].Name}' under 'migrations' in deploy.yml"),
        };
    }

    // Npgsql knows the last two keys too, but no longer what they meant.
    private static bool IsSqlServer(DbConnectionStringBuilder pairs) => pairs.ContainsKey("TrustServerCertificate") || pairs.ContainsKey("Trust Server Certificate")
        || ServerKeys.Any(key => pairs.TryGetValue(key, out var value) && OfSqlServer().IsMatch((string)value));

    [GeneratedRegex(@"\A\s*(?:(?<name>[A-Za-z][A-Za-z0-9+.-]*)://|(?<name>jdbc):)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    // Else all that follows would be the value of the first key.
    [GeneratedRegex(
        @"\A\s*(?:host|hostaddr|port|dbname|user|password|passfile|service|sslmode)\s*=\s*(?:'(?:[^'\\]|\\.)*'|[^\s;']+)\s+(?:host|hostaddr|port|dbname|user|password|passfile|service|sslmode|connect_timeout|application_name|options|target_session_attrs)\s*=",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfLibpq();

    [GeneratedRegex(@"\A\s*(?:tcp:|np:|lpc:|admin:|\(local|\.\z|[^/\\.]*\\[A-Za-z0-9_$#]+\z|\.\\)|,\s*[0-9]+\s*\z|\.database\.windows\.net\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfSqlServer();
}
