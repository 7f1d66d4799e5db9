using YamlDotNet.Core;

namespace DeployPlan.Documents;

/// <summary>What a person can do about text that the parser refuses.</summary>
internal static class SyntaxExplanation
{
    public static string Of(YamlException exception, string text) =>
        IsIndentedWithTab(text, exception.Start.Line) || IsIndentedWithTab(text, exception.End.Line)
            ? "a line is indented with a tab; indent with spaces"
            : WithoutPosition(exception.Message) + "; check the quotes, brackets and indentation here";

    /// <summary>For an exception that the parser does not mean to throw.</summary>
    public static string OfBug(Exception exception) => exception switch
    {
        InvalidOperationException => "a bracket before this is not closed, or this line within brackets is not indented; close the bracket, or indent the line",
        ArgumentOutOfRangeException => "an escape names a character that does not exist; write the character itself",
        _ => "this cannot be read; write it in a simpler way",
    };

    private static bool IsIndentedWithTab(string text, long line)
    {
        var start = 0;
        for (long i = 1; i < line; i++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                return false;
            }

            start = end + 1;
        }

        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        return start < text.Length && text[start] == '\t';
    }

    // "(Line: 1, Col: 2, Idx: 3) - (Line: …): While parsing …": the diagnostic says where by itself.
    private static string WithoutPosition(string message)
    {
        var start = message.StartsWith("(Line", StringComparison.Ordinal) ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        var text = (start < 0 ? message : message.Substring(start + 3)).Trim().TrimEnd('.', ';');
        return text.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(text[0]) + text.Substring(1);
    }
}
