namespace DeployPlan.Files;

/// <summary>The files of a tree. Links to folders are not entered.</summary>
/// <param name="separator">Between the segments of the paths that are found.</param>
/// <param name="isWanted">Whether a file with that path counts.</param>
internal sealed class TreeWalk(char separator, Predicate<string> isWanted)
{
    private readonly List<string> _found = [];
    private readonly List<string> _folders = [];
    private readonly List<string> _links = [];

    /// <summary>Folders that cannot be read are also skipped; otherwise they are an error.</summary>
    public bool LeavesOutUnreadable { get; init; }

    /// <summary>Links to files are among the links as well, and only those count that are wanted.</summary>
    public bool TakesLinks { get; init; }

    /// <summary>A limit to the number of files.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Whether a folder, which has that path, is entered.</summary>
    public Func<DirectoryInfo, string, bool> Enters { get; init; } = static (folder, _) => FolderRule.IsSource(folder);

    /// <summary>Every folder that was entered: full paths.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>The links to folders that were not entered only because they are links, and those of <see cref="TakesLinks"/>: paths like those of files.</summary>
    public IReadOnlyList<string> Links => _links;

    /// <summary>Paths in and below the folder, each with the prefix, in ordinal order.</summary>
    public List<string> Files(string folder, string prefix)
    {
        Collect(new DirectoryInfo(folder), prefix);
        _found.Sort(StringComparer.Ordinal);
        return _found;
    }

    private void Collect(DirectoryInfo folder, string prefix)
    {
        _folders.Add(folder.FullName);
        foreach (var entry in Entries(folder))
        {
            if (_found.Count >= Most)
            {
                return;
            }

            if (entry is not DirectoryInfo below)
            {
                if (isWanted(prefix + entry.Name))
                {
                    (TakesLinks && IsLink(entry) ? _links : _found).Add(prefix + entry.Name);
                }
            }
            else if (!Enters(below, prefix + below.Name))
            {
                continue;
            }
            else if (IsLink(below))
            {
                if (!TakesLinks || isWanted(prefix + below.Name))
                {
                    _links.Add(prefix + below.Name);
                }
            }
            else
            {
                Collect(below, prefix + below.Name + separator);
            }
        }
    }

    private static bool IsLink(FileSystemInfo entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder)
    {
        try
        {
            return LeavesOutUnreadable ? folder.GetFileSystemInfos() : folder.EnumerateFileSystemInfos();
        }
        catch (Exception e) when (LeavesOutUnreadable && e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
