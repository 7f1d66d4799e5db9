using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>A service as the last release that deployed it left it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">The release.</param>
/// <param name="Deploy">Its deploy there.</param>
internal sealed record DeployedService(string Name, ReleaseFolder Folder, Operation Deploy)
{
    private const string Folders = "services";
    private const string LogEnding = ".log";

    /// <summary>The release in which it was started: an earlier one where a resumed release found it done.</summary>
    public string Since => Folder.ReadRecord(Deploy.Id)?.Release ?? Folder.Release.Id;

    /// <summary>A release that has deployed it in another place since; empty if none has.</summary>
    public string Elsewhere { get; init; } = "";

    /// <summary>Whether its driver has begun a log of it.</summary>
    public bool HasLog => File.Exists(Path.Combine(Home, Since + LogEnding));

    /// <summary>Whether this machine, with this state folder, has deployed it in that release, or tried to since.</summary>
    /// <param name="until">The id of a later release, which does not count.</param>
    public bool IsOfHere(string until) => Directory.Exists(Home) && Directory.GetFiles(Home, "*" + LogEnding).Select(Path.GetFileNameWithoutExtension)
        .Any(release => string.CompareOrdinal(release, Since) >= 0 && string.CompareOrdinal(release, until) < 0);

    /// <summary>The process that the driver <c>process</c> started; null if no file names one.</summary>
    public RunningProgram? Process => RunningProgram.Read(Path.Combine(Home, "service.pid"));

    private string Home => Path.Combine(Path.GetDirectoryName(Folder.Directory)!, Folders, Name);

    /// <summary>All of an environment, those of the newest release first.</summary>
    public static IEnumerable<DeployedService> NewestFirst(ReleaseStore store, string environment, DiagnosticBag diagnostics) =>
        NewestFirst(store, environment, diagnostics, static (folder, id) => folder.ReadRecord(id) is { Status: OperationStatus.Succeeded });

    /// <summary>As <see cref="NewestFirst(ReleaseStore, string, DiagnosticBag)"/>, as it was before a release.</summary>
    public static IEnumerable<DeployedService> Before(ReleaseStore store, ReleaseFolder release) => NewestFirst(
        store, release.Plan.Environment, new DiagnosticBag(), (folder, id) => string.CompareOrdinal(folder.Release.Id, release.Release.Id) < 0 && folder.ReadRecord(id) is { Status: OperationStatus.Succeeded });

    /// <summary>As <see cref="NewestFirst(ReleaseStore, string, DiagnosticBag)"/>, also those of which a deploy was started and failed, or was killed: it may have left a log, and something that runs.</summary>
    public static IEnumerable<DeployedService> TriedNewestFirst(ReleaseStore store, string environment, DiagnosticBag diagnostics) =>
        NewestFirst(store, environment, diagnostics, static (folder, id) => folder.ReadRecord(id) is { Status: not OperationStatus.Skipped, Attempt: > 0 } || folder.UnreadableRecordOf(id) is not null);

    private static IEnumerable<DeployedService> NewestFirst(ReleaseStore store, string environment, DiagnosticBag diagnostics, Func<ReleaseFolder, string, bool> counts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in store.ReleasesOf(environment).Reverse().Select(id => store.Open(environment, id, diagnostics)).OfType<ReleaseFolder>())
        {
            // An operation that an earlier release did is in the records of the later one as well.
            foreach (var operation in folder.Plan.Operations)
            {
                if (operation.Inputs is DeployInputs { Services: [var name] } && counts(folder, operation.Id) && found.Add(name))
                {
                    yield return new DeployedService(name, folder, operation);
                }
            }
        }
    }

    /// <summary>Those of the driver <c>process</c>, which run on the machine that has their files, in the order of their names.</summary>
    public static IReadOnlyList<DeployedService> OfProcesses(ReleaseStore store, string environment)
    {
        var folders = Path.Combine(store.DirectoryOf(environment), Folders);
        var left = new HashSet<string>(Directory.Exists(folders) ? Directory.GetDirectories(folders).Select(Path.GetFileName) : [], StringComparer.Ordinal);
        var found = new List<DeployedService>();
        foreach (var latest in left.Count == 0 ? [] : NewestFirst(store, environment, new DiagnosticBag()).Concat(LeftByTried(store, environment)))
        {
            if (left.Remove(latest.Name) && (Running(store, environment, latest) ?? latest) is { Deploy.Driver: "process" } service)
            {
                found.Add(service != latest || service.HasLog ? service : StartedHere(store, environment, service) ?? service);
            }

            if (left.Count == 0)
            {
                break;
            }
        }

        return [.. found.OrderBy(static service => service.Name, StringComparer.Ordinal)];
    }

    // A deploy that was killed may have been the first.
    private static IEnumerable<DeployedService> LeftByTried(ReleaseStore store, string environment) =>
        TriedNewestFirst(store, environment, new DiagnosticBag()).Where(static tried => tried.Process is { IsRunning: true });

    // A deploy that was killed has replaced what the last one that succeeded had started.
    private static DeployedService? Running(ReleaseStore store, string environment, DeployedService latest) =>
        latest.Process is { Release: { Length: > 0 } release, IsRunning: true } ? StartedBy(store, environment, latest, [release]) : null;

    // A store has the releases of all machines. Whoever starts a service has the log of it.
    private static DeployedService? StartedHere(ReleaseStore store, string environment, DeployedService latest) =>
        StartedBy(store, environment, latest, Directory.GetFiles(latest.Home, "*" + LogEnding).Select(Path.GetFileNameWithoutExtension).OrderByDescending(static id => id, StringComparer.Ordinal));

    private static DeployedService? StartedBy(ReleaseStore store, string environment, DeployedService latest, IEnumerable<string> releases) =>
        releases.Select(id => store.Open(environment, id, new DiagnosticBag())).OfType<ReleaseFolder>()
            .SelectMany(folder => folder.Plan.Operations.Where(operation => operation.Inputs is DeployInputs { Services: [var name] } && name == latest.Name).Select(operation => latest with { Folder = folder, Deploy = operation }))
            .Select(found => latest.HasLog || found.Since == latest.Since ? found : found with { Elsewhere = latest.Since }).FirstOrDefault();
}
