using System.ComponentModel;
using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Changes;

/// <summary>
/// The files of a revision in a folder of their own, as git would check them out here: with the line ends and filters of this clone, so that a file that did not change
/// has the same bytes. The worktree, the index and the branches of the user are not touched.
/// </summary>
internal sealed class RevisionCheckout : IDisposable
{
    private readonly string _folder;

    private RevisionCheckout(string folder, string configFile, string root) => (_folder, ConfigFile, Root) = (folder, configFile, root);

    /// <summary>Full path of the config of the revision.</summary>
    public string ConfigFile { get; }

    /// <summary>Full path of the folder that no path of it may leave.</summary>
    public string Root { get; }

    /// <summary>Whether the revision has the config.</summary>
    public bool HasConfig => File.Exists(ConfigFile);

    /// <summary>Null, with a diagnostic, where git or the revision is not there.</summary>
    /// <param name="configFile">Full path of the config as it is now.</param>
    /// <param name="repositoryRoot">The folder that no path of it may leave; null for the repository.</param>
    /// <param name="revision">As git understands it.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static RevisionCheckout? Make(string configFile, string? repositoryRoot, string revision, DiagnosticBag diagnostics)
    {
        var directory = Path.GetDirectoryName(configFile)!;
        var git = new GitProgram(directory);
        try
        {
            var place = git.Run("", "rev-parse", "--show-prefix");
            if (!place.Worked)
            {
                diagnostics.Add(DiffDiagnostics.NoRepository(configFile, place.Why));
                return null;
            }

            // git takes an argument that starts with a hyphen as an option.
            var commit = revision[0] == '-' ? null : git.Run("", "rev-parse", "--verify", "--quiet", revision + "^{commit}");
            if (commit is not { Worked: true })
            {
                diagnostics.Add(DiffDiagnostics.UnknownRevision(configFile, revision));
                return null;
            }

            return CheckOut(git, configFile, repositoryRoot, place.Output, commit.Output, revision, diagnostics);
        }
        catch (Win32Exception e)
        {
            diagnostics.Add(DiffDiagnostics.NoGit(configFile, e.Message));
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Others also clean the folder for temporary files.
        }
    }

    private static RevisionCheckout? CheckOut(
        GitProgram git, string configFile, string? repositoryRoot, string prefix, string commit, string revision, DiagnosticBag diagnostics)
    {
        var folder = Path.Combine(Path.GetTempPath(), "deployplan-" + Guid.NewGuid().ToString("N"));
        var files = Path.Combine(folder, "files");
        var index = Path.Combine(folder, "index");
        var inRevision = Path.Combine(files, prefix.Replace('/', Path.DirectorySeparatorChar), Path.GetFileName(configFile));
        var checkout = new RevisionCheckout(folder, inRevision, RootIn(files, configFile, inRevision, repositoryRoot));
        try
        {
            Directory.CreateDirectory(files);

            // Below the root of the repository git would leave out what is above, which projects use without a word in the config.
            var top = git.Run("", "rev-parse", "--show-toplevel");
            var read = top.Worked ? git.Run(index, "read-tree", commit) : top;
            var written = read.Worked ? new GitProgram(top.Output).Run(index, "checkout-index", "--all", "--force", "--quiet", "--prefix=" + files + "/") : read;
            if (written.Worked)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(inRevision)!);
                return checkout;
            }

            diagnostics.Add(DiffDiagnostics.CannotCheckOut(configFile, revision, written.Why));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiffDiagnostics.CannotCheckOut(configFile, revision, e.Message));
        }

        checkout.Dispose();
        return null;
    }

    // As far above the config as it is now.
    private static string RootIn(string files, string configFile, string inRevision, string? repositoryRoot)
    {
        var now = Path.GetDirectoryName(configFile);
        var then = Path.GetDirectoryName(inRevision);
        while (repositoryRoot is not null && now is not null && then is not null && now != repositoryRoot && then.Length > files.Length)
        {
            (now, then) = (Path.GetDirectoryName(now), Path.GetDirectoryName(then));
        }

        return repositoryRoot is null || then is null ? files : then;
    }
}
