namespace DeployPlan.Files;

/// <summary>The files of a source tree. Folders named <c>bin</c>, <c>obj</c> or with a leading dot, and links to folders, are not entered.</summary>
/// <param name="separator">Between the segments of the paths that are found.</param>
/// <param name="isWanted">Whether a file with that name counts.</param>
internal sealed class TreeWalk(char separator, Predicate<string> isWanted)
{
    private readonly List<string> _found = [];
    private readonly List<string> _folders = [];
    private readonly List<string> _links = [];

    /// <summary>The name of one more folder that is not entered; empty for none.</summary>
    public string AlsoLeftOut { get; init; } = "";

    /// <summary>Folders that cannot be read are also skipped; otherwise they are an error.</summary>
    public bool LeavesOutUnreadable { get; init; }

    /// <summary>A limit to the number of files.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Whether a folder with that path is entered, in place of the rule above; links to folders never are.</summary>
    public Predicate<string>? Enters { get; init; }

    /// <summary>Every folder that was entered: full paths.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>The links to folders that were not entered only because they are links: paths like those of files.</summary>
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
                if (isWanted(Enters is null ? entry.Name : prefix + entry.Name))
                {
                    _found.Add(prefix + entry.Name);
                }
            }
            else if (!IsEntered(below, prefix))
            {
                continue;
            }
            else if ((below.Attributes & FileAttributes.ReparsePoint) != 0)
            {
                _links.Add(prefix + below.Name);
            }
            else
            {
                Collect(below, prefix + below.Name + separator);
            }
        }
    }

    private bool IsEntered(DirectoryInfo folder, string prefix) =>
        Enters?.Invoke(prefix + folder.Name) ?? (folder.Name is not ("bin" or "obj") && folder.Name != AlsoLeftOut && folder.Name[0] != '.');

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
