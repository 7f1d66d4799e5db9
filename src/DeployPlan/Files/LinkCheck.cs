using System.Reflection;

namespace DeployPlan.Files;

/// <summary>
/// Whether links take a path out of the repository. .NET Framework cannot say where a link leads; there a link counts as staying inside.
/// </summary>
internal sealed class LinkCheck(string root)
{
    // More links than this in one path form a cycle.
    private const int MostLinks = 40;

    // Not part of netstandard2.0, and only loaded once there is a link at all. Mono does not have it.
    private static readonly Lazy<PropertyInfo?> LinkTarget = new(() => typeof(FileSystemInfo).GetProperty("LinkTarget"));

    private readonly string _root = root.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
    private readonly HashSet<string> _plainFolders = new(StringComparer.Ordinal);

    /// <summary>Whether something that exists is actually outside.</summary>
    /// <param name="path">A full path without <c>..</c>, below the root.</param>
    public bool LeadsOutside(string path)
    {
        if (!HasLink(path))
        {
            return false;
        }

        var real = Resolve(path);
        return real is not null && !IsWithin(real, Resolve(_root) ?? _root);
    }

    /// <summary>Whether a path is not below the root, or leads out of it.</summary>
    /// <param name="path">A full path without <c>..</c>.</param>
    public bool IsBeyond(string path) => !IsWithin(path, _root) || LeadsOutside(path);

    /// <summary>Where a link leads, as it is written; null for what is no link, and where that cannot be found out.</summary>
    public static string? TargetOf(string path) =>
        LinkTarget.Value is { } property ? (string?)property.GetValue(new FileInfo(path)) : Posix.LinkTarget(path) is { Length: > 0 } target ? target : null;

    private bool HasLink(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is not null && folder.Length > _root.Length && !_plainFolders.Contains(folder))
        {
            if (HasLink(folder))
            {
                return true;
            }

            _plainFolders.Add(folder);
        }

        return path.Length > _root.Length && IsLink(path);
    }

    private static bool IsLink(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // With every link in it replaced; null if that cannot be found out.
    private static string? Resolve(string path)
    {
        for (var links = 0; links < MostLinks; links++)
        {
            if (FirstLink(path) is not { } link)
            {
                return path;
            }

            if (TargetOf(link) is not { } target)
            {
                return null;
            }

            path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(link)!, target) + path.Substring(link.Length));
        }

        return null;
    }

    private static string? FirstLink(string path)
    {
        var above = Path.GetDirectoryName(path);
        return above is null ? null : FirstLink(above) ?? (IsLink(path) ? path : null);
    }

    private static bool IsWithin(string path, string folder)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.StartsWith(folder, comparison) && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar);
    }
}
