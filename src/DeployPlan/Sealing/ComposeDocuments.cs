using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>The documents of a compose file: compose merges several.</summary>
internal static class ComposeDocuments
{
    private const string Separator = "---";
    private const string EmptyCode = "DPL1008";
    private const string DuplicateCode = "DPL1009";

    /// <summary>Their mappings; what else a document may be, compose says.</summary>
    /// <param name="file">Full path, for messages.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="report">Takes why it cannot be read.</param>
    public static IReadOnlyList<MappingNode> Read(string file, string text, Action<Diagnostic> report)
    {
        var found = new List<MappingNode>();
        foreach (var part in Split(text))
        {
            // Tags of compose hide nothing: what is read is what is there.
            var problems = new DiagnosticBag();
            var root = DocumentReader.Read(file, part, "", problems);
            if (root is MappingNode mapping)
            {
                // Of a key that is there twice, versions of compose take the first one, the last one, or neither.
                problems.ToSortedList().Where(static problem => problem.Code == DuplicateCode).ToList().ForEach(report);
                found.Add(mapping);
            }
            else if (root is null && problems.ToSortedList().FirstOrDefault(static problem => problem is { Severity: Severity.Error, Code: not EmptyCode }) is { Code: not null } problem)
            {
                report(problem);
            }
        }

        return found;
    }

    // Each with as many lines before it as in the file. A line that begins so is a separator wherever it is, also within a text.
    private static IEnumerable<string> Split(string text)
    {
        var lines = text.Split('\n');
        var start = 0;
        var hasContent = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var isSeparator = lines[i].StartsWith(Separator, StringComparison.Ordinal) && (lines[i].Length == 3 || lines[i][3] is ' ' or '\t' or '\r');
            if (isSeparator && hasContent)
            {
                yield return new string('\n', start) + string.Join("\n", lines, start, i - start);
                (start, hasContent) = (i, false);
            }

            hasContent |= HasContent(isSeparator ? lines[i].Substring(3) : lines[i]);
        }

        yield return new string('\n', start) + string.Join("\n", lines, start, lines.Length - start);
    }

    private static bool HasContent(string line) => line.Trim() is [not ('#' or '%'), ..] and not "...";
}
