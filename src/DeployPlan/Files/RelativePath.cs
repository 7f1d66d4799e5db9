namespace DeployPlan.Files;

/// <summary>Paths as a plan writes them: relative to the config, forward slashes, no <c>.</c> segment, <c>..</c> only at the start.</summary>
internal static class RelativePath
{
    /// <summary>The one way to write <paramref name="path"/>: <c>./a//b/../c</c> is <c>a/c</c>; null for what is not a relative path with forward slashes.</summary>
    public static string? Normalize(string path)
    {
        if (path.Length == 0 || path[0] is '/' or '~' || path.IndexOf('\\') >= 0 || path.IndexOf(':') >= 0)
        {
            return null;
        }

        var kept = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (segment == ".." && kept.Count > 0 && kept[kept.Count - 1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else
            {
                kept.Add(segment);
            }
        }

        return kept.Count == 0 ? "." : string.Join("/", kept);
    }

    /// <summary>The way from a folder to a file or folder, both full paths: <c>../db/orders</c>; <c>.</c> for the folder itself.</summary>
    public static string Between(string folder, string path)
    {
        var from = Segments(folder);
        var to = Segments(path);
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
        {
            common++;
        }

        var way = Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)).ToList();
        return way.Count == 0 ? "." : string.Join("/", way);
    }

    private static string[] Segments(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether every system can have it: on Linux a name can contain the separators of other systems, and bytes that are not text, or be a device of Windows.</summary>
    public static bool IsPortable(string path)
    {
        foreach (var c in path)
        {
            if (c is < ' ' or '\\' or ':' or '\ufffd')
            {
                return false;
            }
        }

        return Array.TrueForAll(path.Split('/'), static name => WindowsNames.WhyNot(name) is null);
    }
}
