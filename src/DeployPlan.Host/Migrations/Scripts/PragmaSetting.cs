using System.Globalization;
using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>What a statement sets by a pragma of SQLite.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Schema">In lower case; empty where it names none.</param>
/// <param name="Name">In lower case.</param>
/// <param name="Value">Without quotes; null where it is more than one word, number or text.</param>
internal sealed partial record PragmaSetting(Statement Statement, string Schema, string Name, string? Value)
{
    // Enough for a pragma with a schema and a number with all that it may have in brackets, and one more.
    private const int LongestPragma = 16;

    /// <summary>Whether it is about the database itself, not one that a script attaches.</summary>
    public bool IsOfMain => Schema is "" or "main";

    /// <summary>As SQLite reads the value: what it has at its start, without a fraction. Null where SQLite takes it for 0 because that is no number, or none of 32 bits.</summary>
    public int? Number => Value is null ? null
        : Hexadecimal().Match(Value) is { Success: true } hexadecimal ? int.TryParse(hexadecimal.Groups["digits"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) && bits >= 0 ? bits : null
        : int.TryParse(Whole().Match(Value).ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : null;

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
        ["=", .. { Count: > 0 } value] => TextOf(value),
        ["(", .. { Count: > 0 } value, ")"] => TextOf(value),
        _ => null,
    };

    // SQLite leaves a plus before a number out.
    private static string? TextOf(List<string> parts) =>
        parts is [var only] ? only
        : string.Concat(parts) is var text && Literal().IsMatch(text) ? text.TrimStart('+')
        : null;

    [GeneratedRegex(@"\A[+-]?(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\A0[xX](?<digits>[0-9a-fA-F]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A[+-]?(?!0[xX][0-9a-fA-F])[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
