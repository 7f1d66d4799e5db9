using System.Text;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Stores;

namespace DeployPlan.Releases;

/// <summary>The releases of one environment in a store, and their copy in a folder, which is what everything else reads.</summary>
/// <param name="store">The store.</param>
/// <param name="local">The copy.</param>
/// <param name="project">The name of the project.</param>
/// <param name="environment">The environment.</param>
internal sealed class SharedReleases(IDocumentStore store, ReleaseStore local, string project, string environment)
{
    private const int MostTries = 500;
    private const int MostRead = 500;

    /// <summary>What its documents are called.</summary>
    public StoreNames Names { get; } = new(project, environment);

    private string Folder => local.DirectoryOf(environment);

    /// <summary>Brings the copy up to date. A release that this machine executes right now is left alone: what is here is newer.</summary>
    /// <param name="here">Paths of this machine, which a release of another one does not have.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Pull(LocalPaths here)
    {
        Directory.CreateDirectory(Folder);
        using var one = FileLock.Take(Path.Combine(Folder, "store.sync"), FileLock.Tries(MostTries)) ?? throw new IOException($"{Folder} is being brought up to date by someone else");
        var known = ReadVersions();
        var own = EnvironmentLock.HolderIn(Folder)?.Release;
        var changed = store.List(Names.Prefix).Where(document => !known.TryGetValue(document.Name, out var version) || version != document.Version)
            .Where(document => own is null || ReleaseOf(document.Name) != own).ToList();
        for (var i = 0; i < changed.Count; i += MostRead)
        {
            // What makes a release count comes last.
            var names = changed.Skip(i).Take(MostRead).Select(static document => document.Name).ToList();
            foreach (var document in store.Read(names).OfType<StoredDocument>())
            {
                Take(document);
                known[document.Name] = document.Version;
            }
        }

        foreach (var release in changed.Select(document => ReleaseOf(document.Name)).Where(static release => release.Length > 0).Distinct())
        {
            Complete(release, here);
        }

        if (changed.Count > 0)
        {
            AtomicFile.WriteIfChanged(VersionsFile, Encoding.UTF8.GetBytes(string.Concat(known.Select(static document => $"{document.Value} {document.Key}\n"))));
        }
    }

    /// <summary>The lease of the environment, as it was when the copy was brought up to date; null if there is none.</summary>
    public static Lease? LeaseIn(string directory) => RecordFormat.Read(Path.Combine(directory, "lease.json"), new Lease(), Lease.Fields) is { IsFree: false } lease ? lease : null;

    /// <summary>Puts a release that begins into the store: its plan, every operation, and at last the release itself.</summary>
    /// <exception cref="StoreException">It was not written; without its last document it is no release.</exception>
    public void Publish(ReleaseFolder folder, int token, string line)
    {
        var id = folder.Release.Id;
        var writes = new List<DocumentWrite>();
        foreach (var file in (string[])["plan.json", "plan.inputs"])
        {
            if (Path.Combine(folder.Directory, file) is var path && File.Exists(path))
            {
                writes.Add(new DocumentWrite(Names.Of(id, file), File.ReadAllBytes(path), DocumentWrite.Absent));
            }
        }

        foreach (var operation in folder.Plan.Operations)
        {
            var record = folder.ReadRecord(operation.Id) ?? OperationRecord.Empty with { Id = operation.Id, Driver = operation.Driver, Started = folder.Release.Started, Log = "none", Release = id };
            var stored = new StoredOperation(SharedRecords.ToStored(folder, record), token) { Result = SharedRecords.ResultOf(folder, operation.Id) };
            writes.Add(new DocumentWrite(Names.Operation(id, folder.NameOf(operation.Id)), stored.ToBytes(), DocumentWrite.Absent));
        }

        writes.Add(new DocumentWrite(Names.Of(id, "release.json"), LocalPaths.Without(folder.Release).ToBytes(), DocumentWrite.Absent));
        if (store.Write(writes, line) is null)
        {
            throw new StoreException(StoreFault.Refused, $"the store already has documents of release {id}");
        }
    }

    /// <summary>Writes every record of a release that is not final once more, under a new lease: what the loser of the lease still writes is refused then.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public void TakeOver(string release, int token)
    {
        foreach (var document in store.List(Names.Of(release, "operations/")))
        {
            while (store.Read([document.Name])[0] is { } found && StoredOperation.Read(found) is var stored && stored.Token < token
                && store.Write([new DocumentWrite(found.Name, (stored with { Token = token }).ToBytes(), found.Version)], "") is null)
            {
                // The other one has written just now.
            }
        }
    }

    private string VersionsFile => Path.Combine(Folder, "store.versions");

    private string ReleaseOf(string name) => name.Substring(Names.Prefix.Length).Split('/') is [var id, _, ..] && ReleaseId.IsId(id) ? id : "";

    private Dictionary<string, string> ReadVersions() => File.Exists(VersionsFile)
        ? File.ReadAllLines(VersionsFile).Select(static line => line.Split([' '], 2)).Where(static parts => parts.Length == 2).ToDictionary(static parts => parts[1], static parts => parts[0], StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    // A release that is new here appears in one step, when all of it is there.
    private void Take(StoredDocument document)
    {
        var release = ReleaseOf(document.Name);
        var rest = document.Name.Substring(Names.Prefix.Length);
        if (release.Length == 0)
        {
            AtomicFile.WriteIfChanged(Path.Combine(Folder, rest), document.Bytes);
            return;
        }

        var directory = Path.Combine(Folder, release);
        directory = Directory.Exists(directory) ? directory : directory + ".tmp";
        var file = Path.Combine(directory, rest.Substring(release.Length + 1));
        if (Path.GetFileName(file) == "release.json" && File.Exists(file))
        {
            // It never changes, and here it has the paths of this machine.
            return;
        }

        if (Path.GetFileName(Path.GetDirectoryName(file)) != "operations")
        {
            AtomicFile.WriteIfChanged(file, document.Bytes);
            return;
        }

        var stored = StoredOperation.Read(document);
        if (stored.Result is { } result)
        {
            AtomicFile.WriteIfChanged(Path.Combine(directory, "results", Path.GetFileName(file)), Encoding.UTF8.GetBytes(result));
        }

        if (stored.Record.Status != OperationStatus.Pending)
        {
            AtomicFile.WriteDurably(file, (stored.Record with { Log = Path.Combine(Folder, release, "logs", stored.Record.Log) }).ToBytes());
        }
    }

    private void Complete(string release, LocalPaths here)
    {
        var directory = Path.Combine(Folder, release);
        var unfinished = directory + ".tmp";
        if (!Directory.Exists(directory) && Release.Read(Path.Combine(unfinished, "release.json")) is { } known)
        {
            AtomicFile.WriteDurably(Path.Combine(unfinished, "release.json"), here.In(known).ToBytes());
            Directory.CreateDirectory(Path.Combine(unfinished, "operations"));
            Directory.CreateDirectory(Path.Combine(unfinished, "logs"));
            Directory.Move(unfinished, directory);
        }
    }
}
