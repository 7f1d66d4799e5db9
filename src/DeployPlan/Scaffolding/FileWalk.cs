using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>The files that are searched for services and databases.</summary>
internal static class FileWalk
{
    // A tree with more files than this is not a source tree.
    private const int Most = 200_000;

    /// <summary>Full paths in and below the folder, in ordinal order, without packages of npm and what cannot be read.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        new TreeWalk(Path.DirectorySeparatorChar, static _ => true) { Enters = static (below, _) => FolderRule.IsSource(below) && below.Name != "node_modules", LeavesOutUnreadable = true, Most = Most }
            .Files(folder, folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar);
}
