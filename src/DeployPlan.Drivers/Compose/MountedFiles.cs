using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Drivers.Compose;

/// <summary>
/// What of the sealed files the containers of a service have. Compose replaces a container whose service has changed, but does not look into what is mounted, so a digest of it becomes a
/// part of the service.
/// </summary>
internal sealed class MountedFiles
{
    private readonly List<(string Path, string Line)> _files;

    private MountedFiles(List<(string Path, string Line)> files) => _files = files;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>Those of a list: sha256, two spaces, and the path, with a slash at the end of that of a set.</summary>
    /// <param name="lines">The list.</param>
    /// <param name="directory">Full path of the folder that the paths are relative to.</param>
    public static MountedFiles Read(IEnumerable<string> lines, string directory) =>
        new([.. lines.Where(static line => line.Length > 66).Select(line => (Normal(Path.GetFullPath(Path.Combine(directory, line.Substring(66)))), line))]);

    /// <summary>The digest of those that are below these paths, or are one of them; null if none is.</summary>
    /// <param name="mounts">Full paths.</param>
    public string? DigestOf(IEnumerable<string> mounts)
    {
        var paths = mounts.Select(Normal).ToList();
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var lines = _files.Where(file => paths.Exists(path => file.Path.StartsWith(path, comparison))).Select(static file => file.Line).Distinct(StringComparer.Ordinal).OrderBy(static line => line, StringComparer.Ordinal).ToList();
        return lines.Count == 0 ? null : ContentDigest.OfBytes(Encoding.UTF8.GetBytes(string.Join("\n", lines)));
    }

    // With a separator at its end, so that a path begins with that of each folder it is in.
    private static string Normal(string path) => path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
}
