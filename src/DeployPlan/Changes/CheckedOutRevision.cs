using System.ComponentModel;
using DeployPlan.Files;

namespace DeployPlan.Changes;

/// <summary>What of a git repository is checked out.</summary>
/// <param name="Commit">The whole name of the commit.</param>
/// <param name="IsDirty">Whether files that git knows differ from it, or it does not have one that is used.</param>
internal sealed record CheckedOutRevision(string Commit, bool IsDirty)
{
    // How git marks a file that no commit has.
    private const string Untracked = "?? ";

    /// <summary>Null where there is no git, no repository, or no commit.</summary>
    /// <param name="directory">Full path of a folder in the repository.</param>
    /// <param name="used">What is used: paths relative to that folder; one with a slash at its end is a folder with all that is below it.</param>
    public static CheckedOutRevision? Of(string directory, IEnumerable<string> used)
    {
        try
        {
            var git = new GitProgram(directory);
            return git.Run("", "rev-parse", "--verify", "HEAD^{commit}") is { Worked: true } head
                && git.Run("", "rev-parse", "--show-prefix") is { Worked: true } prefix
                && git.Run("", "status", "--porcelain", "-z", "--untracked-files=all") is { Worked: true } status
                ? new CheckedOutRevision(head.Output, IsDifferent(status.Output.Split(['\0'], StringSplitOptions.RemoveEmptyEntries), prefix.Output, used))
                : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static bool IsDifferent(string[] entries, string prefix, IEnumerable<string> used)
    {
        var untracked = entries.Where(static entry => entry.StartsWith(Untracked, StringComparison.Ordinal)).Select(static entry => entry.Substring(Untracked.Length)).ToList();
        if (untracked.Count < entries.Length)
        {
            return true;
        }

        var files = new HashSet<string>(untracked, StringComparer.Ordinal);
        return used.Any(path => RelativePath.Normalize(prefix + path) is { } normal && (path.EndsWith("/", StringComparison.Ordinal) ? untracked.Exists(file => file.StartsWith(normal + "/", StringComparison.Ordinal)) : files.Contains(normal)));
    }
}
