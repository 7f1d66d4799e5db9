namespace DeployPlan.Files;

/// <summary>Paths of files, and with a slash at their end those of links, or of what is elsewhere, as one text: an answer that is remembered and compared.</summary>
internal static class PathList
{
    // The one character that no file name has.
    private const char Separator = '\0';

    /// <summary>The paths as one text.</summary>
    public static string Join(IReadOnlyList<string> paths) => string.Join(Separator.ToString(), paths);

    /// <summary>All paths of a text.</summary>
    public static string[] Split(string answer) => answer.Length == 0 ? [] : answer.Split(Separator);

    /// <summary>Those of files.</summary>
    public static List<string> FilesOf(string answer) => [.. Split(answer).Where(static path => !IsLink(path))];

    /// <summary>Those with a slash, without it.</summary>
    public static List<string> LinksOf(string answer) => [.. Split(answer).Where(IsLink).Select(static path => path.TrimEnd('/'))];

    private static bool IsLink(string path) => path[path.Length - 1] == '/';

    /// <summary>Whether a name ends in one of several endings (<c>.sql;.txt</c>; nothing for all).</summary>
    public static Predicate<string> EndingIn(string endings)
    {
        var wanted = endings.Length == 0 ? [] : endings.Split(';');
        return name => wanted.Length == 0 || Array.Exists(wanted, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
