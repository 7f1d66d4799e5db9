using System.Data.Common;
using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Migrations;

/// <summary>Compares the database that a context would use with a connection string, as far as both say which it is.</summary>
internal static class EfCoreConnection
{
    private static readonly string[] SourceKeys = ["host", "server", "data source", "datasource", "filename", "address", "addr", "network address"];
    private static readonly string[] DatabaseKeys = ["database", "initial catalog"];

    /// <summary>Whether a context of another database answered; nothing of either is for a message.</summary>
    /// <param name="info">What <c>dotnet ef dbcontext info --json</c> says.</param>
    /// <param name="connection">The connection string.</param>
    /// <param name="folder">Full path of the folder that both take relative paths from.</param>
    public static bool IsOther(string info, string connection, string folder)
    {
        if (JsonText.Read(info) is not DataValue.Entries context)
        {
            return false;
        }

        var (source, database) = Read(connection);
        var used = context.TextOf("dataSource") ?? "";
        if (context.TextOf("providerName")?.IndexOf("Sqlite", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return source.Length > 0 && used.Length > 0 && FullPath(folder, source) != FullPath(folder, used);
        }

        source = OneHost(source);
        // What follows the question mark of a URL may say the port.
        var usual = connection.IndexOf("://", StringComparison.Ordinal) >= 0 && connection.IndexOf('?') >= 0 ? "" : UsualPort(context.TextOf("providerName") ?? "", source, used);
        return Differs(Host(source), Host(used)) || Differs(Port(source, usual), Port(used, usual)) || Differs(database, context.TextOf("databaseName") ?? "");
    }

    private static bool Differs(string expected, string used) => expected.Length > 0 && used.Length > 0 && !string.Equals(expected, used, StringComparison.OrdinalIgnoreCase);

    private static (string Source, string Database) Read(string connection)
    {
        if (Regex.Match(connection, @"\A[A-Za-z][A-Za-z0-9+.-]*://(?:[^@/]*@)?(?<host>[^/?]*)/?(?<database>[^?]*)") is { Success: true } url)
        {
            return (Uri.UnescapeDataString(url.Groups["host"].Value), Uri.UnescapeDataString(url.Groups["database"].Value));
        }

        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = connection;
        }
        catch (ArgumentException)
        {
            return ("", "");
        }

        var source = Value(pairs, SourceKeys);
        return (pairs.TryGetValue("port", out var port) && source.Length > 0 ? $"{source}:{port}" : source, Value(pairs, DatabaseKeys));
    }

    private static string Value(DbConnectionStringBuilder pairs, string[] keys) => keys.Select(key => pairs.TryGetValue(key, out var value) ? value as string ?? "" : "").FirstOrDefault(static text => text.Length > 0) ?? "";

    // A library names several hosts, or a socket, in a way of its own.
    private static string OneHost(string hosts) => Regex.IsMatch(hosts, @"\A/|,\s*[^\d\s]") ? "" : hosts;

    private static string FullPath(string folder, string path) => Path.GetFullPath(Path.Combine(folder, path));

    // tcp://db:5432 of Npgsql, tcp:db,1433 of SQL Server.
    private static Match Address(string source) => Regex.Match(source, @"\A\s*(?:tcp:(?://)?|np:|lpc:)?(?<host>[^:]*?|\[[^\]]*\]|.*:.*:.*)(?:[:,]\s*(?<port>[0-9]+))?\s*\z", RegexOptions.IgnoreCase);

    private static string Host(string source) => Address(source).Groups["host"].Value.Trim('[', ']');

    private static string Port(string source, string usual) => source.Length > 0 && Address(source).Groups["port"] is { } port ? port.Length > 0 ? port.Value : usual : "";

    // That of a named instance is found out by asking; MySQL's library does not say it.
    private static string UsualPort(string provider, string source, string used) =>
        provider.IndexOf("Npgsql", StringComparison.OrdinalIgnoreCase) >= 0 ? "5432"
        : provider.IndexOf("SqlServer", StringComparison.OrdinalIgnoreCase) >= 0 && source.IndexOf('\\') < 0 && used.IndexOf('\\') < 0 ? "1433"
        : "";
}
