using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>
/// The releases of a project: <c>&lt;state&gt;/&lt;environment&gt;/&lt;release&gt;/</c>, and in a folder that projects may share <c>&lt;state&gt;/&lt;project&gt;/&lt;environment&gt;/&lt;release&gt;/</c>.
/// Folders are only added.
/// </summary>
/// <param name="stateDirectory">Full path.</param>
/// <param name="project">The name of the project where the folder may be shared; empty where it is the project's own.</param>
internal sealed class ReleaseStore(string stateDirectory, string project = "")
{
    // What the file said before folders of releases were told by it.
    private const string EarlierIgnore = "*\n";

    private readonly Dictionary<string, string> _directories = new(StringComparer.Ordinal);

    /// <summary>Full path of the folder of one environment.</summary>
    public string DirectoryOf(string environment)
    {
        if (!_directories.TryGetValue(environment, out var directory))
        {
            var own = Path.Combine(stateDirectory, project, environment);
            directory = project.Length > 0 && !Directory.Exists(own) && HasOlderOf(environment) ? Path.Combine(stateDirectory, environment) : own;
            _directories.Add(environment, directory);
        }

        return directory;
    }

    /// <summary>The environments that have a folder, in ordinal order.</summary>
    public IReadOnlyList<string> Environments
    {
        get
        {
            var own = Names(Path.Combine(stateDirectory, project), static name => NameRules.IsName(name));
            return project.Length == 0 ? own : [.. own.Concat(Names(stateDirectory, HasOlderOf)).Distinct().OrderBy(static name => name, StringComparer.Ordinal)];
        }
    }

    /// <summary>Ids of the releases of an environment, the oldest first.</summary>
    public IReadOnlyList<string> ReleasesOf(string environment) => Names(DirectoryOf(environment), ReleaseId.IsId);

    /// <summary>Id of the newest release of an environment; empty if there is none.</summary>
    public string LatestOf(string environment) => ReleasesOf(environment) is { Count: > 0 } ids ? ids[ids.Count - 1] : "";

    /// <summary>The release; null, with diagnostics, if its files are not there or not as they were written.</summary>
    public ReleaseFolder? Open(string environment, string id, DiagnosticBag diagnostics) =>
        ReleaseFolder.Read(Path.Combine(DirectoryOf(environment), id), diagnostics);

    /// <summary>What was decided for a release; null if that cannot be read.</summary>
    internal Release? Find(string environment, string id) => Release.Read(Path.Combine(DirectoryOf(environment), id, "release.json"));

    /// <summary>Whether the apply of the release is still under way; to show, and to decide nothing: on another machine, only its clock says so.</summary>
    internal bool IsHeld(string environment, string id) =>
        EnvironmentLock.HolderIn(DirectoryOf(environment))?.Release == id
        || (SharedReleases.LeaseIn(DirectoryOf(environment)) is { } lease && lease.Release == id && DateTime.UtcNow < lease.Renewed.AddSeconds(lease.Seconds));

    /// <summary>Creates the folder of a release. It appears in one step, so that a killed process leaves no incomplete release behind.</summary>
    /// <param name="release">What is decided.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="bytes">The exact bytes that were verified.</param>
    /// <param name="resumed">The release whose successes count; null for none.</param>
    /// <param name="scripts">Its down scripts, by their digest; null for none.</param>
    /// <exception cref="IOException">The state folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    internal ReleaseFolder Create(Release release, Plan plan, byte[] bytes, ReleaseFolder? resumed, IReadOnlyDictionary<string, byte[]>? scripts = null)
    {
        var directory = Path.Combine(DirectoryOf(release.Environment), release.Id);
        var unfinished = directory + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.Combine(unfinished, "operations"));
            Directory.CreateDirectory(Path.Combine(unfinished, "logs"));
            IgnoreInGit();
            AtomicFile.WriteDurably(Path.Combine(unfinished, "plan.json"), bytes);
            if (InputSets.ToBytes(plan) is { } sets)
            {
                AtomicFile.WriteDurably(InputSets.Beside(Path.Combine(unfinished, "plan.json")), sets);
            }

            foreach (var script in scripts ?? new Dictionary<string, byte[]>())
            {
                AtomicFile.WriteDurably(KeptScripts.PathOf(unfinished, script.Key), script.Value);
            }

            AtomicFile.WriteDurably(Path.Combine(unfinished, "release.json"), release.ToBytes());
            resumed?.CopySucceeded(unfinished);
            Directory.Move(unfinished, directory);
            Posix.Flush(Path.GetDirectoryName(directory)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(unfinished);
            throw;
        }

        return new ReleaseFolder(directory, release, plan);
    }

    /// <summary>Keeps what is in the folder out of the repository: published programs, logs and pids are no sources. A file that a person wrote is left as it is.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    internal void IgnoreInGit()
    {
        var file = Path.Combine(stateDirectory, OwnFiles.IgnoreFile);
        if (File.Exists(file) ? File.ReadAllText(file) == EarlierIgnore : !HasOther())
        {
            AtomicFile.WriteIfChanged(file, Encoding.UTF8.GetBytes(OwnFiles.IgnoreAll));
        }
    }

    // Releases are in folders: what has files is not for them alone, and git must not leave out what a person adds there.
    private bool HasOther() => Path.GetFileName(stateDirectory) != ".deployplan" && Directory.Exists(stateDirectory) && Directory.EnumerateFiles(stateDirectory).Any();

    // In a folder that is shared now, releases of before had no folder of a project. Their services run there, so it stays theirs.
    private bool HasOlderOf(string environment)
    {
        var older = new ReleaseStore(stateDirectory);
        return older.LatestOf(environment) is { Length: > 0 } latest && older.Open(environment, latest, new DiagnosticBag())?.Plan.Project == project;
    }

    private static void Delete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The rest does not have the name of a release, so it is not taken for one.
        }
    }

    private static IReadOnlyList<string> Names(string directory, Predicate<string> isName)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var names = new List<string>();
        foreach (var folder in Directory.GetDirectories(directory))
        {
            if (isName(Path.GetFileName(folder)))
            {
                names.Add(Path.GetFileName(folder));
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
