using System.Text;

namespace DeployPlan.Files;

/// <summary>
/// A pattern that a shell replaces by the paths that match it: <c>*</c>, <c>?</c> and <c>[!a-z]</c> within a segment, <c>{a,b}</c> for both, <c>\</c> before a character that is
/// meant as it is. What begins with a dot matches only a segment that does. What is below a folder that matches counts, but for the root of all.
/// </summary>
internal sealed class ShellPattern
{
    // A word comes from a file that someone may have made to be slow.
    private const int LongestWord = 4096;
    private const int MostBraces = 8;
    private const int MostAlternatives = 64;

    private readonly List<(GlobPattern Pattern, bool IsHidden)> _segments = [];

    private ShellPattern(string folder, string text) => (Folder, Text) = (folder, text);

    /// <summary>The folder that holds everything that the pattern can match, relative to the config.</summary>
    public string Folder { get; }

    /// <summary>The pattern as it is written, relative to that folder.</summary>
    public string Text { get; }

    /// <summary>Whether a path below <see cref="Folder"/> matches.</summary>
    public bool Matches(string path) => NamesOf(path) is var names && (names.Length == _segments.Count || (names.Length > _segments.Count && Folder != ".")) && Match(names);

    /// <summary>Whether a folder below <see cref="Folder"/> may hold what matches.</summary>
    public bool Enters(DirectoryInfo folder, string path) => FolderRule.IsGiven(folder) && NamesOf(path) is var names && (names.Length < _segments.Count || Folder != ".") && Match(names);

    /// <summary>Those that a word is; none for what names nothing relative.</summary>
    /// <param name="folder">Where the shell is, relative to the config.</param>
    /// <param name="word">The word, with <c>\</c> before what was quoted.</param>
    public static IEnumerable<ShellPattern> Parse(string folder, string word)
    {
        if (word.Length > LongestWord || word.Count(static c => c == '{') > MostBraces)
        {
            yield break;
        }

        foreach (var alternative in Alternatives(word).Take(MostAlternatives))
        {
            if (ParseOne(folder, alternative) is { } pattern)
            {
                yield return pattern;
            }
        }
    }

    /// <summary>The pattern that was parsed before.</summary>
    public static ShellPattern Of(string folder, string text)
    {
        var pattern = new ShellPattern(folder, text);
        pattern._segments.AddRange(text.Split('/').Select(static segment => (GlobPattern.Parse(InOurForm(segment))!, segment[0] == '.')));
        return pattern;
    }

    private static ShellPattern? ParseOne(string folder, string word)
    {
        var segments = word.TrimEnd('/').Split('/');
        var literal = segments.Take(segments.Length - 1).TakeWhile(static segment => !HasSign(segment)).ToList();
        var start = string.Join("/", literal.Select(Unescaped));
        var path = literal.Count == 0 ? folder : RelativePath.Normalize(start) is null ? null : RelativePath.Normalize(folder + "/" + start);
        if (path is null || segments[segments.Length - 1].Length == 0)
        {
            return null;
        }

        var rest = segments.Skip(literal.Count).Where(static segment => segment.Length > 0).ToList();
        return rest.TrueForAll(static segment => segment is not ("." or "..") && GlobPattern.Parse(InOurForm(segment)) is not null) ? Of(path, string.Join("/", rest)) : null;
    }

    // Two stars are one within a segment.
    private static string InOurForm(string segment) => segment.Replace("[!", "[^").Replace("**", "*");

    private string[] NamesOf(string path) => path.Substring(Folder == "." ? 0 : Folder.Length + 1).Split('/');

    private bool Match(string[] names)
    {
        for (var i = 0; i < names.Length && i < _segments.Count; i++)
        {
            if ((names[i][0] == '.' && !_segments[i].IsHidden) || !_segments[i].Pattern.Matches(names[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasSign(string segment)
    {
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] is '*' or '?' or '[')
            {
                return true;
            }

            i += segment[i] == '\\' ? 1 : 0;
        }

        return false;
    }

    private static string Unescaped(string segment)
    {
        var text = new StringBuilder(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            i += segment[i] == '\\' && i + 1 < segment.Length ? 1 : 0;
            text.Append(segment[i]);
        }

        return text.ToString();
    }

    // a{b,c}d is abd and acd.
    private static IEnumerable<string> Alternatives(string word)
    {
        var open = IndexOf(word, '{', 0);
        var close = open < 0 ? -1 : IndexOf(word, '}', open);
        if (close < 0 || IndexOf(word, ',', open) is var comma && (comma < 0 || comma > close))
        {
            return [word];
        }

        var (before, after) = (word.Substring(0, open), word.Substring(close + 1));
        return word.Substring(open + 1, close - open - 1).Split(',').SelectMany(part => Alternatives(before + part + after));
    }

    private static int IndexOf(string word, char sign, int from)
    {
        for (var i = from; i < word.Length; i++)
        {
            if (word[i] == sign)
            {
                return i;
            }

            i += word[i] == '\\' ? 1 : 0;
        }

        return -1;
    }
}
