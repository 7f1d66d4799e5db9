using DeployPlan.Files;

namespace DeployPlan.Drivers.Programs;

/// <summary>What is locked while projects are built.</summary>
internal static class BuildLocks
{
    private const int MostTries = 10;
    private const string FolderMark = "gitdir:";

    /// <summary>
    /// The files that are locked during a build, in that order: in the folder above the environments, because all of them build the same projects, and in that of git, because other projects of
    /// the repository, with releases elsewhere, build what they share.
    /// </summary>
    /// <param name="environmentDirectory">Full path of the folder of the environment.</param>
    /// <param name="configDirectory">Full path of the folder of the config.</param>
    public static IEnumerable<string> Of(string environmentDirectory, string configDirectory)
    {
        yield return Path.Combine(Path.GetDirectoryName(environmentDirectory)!, "build.lock");
        if (FolderOfGit(RepositoryRoot.Of(configDirectory).Directory) is { } git && IsWritable(Path.Combine(git, "deployplan-build.lock")))
        {
            yield return Path.Combine(git, "deployplan-build.lock");
        }
    }

    // In a further working tree, .git is a file with the place of its folder.
    private static string? FolderOfGit(string root)
    {
        var git = Path.Combine(root, ".git");
        return Directory.Exists(git) ? git
            : File.Exists(git) && File.ReadLines(git).FirstOrDefault() is { } line && line.StartsWith(FolderMark, StringComparison.Ordinal)
                && Path.GetFullPath(Path.Combine(root, line.Substring(FolderMark.Length).Trim())) is var folder && Directory.Exists(folder) ? folder
            : null;
    }

    // It may be in a place that only its owner writes to; that must not keep a build from running.
    private static bool IsWritable(string file)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            try
            {
                using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
                return true;
            }
            catch (IOException)
            {
                // Who has the lock lets none open it. It may have been given back just now.
                if (!FileLock.IsFree(file))
                {
                    return true;
                }
            }
            catch (UnauthorizedAccessException)
            {
                return false;
            }
        }

        return false;
    }
}
