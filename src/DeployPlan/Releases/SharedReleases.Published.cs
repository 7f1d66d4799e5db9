using DeployPlan.Stores;

namespace DeployPlan.Releases;

/// <content>How a release that begins comes into a store.</content>
internal sealed partial class SharedReleases
{
    // As many a store writes long before the lease is renewed.
    private const int MostWithLease = 100;

    /// <summary>
    /// Puts a release that begins into the store: its plan, its down scripts, every operation, and at last the release itself, which makes the others count. It comes together with the lease; where
    /// the others are many, or the lease was renewed meanwhile, they come before, in changes of their own: else each renewal would be one more reason to write all of it again.
    /// </summary>
    /// <param name="folder">The release.</param>
    /// <param name="lease">Its lease, which is looked at in the same step: a begin that is repeated may have taken it meanwhile, and no one would end this release.</param>
    /// <param name="line">What is noted for good.</param>
    /// <exception cref="StoreException">It was not written; without its last document it is no release.</exception>
    public void Publish(ReleaseFolder folder, Lease lease, string line)
    {
        var id = folder.Release.Id;
        var documents = DocumentsOf(folder, lease.Token).ToList();
        var last = documents[documents.Count - 1];
        var others = documents.GetRange(0, documents.Count - 1);
        var comesAtOnce = documents.Count <= MostWithLease && SharedChanges.Of(documents).Count() == 1;
        while (true)
        {
            if (store.Read([Names.Lease])[0] is not { } document || Lease.Read(document.Bytes) is not { } now || now.Release != id || now.Token != lease.Token)
            {
                throw new StoreException(StoreFault.LeaseLost, $"release {id} has lost its lease before it was recorded, and nothing of it has run");
            }

            var there = store.List(Names.Of(id, "")).ToDictionary(static found => found.Name, static found => found.Version, StringComparer.Ordinal);
            if (there.ContainsKey(last.Name))
            {
                throw new StoreException(StoreFault.Refused, $"the store already has release {id}");
            }

            var expected = others.Select(write => there.TryGetValue(write.Name, out var version) ? write with { Expected = version } : write);
            if (!comesAtOnce && others.Count > 0)
            {
                // Where that is refused, whoever has taken the lease has written, and the lease says so.
                others = SharedChanges.Of(expected).All(change => store.Write(change, "") is not null) ? [] : others;
                continue;
            }

            var renewed = new DocumentWrite(Names.Lease, (now with { Renewal = now.Renewal + 1 }).ToBytes(), document.Version);
            if (store.Write([.. expected, renewed, last], line) is { } versions)
            {
                Copied.Note(last.Name, versions[versions.Count - 1]);
                return;
            }

            // The lease was renewed just now.
            comesAtOnce = false;
        }
    }

    /// <summary>The documents of a release that a store does not have yet: its plan, every operation, and at last the release itself, which makes the others count.</summary>
    public IEnumerable<DocumentWrite> DocumentsOf(ReleaseFolder folder, int token)
    {
        var id = folder.Release.Id;
        foreach (var file in (string[])["plan.json", "plan.inputs"])
        {
            if (Path.Combine(folder.Directory, file) is var path && File.Exists(path))
            {
                yield return new DocumentWrite(Names.Of(id, file), File.ReadAllBytes(path), DocumentWrite.Absent);
            }
        }

        var scripts = Path.Combine(folder.Directory, KeptScripts.Folder);
        foreach (var file in Directory.Exists(scripts) ? Directory.GetFiles(scripts).OrderBy(static file => file, StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            yield return new DocumentWrite(Names.Of(id, $"{KeptScripts.Folder}/{Path.GetFileName(file)}"), File.ReadAllBytes(file), DocumentWrite.Absent);
        }

        foreach (var operation in folder.Plan.Operations)
        {
            var record = folder.ReadRecord(operation.Id) ?? OperationRecord.Empty with { Id = operation.Id, Driver = operation.Driver, Started = folder.Release.Started, Log = "none", Release = id };
            var stored = new StoredOperation(SharedRecords.ToStored(folder, record), token) { Result = SharedRecords.ResultOf(folder, operation.Id) };
            yield return new DocumentWrite(Names.Operation(id, folder.NameOf(operation.Id)), stored.ToBytes(), DocumentWrite.Absent);
        }

        yield return new DocumentWrite(Names.Of(id, LastDocument), LocalPaths.Without(folder.Release).ToBytes(), DocumentWrite.Absent);
    }
}
