namespace DeployPlan.Scaffolding;

/// <summary>The files that belong to a source tree.</summary>
internal static class FileWalk
{
    // A tree of more files than this is no source tree.
    private const int Most = 200_000;

    /// <summary>Full paths in and below the folder, in ordinal order. Output, packages of npm, hidden folders and links are not entered, nor what may not be read.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        var found = new List<string>();
        Collect(new DirectoryInfo(folder), found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Collect(DirectoryInfo folder, List<string> found)
    {
        foreach (var entry in Entries(folder))
        {
            if (found.Count >= Most)
            {
                return;
            }

            if (entry is not DirectoryInfo below)
            {
                found.Add(entry.FullName);
            }
            else if (below.Name is not ("bin" or "obj" or "node_modules") && below.Name[0] != '.' && (below.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                Collect(below, found);
            }
        }
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
