using System.Text.RegularExpressions;
using DeployPlan.Scripts;

namespace DeployPlan.Scaffolding;

/// <summary>The databases that names of projects, folders and methods name, as a config calls them.</summary>
internal static class SqlProviders
{
    private static readonly (string Dialect, Regex Words)[] All =
    [
        (SqlDialects.PostgreSql, Pattern("Postgre(s(ql)?)?|Postgres|Npgsql|PgSql")),
        (SqlDialects.SqlServer, Pattern("SqlServer|MsSql(Server)?")),
        (SqlDialects.MySql, Pattern("MySql|MariaDb")),
        (SqlDialects.Sqlite, Pattern("Sqlite3?")),
    ];

    /// <summary>The one that a text names; null for none, and for several.</summary>
    public static string? In(string text)
    {
        var named = All.Where(provider => provider.Words.IsMatch(text)).ToList();
        return named.Count == 1 ? named[0].Dialect : null;
    }

    /// <summary>The text without such names.</summary>
    public static string Without(string text) => All.Aggregate(text, static (left, provider) => provider.Words.Replace(left, ""));

    /// <summary>Which comes first where one of several must.</summary>
    public static int Order(string? dialect) => Array.FindIndex(All, provider => provider.Dialect == dialect);

    private static Regex Pattern(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
