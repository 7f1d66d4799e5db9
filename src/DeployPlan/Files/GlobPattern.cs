namespace DeployPlan.Files;

/// <summary>
/// A pattern of paths with forward slashes: <c>*</c> and <c>?</c> within a segment, <c>**</c> over segments, <c>[a-z]</c>, <c>\</c> before a character that is meant as it is.
/// Matching takes at most as many steps as the pattern and the path have characters, multiplied: a pattern comes from a file that someone may have made to be slow.
/// </summary>
internal sealed class GlobPattern
{
    private readonly List<GlobPart> _parts = [];

    private GlobPattern()
    {
    }

    /// <summary>Whether the text is a pattern and not just a path.</summary>
    public static bool IsPattern(string text) => text.IndexOf('*') >= 0 || text.IndexOf('?') >= 0;

    /// <summary>The folder that holds everything a pattern can match; <c>.</c> where it has none.</summary>
    public static string FolderOf(string pattern)
    {
        var wild = pattern.IndexOfAny(['*', '?', '[', '\\']);
        var slash = wild < 0 ? pattern.LastIndexOf('/') : wild == 0 ? -1 : pattern.LastIndexOf('/', wild - 1);
        return slash < 0 ? "." : pattern.Substring(0, slash);
    }

    /// <summary>Null for what is no pattern: a <c>[</c> without its end.</summary>
    public static GlobPattern? Parse(string text)
    {
        var pattern = new GlobPattern();
        for (var i = 0; i < text.Length;)
        {
            if (GlobPart.Read(text, ref i) is not { } part)
            {
                return null;
            }

            pattern._parts.Add(part);
        }

        return pattern;
    }

    /// <summary>Whether the whole path matches.</summary>
    public bool Matches(string path)
    {
        var (at, part) = (0, 0);
        var (star, afterStar) = (-1, 0);
        var (folders, afterFolders) = (-1, 0);
        while (at < path.Length || part < _parts.Count)
        {
            var kind = part < _parts.Count ? _parts[part].Kind : GlobKind.End;
            if (kind == GlobKind.Star)
            {
                (star, afterStar) = (part++, at + 1);
            }
            else if (kind is GlobKind.Anything or GlobKind.Folders)
            {
                (folders, afterFolders) = (part++, at);
                star = -1;
            }
            else if (kind != GlobKind.End && at < path.Length && _parts[part].Accepts(path[at]))
            {
                at++;
                part++;
            }
            else if (star >= 0 && afterStar <= path.Length && path[afterStar - 1] != '/')
            {
                (at, part) = (afterStar++, star + 1);
            }
            else if (folders >= 0 && Next(path, _parts[folders].Kind, afterFolders) is var next && next <= path.Length)
            {
                afterFolders = next;
                (at, part) = (next, folders + 1);
                star = -1;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    // Where a part that goes over segments may end after that; past the end if nowhere.
    private static int Next(string path, GlobKind kind, int from)
    {
        if (kind == GlobKind.Anything)
        {
            return from + 1;
        }

        var slash = from < path.Length ? path.IndexOf('/', from) : -1;
        return slash < 0 ? path.Length + 1 : slash + 1;
    }
}
