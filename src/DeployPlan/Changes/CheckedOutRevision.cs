using System.ComponentModel;

namespace DeployPlan.Changes;

/// <summary>What of a git repository is checked out.</summary>
/// <param name="Commit">The whole name of the commit.</param>
/// <param name="IsDirty">Whether files that git knows differ from it.</param>
internal sealed record CheckedOutRevision(string Commit, bool IsDirty)
{
    /// <summary>Null where there is no git, no repository, or no commit.</summary>
    /// <param name="directory">Full path of a folder in the repository.</param>
    public static CheckedOutRevision? Of(string directory)
    {
        try
        {
            var git = new GitProgram(directory);
            return git.Run("", "rev-parse", "--verify", "HEAD^{commit}") is { Worked: true } head && git.Run("", "status", "--porcelain", "--untracked-files=no") is { Worked: true } status
                ? new CheckedOutRevision(head.Output, status.Output.Length > 0)
                : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
