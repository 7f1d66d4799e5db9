namespace DeployPlan.Scripts;

/// <summary>How a database reads quotes and comments.</summary>
/// <param name="HasBackslashes">A backslash escapes a quote, and <c>#</c> starts a comment.</param>
/// <param name="HasDollarQuotes">Text between <c>$tag$</c> is quoted.</param>
/// <param name="HasBrackets">Names between <c>[</c> and <c>]</c> are quoted.</param>
internal sealed record ScriptLexis(bool HasBackslashes, bool HasDollarQuotes, bool HasBrackets)
{
    private static readonly ScriptLexis Standard = new(HasBackslashes: false, HasDollarQuotes: true, HasBrackets: false);
    private static readonly ScriptLexis MySql = new(HasBackslashes: true, HasDollarQuotes: false, HasBrackets: false);
    private static readonly ScriptLexis Bracketed = new(HasBackslashes: false, HasDollarQuotes: false, HasBrackets: true);

    /// <summary>The ways in which a script may be read; several where the dialect is not known.</summary>
    public static IReadOnlyList<ScriptLexis> Of(string? dialect) => dialect switch
    {
        "postgresql" => [Standard],
        "mysql" => [MySql],
        "sqlite" or "sqlserver" => [Bracketed],
        _ => [Standard, MySql],
    };
}
