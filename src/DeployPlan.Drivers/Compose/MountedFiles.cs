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

    private readonly string _top;

    private MountedFiles(List<(string Path, string Line)> files, string top) => (_files, _top) = (files, top);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>Those of a list: sha256, two spaces, and the path, with a slash at the end of that of a set.</summary>
    /// <param name="lines">The list.</param>
    /// <param name="directory">Full path of the folder that the paths are relative to.</param>
    public static MountedFiles Read(IEnumerable<string> lines, string directory) =>
        new([.. lines.Where(static line => line.Length > 66).Select(line => (Normal(Path.GetFullPath(Path.Combine(directory, line.Substring(66)))), line))], TopOf(lines, directory));

    // The folder that has all of them.
    private static string TopOf(IEnumerable<string> lines, string directory) =>
        Normal(Path.GetFullPath(Path.Combine([directory, .. Enumerable.Repeat("..", lines.Select(static line => line.Length > 66 ? line.Substring(66).Split('/').TakeWhile(static part => part == "..").Count() : 0).DefaultIfEmpty().Max())])));

    /// <summary>The digest of those that are below these paths, or are one of them; null if none is.</summary>
    /// <param name="mounts">Full paths.</param>
    public string? DigestOf(IEnumerable<string> mounts)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

        // What is around all of the repository is of the machine: a plan seals nothing by it.
        var paths = mounts.Select(Normal).Where(path => !_top.StartsWith(path, comparison) || _top.Length == path.Length).ToList();
        var lines = _files.Where(file => paths.Exists(path => file.Path.StartsWith(path, comparison))).Select(static file => file.Line).Distinct(StringComparer.Ordinal).OrderBy(static line => line, StringComparer.Ordinal).ToList();
        return lines.Count == 0 ? null : ContentDigest.OfBytes(Encoding.UTF8.GetBytes(string.Join("\n", lines)));
    }

    // With a separator at its end, so that a path begins with that of each folder it is in.
    private static string Normal(string path) => path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
}
