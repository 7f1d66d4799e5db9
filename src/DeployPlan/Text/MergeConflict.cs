using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>What git leaves in a file that two branches changed. To YAML, and so to its parser, such lines may be text.</summary>
internal static class MergeConflict
{
    private const string Marker = "<<<<<<< ";

    /// <summary>The first conflict; null if there is none.</summary>
    public static Diagnostic? In(string file, string text)
    {
        var start = text.StartsWith(Marker, StringComparison.Ordinal) ? 0 : text.IndexOf("\n" + Marker, StringComparison.Ordinal) + 1;
        if (start == 0 && !text.StartsWith(Marker, StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf('\n', start);
        var line = (end < 0 ? text.Substring(start) : text.Substring(start, end - start)).TrimEnd('\r');
        var number = text.Take(start).Count(static c => c == '\n') + 1;
        return DocumentDiagnostics.MergeConflict(new SourceSpan(file, number, 1, number, line.Length + 1), line);
    }
}
