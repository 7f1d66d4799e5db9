namespace DeployPlan.Scripts;

/// <summary>How a database reads quotes and comments.</summary>
/// <param name="HasBackslashes">A backslash escapes a quote, and <c>#</c> starts a comment.</param>
/// <param name="HasDollarQuotes">Text between <c>$tag$</c> is quoted.</param>
/// <param name="HasBrackets">Names between <c>[</c> and <c>]</c> are quoted.</param>
/// <param name="HasNestedComments">A <c>/*</c> within a comment starts one within it.</param>
internal sealed record ScriptLexis(bool HasBackslashes, bool HasDollarQuotes, bool HasBrackets, bool HasNestedComments)
{
    private static readonly ScriptLexis Standard = new(HasBackslashes: false, HasDollarQuotes: true, HasBrackets: false, HasNestedComments: true);
    private static readonly ScriptLexis MySql = new(HasBackslashes: true, HasDollarQuotes: false, HasBrackets: false, HasNestedComments: false);
    private static readonly ScriptLexis SqlServer = new(HasBackslashes: false, HasDollarQuotes: false, HasBrackets: true, HasNestedComments: true);
    private static readonly ScriptLexis Sqlite = SqlServer with { HasNestedComments = false };

    /// <summary>The ways in which a script may be read; several where the dialect is not known.</summary>
    public static IReadOnlyList<ScriptLexis> Of(string? dialect) => dialect switch
    {
        "postgresql" => [Standard],
        "mysql" => [MySql],
        "sqlserver" => [SqlServer],
        "sqlite" => [Sqlite],
        _ => [Standard, MySql, SqlServer],
    };
}
