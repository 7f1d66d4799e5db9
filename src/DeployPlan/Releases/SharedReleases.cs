using System.Text;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Stores;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>The releases of one environment in a store, and their copy in a folder, which is what everything else reads.</summary>
/// <param name="store">The store.</param>
/// <param name="local">The copy.</param>
/// <param name="project">The name of the project.</param>
/// <param name="environment">The environment.</param>
internal sealed partial class SharedReleases(IDocumentStore store, ReleaseStore local, string project, string environment)
{
    private const int MostRead = 500;
    private const string LastDocument = "release.json";

    /// <summary>What its documents are called.</summary>
    public StoreNames Names { get; } = new(project, environment);

    private string Folder => local.DirectoryOf(environment);

    private CopiedVersions Copied => new(Folder);

    /// <summary>Brings the copy up to date. A release that this machine executes right now is left alone: what is here is newer.</summary>
    /// <param name="here">Paths of this machine, which a release of another one does not have.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Pull(LocalPaths here)
    {
        var listed = store.List(Names.Prefix);
        if (listed.Count == 0 && !Copied.Exist)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        local.IgnoreInGit();
        using var one = Copied.Lock();
        var known = Copied.Read();
        var own = EnvironmentLock.HolderIn(Folder)?.Release;
        var lost = LostFrom(known, listed);
        if (lost is not null)
        {
            // Another build of this machine may have begun a release meanwhile.
            listed = store.List(Names.Prefix);
            lost = LostFrom(known, listed);
        }

        if (lost is not null)
        {
            throw new StoreException(StoreFault.Refused, $"it does not have {lost} of {project} and {environment}, but had; if DeployPlanStore now names another store, and should not, correct it; otherwise write what is here into it with dotnet build -t:DeployPlanStoreMigrate, or, where it is meant not to have that, delete {Copied.File}");
        }

        // Of one that is being written, or whose writing was killed, nothing counts yet.
        var whole = new HashSet<string>(listed.Where(static document => document.Name.EndsWith("/" + LastDocument, StringComparison.Ordinal)).Select(document => ReleaseOf(document.Name)), StringComparer.Ordinal);
        var changed = listed.Where(static document => IsOurs(document.Name))
            .Where(document => ReleaseOf(document.Name) is var release && (release.Length == 0 || whole.Contains(release) || Directory.Exists(Path.Combine(Folder, release))))
            .Where(document => !known.TryGetValue(document.Name, out var version) || version != document.Version || (ReleaseOf(document.Name) is { Length: > 0 } release && !Directory.Exists(Path.Combine(Folder, release))))
            .Where(document => own is null || ReleaseOf(document.Name) != own).ToList();
        for (var i = 0; i < changed.Count; i += MostRead)
        {
            // What makes a release count comes last.
            var names = changed.Skip(i).Take(MostRead).Select(static document => document.Name).ToList();
            foreach (var document in store.Read(names).OfType<StoredDocument>())
            {
                Take(document, here);
                known[document.Name] = document.Version;
            }
        }

        foreach (var release in changed.Select(document => ReleaseOf(document.Name)).Where(static release => release.Length > 0).Distinct())
        {
            Complete(release, here);
        }

        if (changed.Count > 0)
        {
            Copied.Write(known);
        }
    }

    /// <summary>Brings one operation of the copy up to date with what the store was just asked for.</summary>
    public void Keep(ReleaseFolder folder, StoredOperation stored) =>
        Take(new StoredDocument(Names.Operation(folder.Release.Id, folder.NameOf(stored.Record.Id)), "", stored.ToBytes()), here: null);

    /// <summary>The lease of the environment, as it was when the copy was brought up to date; null if there is none.</summary>
    public static Lease? LeaseIn(string directory) => RecordFormat.Read(Path.Combine(directory, "lease.json"), new Lease(), Lease.Fields) is { IsFree: false } lease ? lease : null;

    /// <summary>What the store has of operations now.</summary>
    /// <exception cref="StoreException">The store does not answer, or does not have the release.</exception>
    public IReadOnlyList<StoredOperation> Look(ReleaseFolder folder, IEnumerable<string> ids) =>
        [.. store.Read([.. ids.Select(id => Names.Operation(folder.Release.Id, folder.NameOf(id)))]).OfType<StoredDocument>().Select(StoredOperation.Read)];

    /// <summary>The state of a release as the store has it now.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public ReleaseState LookAtState(ReleaseFolder folder)
    {
        var found = store.Read([.. folder.Plan.Operations.Select(operation => Names.Operation(folder.Release.Id, folder.NameOf(operation.Id)))]);
        var records = found.Select(static document => document is null ? null : StoredOperation.TryRead(document)?.Record).ToList();
        return ReleaseState.Of(records, [.. found.Select((document, i) => records[i] is null ? document?.Name : null)]);
    }

    /// <summary>Whether the folder is a copy of a store.</summary>
    public bool IsCopy => Copied.Exist;

    /// <summary>Makes the folder one of its own, which is no copy of a store any more.</summary>
    /// <exception cref="IOException">It cannot be changed.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Detach()
    {
        Copied.Forget();
        ForgetLease();
    }

    /// <summary>Deletes the lease from the copy, where it is given back right after.</summary>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void ForgetLease() => File.Delete(Path.Combine(Folder, "lease.json"));

    /// <summary>Writes every record of a release that is not final once more, under a new lease: what the loser of the lease still writes is refused then.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public void TakeOver(string release, int token)
    {
        while (true)
        {
            // Over one that is damaged the loser cannot write either: it is not what it wrote.
            var open = store.Read([.. store.List(Names.Of(release, "operations/")).Select(static document => document.Name)]).OfType<StoredDocument>()
                .Select(static document => (document.Name, document.Version, Stored: StoredOperation.TryRead(document)))
                .Where(found => found.Stored?.Token < token && found.Stored.Record.Status != OperationStatus.Succeeded).ToList();
            if (SharedChanges.Of(open.Select(found => new DocumentWrite(found.Name, (found.Stored! with { Token = token }).ToBytes(), found.Version))).All(change => store.Write(change, "") is not null))
            {
                return;
            }

            // The other one has written just now.
        }
    }

    // What else someone has put there is none of ours, and no name leads out of the folder.
    private static bool IsOurs(string name) => name.Split('/') is var parts && parts.Length > 2 && parts.Skip(2).ToList() switch
    {
        ["lease.json"] => true,
        [var release, "plan.json" or "plan.inputs" or "release.json"] => ReleaseId.IsId(release),
        [var release, "operations" or "logs" or KeptScripts.Folder, var file] => ReleaseId.IsId(release) && file.IndexOfAny(['\\', ':', '\0']) < 0 && file is not ("." or ".."),
        _ => false,
    };

    private string ReleaseOf(string name) => name.Substring(Names.Prefix.Length).Split('/') is [var id, _, ..] && ReleaseId.IsId(id) ? id : "";

    // What was read from a store, or written into it, and is not in this one; null if all is there. Else the copy would mix the releases of two stores.
    private string? LostFrom(Dictionary<string, string> known, IReadOnlyList<DocumentVersion> listed)
    {
        if (listed.Count == 0 && known.Count > 0)
        {
            return "anything";
        }

        var there = new HashSet<string>(listed.Select(document => ReleaseOf(document.Name)), StringComparer.Ordinal);
        return known.Keys.Where(name => name.StartsWith(Names.Prefix, StringComparison.Ordinal)).Select(ReleaseOf).Where(release => release.Length > 0 && !there.Contains(release))
            .OrderBy(static release => release, StringComparer.Ordinal).LastOrDefault() is { } newest ? "release " + newest : null;
    }

    private string LogOf(OperationRecord record) => record.Log.Split('/') is [var release, var file] ? Path.Combine(Folder, release, "logs", file) : Path.Combine(Folder, record.Release, "logs", record.Log);

    // A release that is new here appears in one step, when all of it is there.
    private void Take(StoredDocument document, LocalPaths? here)
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
        if (Path.GetFileName(file) == LastDocument && File.Exists(file))
        {
            // It never changes, and here it has the paths of this machine; unless it was damaged when it came.
            if (Release.Read(file) is null && FormDocument.Read(document.Bytes, Release.Empty, Release.Fields) is { } corrected)
            {
                AtomicFile.WriteDurably(file, (here?.In(corrected) ?? corrected).ToBytes());
            }

            return;
        }

        if (Path.GetFileName(Path.GetDirectoryName(file)) == "logs" && File.Exists(file) && new FileInfo(file).Length > document.Bytes.Length)
        {
            // The machine that wrote it has all of it.
            return;
        }

        if (Path.GetFileName(Path.GetDirectoryName(file)) != "operations")
        {
            AtomicFile.WriteIfChanged(file, document.Bytes);
            return;
        }

        if (StoredOperation.TryRead(document) is not { } stored)
        {
            // Who reads the copy says that it is damaged; the other releases are as good as before.
            AtomicFile.WriteIfChanged(file, document.Bytes);
            return;
        }

        if (stored.Result is { } result)
        {
            AtomicFile.WriteIfChanged(Path.Combine(directory, "results", Path.GetFileName(file)), Encoding.UTF8.GetBytes(result));
        }

        // What was read before another build of this machine recorded a success is older than that.
        if (stored.Record.Status != OperationStatus.Pending && (stored.Record.Status == OperationStatus.Succeeded || OperationRecord.Read(file) is not { Status: OperationStatus.Succeeded }))
        {
            AtomicFile.WriteDurably(file, (stored.Record with { Log = LogOf(stored.Record) }).ToBytes());
        }
    }

    private void Complete(string release, LocalPaths here)
    {
        var directory = Path.Combine(Folder, release);
        var unfinished = directory + ".tmp";
        var last = Path.Combine(unfinished, LastDocument);
        if (!Directory.Exists(directory) && File.Exists(last))
        {
            // One that is damaged counts as well, as unreadable: else what it did would be done again.
            if (Release.Read(last) is { } known)
            {
                AtomicFile.WriteDurably(last, here.In(known).ToBytes());
            }

            Directory.CreateDirectory(Path.Combine(unfinished, "operations"));
            Directory.CreateDirectory(Path.Combine(unfinished, "logs"));
            Directory.Move(unfinished, directory);
        }
    }
}
