using YamlDotNet.Core;

namespace DeployPlan.Text;

/// <summary>What a person can do about text that the parser refuses.</summary>
internal static class SyntaxExplanation
{
    /// <summary>For messages that only the parser would understand.</summary>
    public const string Unclear = "the parser cannot read this; write it in a simpler way";

    /// <summary>What the parser says, without its position, and where to look.</summary>
    public static string Of(YamlException exception)
    {
        // "(Line: 1, Col: 2, Idx: 3) - (Line: …): While parsing …": the diagnostic says where by itself.
        var message = exception.Message;
        var start = message.StartsWith("(Line", StringComparison.Ordinal) ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        var text = (start < 0 ? message : message.Substring(start + 3)).Trim().TrimEnd('.', ';');
        return text.Length == 0 ? Unclear : char.ToLowerInvariant(text[0]) + text.Substring(1) + "; check the quotes, brackets and indentation here";
    }

    /// <summary>For an exception that the parser throws by accident.</summary>
    public static string OfBug(Exception exception) => exception switch
    {
        InvalidOperationException => "an earlier bracket is not closed, or this line inside brackets is not indented; close the bracket or indent the line",
        ArgumentOutOfRangeException => "this escape is not a valid character; write the character itself",
        _ => Unclear,
    };

    /// <summary>The tab in the indentation of a line that made the parser give up; null if it was something else.</summary>
    public static TextPosition? TabBehind(YamlException exception, string text)
    {
        var mayBeLater = exception.Message.IndexOf(" tab ", StringComparison.Ordinal) >= 0;
        var line = 1;
        for (var start = 0; start < text.Length && (mayBeLater || line <= exception.End.Line); line++)
        {
            if (line >= exception.Start.Line && TabIn(text, start) is { } tab)
            {
                return new TextPosition(line, tab - start + 1);
            }

            var end = text.IndexOf('\n', start);
            start = end < 0 ? text.Length : end + 1;
        }

        return null;
    }

    private static int? TabIn(string text, int start)
    {
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        return start < text.Length && text[start] == '\t' ? start : null;
    }
}

/// <summary>A place in a text.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal sealed record TextPosition(int Line, int Column);
