using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>What the client programs of a database replace or obey within a line, and its server does not understand.</summary>
internal static partial class ClientSign
{
    /// <summary>What is wrong with the sign at <paramref name="start"/>, outside of quotes; null if nothing is.</summary>
    /// <param name="sql">The script.</param>
    /// <param name="start">Where the sign is.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <param name="mayHaveColons">Whether a colon may be before a value here: <c>a[1:'2']</c>, <c>json_object('k':'v')</c>.</param>
    public static Flaw? At(string sql, int start, SqlDialect dialect, bool mayHaveColons) => (sql[start], dialect) switch
    {
        // To MySQL, \N is NULL; to SQL Server, a backslash may be the sign of a currency.
        ('\\', SqlDialect.MySql) when !Null().IsMatch(sql, start) => new Flaw(start, $"'{Command().Match(sql, start).Value}' is a command of the client mysql, not SQL; remove it, and end statements with a semicolon"),
        ('\\', SqlDialect.PostgreSql or SqlDialect.Sqlite) => new Flaw(start, $"'{Command().Match(sql, start).Value}' is a command of psql, not SQL; remove the line"),
        (':', SqlDialect.PostgreSql) when !mayHaveColons && (start == 0 || sql[start - 1] != ':') && Variable().Match(sql, start) is { Success: true } variable =>
            new Flaw(start, $"'{variable.Value}' is a variable of psql, which nothing replaces here; write the value"),
        _ => null,
    };

    [GeneratedRegex(@"\G\\N(?![A-Za-z0-9_])", RegexOptions.CultureInvariant)]
    private static partial Regex Null();

    [GeneratedRegex(@"\G\\[^\s;]*", RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"\G:(?:'[A-Za-z0-9_]+'|""[A-Za-z0-9_]+"")", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
