using System.Data.Common;
using System.Text.RegularExpressions;

namespace DeployPlan.Commands;

/// <summary>What a connection string says of a database of SQLite.</summary>
internal sealed class SqliteConnection
{
    private static readonly string[] FileKeys = ["data source", "datasource", "filename"];
    private static readonly string[] OtherKeys =
        ["mode", "cache", "password", "foreign keys", "recursive triggers", "default timeout", "command timeout", "pooling", "vfs"];

    // A server whose name is all that is said of it.
    private const string Server = @"\A\s*(tcp:|np:|lpc:|admin:|\(local|\.\z|[^/\\.]*\\[A-Za-z0-9_$#]+\z|\.\\[^.]*\z)|,\s*[0-9]+\s*\z|\.database\.windows\.net\b";

    private readonly string _file;
    private readonly string _mode;

    private SqliteConnection(string file, string mode) => (_file, _mode) = (file.Trim(), mode);

    /// <summary>Whether the database is gone when who has opened it ends.</summary>
    public bool IsInMemory => _file.Length == 0 || _file == ":memory:" || Regex.IsMatch(_file, @"\Afile::memory:|[?&]mode=memory\b") || _mode.Equals("memory", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its file depends on the folder in which a program runs.</summary>
    public bool IsRelative => !IsInMemory && !Path.IsPathRooted(Regex.Replace(_file, @"\Afile:(//(localhost)?(?=/))?", ""));

    /// <summary>Null if the string is for another kind of database.</summary>
    public static SqliteConnection? Read(string text)
    {
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return null;
        }

        var keys = pairs.Keys.Cast<string>().ToList();
        var file = keys.FirstOrDefault(key => FileKeys.Contains(key, StringComparer.OrdinalIgnoreCase));
        return file is null || keys.Exists(static key => !FileKeys.Concat(OtherKeys).Contains(key, StringComparer.OrdinalIgnoreCase)) || Regex.IsMatch(Value(pairs, file), Server, RegexOptions.IgnoreCase)
            ? null
            : new SqliteConnection(Value(pairs, file), Value(pairs, "mode"));
    }

    private static string Value(DbConnectionStringBuilder pairs, string key) => pairs.TryGetValue(key, out var value) ? value as string ?? "" : "";
}
