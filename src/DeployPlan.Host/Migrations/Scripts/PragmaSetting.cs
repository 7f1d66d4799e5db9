namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>What a statement sets by a pragma of SQLite.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Schema">In lower case; empty where it names none.</param>
/// <param name="Name">In lower case.</param>
/// <param name="Value">Without quotes; null where it is more than one word, number or text.</param>
internal sealed record PragmaSetting(Statement Statement, string Schema, string Name, string? Value)
{
    // Enough for a pragma with a schema and a value in brackets, and one more.
    private const int LongestPragma = 8;

    /// <summary>Whether it is about the database itself, not one that a script attaches.</summary>
    public bool IsOfMain => Schema is "" or "main";

    /// <summary>Null where the statement sets nothing by a pragma.</summary>
    public static PragmaSetting? Of(Statement statement) =>
        !statement.Outline.StartsWith("PRAGMA ", StringComparison.Ordinal) ? null
        : SqlText.Parts(statement.Text, SqlDialect.Sqlite).Take(LongestPragma).ToList() switch
        {
            [_, var schema, ".", var name, .. { Count: > 0 } value] => new PragmaSetting(statement, schema.ToLowerInvariant(), name.ToLowerInvariant(), ValueOf(value)),
            [_, var name, .. { Count: > 0 } value] => new PragmaSetting(statement, "", name.ToLowerInvariant(), ValueOf(value)),
            _ => null,
        };

    private static string? ValueOf(List<string> parts) => parts switch
    {
        ["=", var value] => value,
        ["(", var value, ")"] => value,
        _ => null,
    };
}
