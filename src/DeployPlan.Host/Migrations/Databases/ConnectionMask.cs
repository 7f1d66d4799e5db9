using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>Takes what is of the connection string out of what a server or a library says of the connection.</summary>
internal static partial class ConnectionMask
{
    private static readonly string[] Keys =
    [
        "database", "initial catalog", "attach db file name", "host", "server", "data source", "address", "addr", "network address", "failover partner", "file name",
        "user name", "user", "user id", "uid", "password", "pwd",
    ];

    private static readonly string[] ServerKeys = ["host", "server", "data source", "address", "addr", "network address", "failover partner"];

    /// <summary>The message, with <c>***</c> where it repeats the database, the server, the file, the user or the password.</summary>
    public static string Apply(string message, MigratorOptions options) => Apply(message, Environment.GetEnvironmentVariable(options.ConnectionVariable) ?? "");

    /// <summary>The same, for a connection string.</summary>
    public static string Apply(string message, string connection) =>
        ValuesOf(connection).OrderByDescending(static value => value.Length)
            .Aggregate(message, static (text, value) => Regex.Replace(text, $@"(?<!\w){Regex.Escape(value)}(?!\w)", "***", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));

    private static IEnumerable<string> ValuesOf(string connection) => ConnectionText.PairsOf(connection) is not { } pairs ? []
        : pairs.Keys.Cast<string>().SelectMany(key => ValuesOf(key, (string)pairs[key])).Where(static value => value.Trim().Length > 1);

    // A word that a library has for a choice is no one's secret, and would make riddles of messages.
    private static IEnumerable<string> ValuesOf(string key, string value) =>
        IsOneOf(ServerKeys, key) ? ServersIn(value)
        : IsOneOf(Keys, key) ? [value]
        : key.Equals("options", StringComparison.OrdinalIgnoreCase) ? Option().Matches(value).SelectMany(static option => option.Groups.Values.Skip(1).Select(static part => part.Value))
        : Choice().IsMatch(value) ? []
        : [value];

    // A server is also called by its name alone, without protocol, port and instance. A letter before a colon is a drive.
    private static IEnumerable<string> ServersIn(string value) => value.Split(',', StringSplitOptions.TrimEntries)
        .Select(static server => Server().Match(server)).Where(static match => match.Success && !match.Groups["name"].Value.All(char.IsAsciiDigit))
        .Select(static match => match.Groups["name"].Value).Append(value);

    private static bool IsOneOf(string[] keys, string key) => Array.Exists(keys, known => WithoutSpaces(known).Equals(WithoutSpaces(key), StringComparison.OrdinalIgnoreCase));

    private static string WithoutSpaces(string key) => key.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?:-c\s*|--)([^\s=]+)=(\S*)", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(
        @"\A\s*(?:[0-9]+|true|false|yes|no|on|off|any|none|auto|default|disabled?|allow|prefer(?:red)?|required?|optional|mandatory|strict|verify[- ]?(?:ca|full)|primary|standby|read-(?:write|only)|read(?:write|only)(?:create)?|prefer-(?:primary|standby)|public)\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Choice();

    [GeneratedRegex(@"^((tcp|np|lpc|admin):)?(?<name>[^:\\/]{2,})([:\\].*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Server();
}
