using System.Text.RegularExpressions;

namespace DeployPlan.Files;

/// <summary>A <c>.dockerignore</c>: which files of a context an engine does not get. The last pattern that matches a path, or a folder above it, decides.</summary>
internal sealed class IgnorePatterns
{
    // Within a name, too, it goes over whole segments: 'a**b' is 'a', segments with their slashes, 'b'.
    private static readonly Regex StarsInName = new(@"(?<![*\\])\*\*(?=[^/*])", RegexOptions.CultureInvariant);

    private static readonly char[] Signs = ['*', '?', '[', '\\'];

    private readonly List<(GlobPattern Pattern, bool IsException)> _patterns = [];

    /// <summary>No pattern.</summary>
    public static IgnorePatterns None { get; } = new("");

    /// <param name="text">The file.</param>
    public IgnorePatterns(string text)
    {
        foreach (var written in text.TrimStart('\ufeff').Split('\n'))
        {
            var line = written.Length > 0 && written[0] == '#' ? "" : written.Trim();
            var isException = line.Length > 0 && line[0] == '!';
            if (Clean(isException ? line.Substring(1).Trim() : line) is { Length: > 0 } pattern && GlobPattern.Parse(pattern) is { } glob)
            {
                _patterns.Add((glob, isException));
                HasExceptions |= isException;
            }
        }
    }

    /// <summary>Whether a pattern takes back what others leave out, so that a folder that is left out must be entered all the same.</summary>
    public bool HasExceptions { get; }

    /// <summary>Whether the path, relative to the context with forward slashes, is left out.</summary>
    public bool LeavesOut(string path)
    {
        var isLeftOut = false;
        foreach (var (pattern, isException) in _patterns)
        {
            if (isException == isLeftOut && Matches(pattern, path))
            {
                isLeftOut = !isException;
            }
        }

        return isLeftOut;
    }

    private static bool Matches(GlobPattern pattern, string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (pattern.Matches(end == path.Length ? path : path.Substring(0, end)))
            {
                return true;
            }
        }

        return false;
    }

    // As the engine does: relative to the context, without '.' segments and without a slash at either end. What begins with '..' is above the context, and matches nothing.
    private static string Clean(string pattern)
    {
        var kept = new List<string>();
        foreach (var segment in pattern.Split('/'))
        {
            if (segment == ".." && kept.Count > 0 && kept[kept.Count - 1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment is not ("" or ".") && (segment != ".." || pattern[0] != '/'))
            {
                kept.Add(segment);
            }
        }

        // Before an ending that is written out, '**.log', it goes over any characters.
        var cleaned = string.Join("/", kept);
        return cleaned.StartsWith("**", StringComparison.Ordinal) && cleaned.IndexOfAny(Signs, 2) < 0 ? cleaned : StarsInName.Replace(cleaned, "**/");
    }
}
