using DeployPlan.Stores;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>Takes over the releases of an environment from a folder into a store, or back. Whoever uses it holds the lock of the folder and the lease of the store.</summary>
/// <param name="store">The store.</param>
/// <param name="local">The folder.</param>
/// <param name="project">The name of the project.</param>
/// <param name="environment">The environment.</param>
internal sealed class StoreMigration(IDocumentStore store, ReleaseStore local, string project, string environment)
{
    private const string LastDocument = "release.json";
    private readonly SharedReleases _shared = new(store, local, project, environment);

    /// <summary>The releases that a store has as a whole, the oldest first.</summary>
    /// <param name="store">The store.</param>
    /// <param name="names">The names of the environment.</param>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static IReadOnlyList<string> StoredIn(IDocumentStore store, StoreNames names) =>
    [
        .. store.List(names.Prefix).Select(document => document.Name.Substring(names.Prefix.Length).Split('/'))
            .Where(static parts => parts is [var id, LastDocument] && ReleaseId.IsId(id)).Select(static parts => parts[0]),
    ];

    /// <summary>The first document of a release that the folder and the store have with other content; null if there is none. What a copy has of before, is not.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public string? ConflictOf(ReleaseFolder folder)
    {
        var mine = _shared.DocumentsOf(folder, token: 0).ToList();
        for (var i = 0; i < mine.Count; i += SharedChanges.MostDocuments)
        {
            var some = mine.GetRange(i, Math.Min(SharedChanges.MostDocuments, mine.Count - i));
            var theirs = store.Read([.. some.Select(static document => document.Name)]);
            for (var j = 0; j < some.Count; j++)
            {
                if (theirs[j] is not { } stored || !IsSame(some[j].Name, some[j].Bytes!, stored))
                {
                    return some[j].Name.Substring(_shared.Names.Of(folder.Release.Id, "").Length);
                }
            }
        }

        return null;
    }

    /// <summary>Writes a release that the store does not have, or of which an earlier try has written a part: what makes it count comes last.</summary>
    /// <param name="folder">The release.</param>
    /// <param name="token">The number of the lease.</param>
    /// <param name="mostOfLog">How much of the end of a log is kept, in bytes.</param>
    /// <param name="line">What is noted for good.</param>
    /// <exception cref="StoreException">It was not written as a whole, and does not count.</exception>
    public void Write(ReleaseFolder folder, int token, int mostOfLog, string line)
    {
        var there = store.List(_shared.Names.Of(folder.Release.Id, "")).ToDictionary(static document => document.Name, static document => document.Version, StringComparer.Ordinal);
        var documents = LogsOf(folder, mostOfLog).Concat(_shared.DocumentsOf(folder, token));
        foreach (var change in SharedChanges.Of(documents.Select(document => there.TryGetValue(document.Name, out var version) ? document with { Expected = version } : document)))
        {
            var makesItCount = change[change.Count - 1].Name == _shared.Names.Of(folder.Release.Id, LastDocument);
            if (store.Write(change, makesItCount ? line : "") is null)
            {
                throw new StoreException(StoreFault.Refused, $"someone else writes documents of release {folder.Release.Id} at the same time");
            }
        }
    }

    private IEnumerable<DocumentWrite> LogsOf(ReleaseFolder folder, int mostOfLog)
    {
        foreach (var operation in folder.Plan.Operations)
        {
            if (SharedRecords.EndOfLog(folder.LogOf(operation.Id), mostOfLog) is { } log)
            {
                yield return new DocumentWrite(_shared.Names.Log(folder.Release.Id, folder.NameOf(operation.Id)), log, DocumentWrite.Absent);
            }
        }
    }

    private bool IsSame(string name, byte[] mine, StoredDocument stored)
    {
        if (name.EndsWith("/" + LastDocument, StringComparison.Ordinal))
        {
            return Known(mine) is { } bytes && Known(stored.Bytes) is { } others && bytes.SequenceEqual(others);
        }

        if (!name.StartsWith(_shared.Names.Of(name.Substring(_shared.Names.Prefix.Length).Split('/')[0], "operations/"), StringComparison.Ordinal))
        {
            return mine.SequenceEqual(stored.Bytes);
        }

        var (here, there) = (StoredOperation.Read(new StoredDocument(name, "", mine)), StoredOperation.Read(stored));
        return (here.Record == there.Record && (here.Result == there.Result || here.Record.Status == OperationStatus.Running))
            || (_shared.IsCopy && here.Record.Status != OperationStatus.Succeeded && here.Record.Started <= there.Record.Started);
    }

    // The drivers are those of the machine.
    private static byte[]? Known(byte[] release) =>
        FormDocument.Read(release, Release.Empty, Release.Fields) is { } read ? (LocalPaths.Without(read) with { Drivers = [] }).ToBytes() : null;
}
