using System.Text.RegularExpressions;

namespace DeployPlan.Migrator.Databases;

/// <summary>Takes what is of the connection string out of what a server or a library says of the connection.</summary>
internal static class ConnectionMask
{
    private static readonly string[] Keys =
    [
        "database", "initial catalog", "attach db file name", "host", "server", "data source", "address", "addr", "network address", "failover partner", "file name",
        "user name", "user", "user id", "uid", "password", "pwd",
    ];

    private static readonly char[] Separators = [',', ';', ':', '\\'];

    /// <summary>The message, with <c>***</c> where it repeats the database, the server, the file, the user or the password.</summary>
    public static string Apply(string message, MigratorOptions options) =>
        ValuesOf(Environment.GetEnvironmentVariable(options.ConnectionVariable) ?? "").OrderByDescending(static value => value.Length)
            .Aggregate(message, static (text, value) => Regex.Replace(text, $@"(?<!\w){Regex.Escape(value)}(?!\w)", "***", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));

    // A server is also called by its name alone, without protocol, port and instance.
    private static IEnumerable<string> ValuesOf(string connection) => ConnectionText.PairsOf(connection) is not { } pairs ? []
        : pairs.Keys.Cast<string>().Where(static key => Array.Exists(Keys, known => WithoutSpaces(known).Equals(WithoutSpaces(key), StringComparison.OrdinalIgnoreCase)))
            .Select(key => (string)pairs[key]).SelectMany(static value => value.Split(Separators, StringSplitOptions.TrimEntries).Append(value))
            .Where(static value => value.Trim().Length > 0 && value is not ("tcp" or "np" or "lpc" or "admin") && !value.All(char.IsAsciiDigit));

    private static string WithoutSpaces(string key) => key.Replace(" ", "", StringComparison.Ordinal);
}
