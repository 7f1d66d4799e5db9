namespace DeployPlan.Files;

/// <summary>Which folders a walk through a source tree enters.</summary>
internal static class FolderRule
{
    private static readonly string[] Projects = ["*.*proj", "*.sln", "*.slnx", "Directory.Build.props"];

    /// <summary>Those in which people keep sources: none that is hidden, or has the name of what builds write.</summary>
    public static bool IsSource(DirectoryInfo folder) => IsSource(folder.Name);

    /// <summary>The first folder in the path of a file, below <paramref name="folder"/>, that is not one of sources; null if all are.</summary>
    public static string? PassedOver(string file, string folder)
    {
        for (var start = folder == "." ? 0 : folder.Length + 1; file.IndexOf('/', start) is var slash and > 0; start = slash + 1)
        {
            if (!IsSource(file.Substring(start, slash - start)))
            {
                return file.Substring(0, slash);
            }
        }

        return null;
    }

    /// <summary>All that a program gets that is given the tree, but for what a plan, a release, a commit or a build changes by itself.</summary>
    public static bool IsGiven(DirectoryInfo folder) => folder.Name is not (".git" or ".deployplan") && !IsOutput(folder);

    /// <summary>The same for what is named as an input, without what tools and editors keep for themselves.</summary>
    public static bool IsInput(DirectoryInfo folder) =>
        folder.Name is not (".terraform" or ".terragrunt-cache" or ".pulumi" or ".venv" or ".direnv" or ".vs" or ".idea") && IsGiven(folder);

    /// <summary>Whether a .NET build writes the folder: <c>bin</c> and <c>obj</c> beside a project or a solution, or in the folder <c>artifacts</c> of all projects.</summary>
    public static bool IsOutput(DirectoryInfo folder) => folder.Name is "bin" or "obj" && folder.Parent is { } parent && (parent.Name == "artifacts" || HasProject(parent));

    /// <summary>Whether a file is in a folder that a .NET build writes.</summary>
    /// <param name="file">Full path, below the root.</param>
    /// <param name="root">Full path of the folder above which names say nothing.</param>
    public static bool IsInOutput(string file, string root)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null && folder.Length > root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) is "bin" or "obj" && IsOutput(new DirectoryInfo(folder)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a path is that of what git keeps in a working tree that is not the main one, which names folders of this machine.</summary>
    public static bool IsGitLink(string path) => path.EndsWith(".git", StringComparison.Ordinal) && (path.Length == 4 || path[path.Length - 5] == '/');

    private static bool IsSource(string name) => name is not ("bin" or "obj") && name[0] != '.';

    private static bool HasProject(DirectoryInfo folder) => folder.Exists && Array.Exists(Projects, pattern => folder.EnumerateFiles(pattern).Any());
}
