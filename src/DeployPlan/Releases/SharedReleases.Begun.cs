using DeployPlan.Stores;

namespace DeployPlan.Releases;

/// <content>What one operation needs of a release that other machines execute, too: it costs the same however many operations and earlier releases there are.</content>
internal sealed partial class SharedReleases
{
    /// <summary>Copies the lease, and of the release that has it what each of its operations needs: its plan and its down scripts.</summary>
    /// <param name="meant">The release, or the id of its plan.</param>
    /// <param name="here">Paths of this machine, which a release of another one does not have.</param>
    /// <returns>False, with nothing copied, where no such release is executed in steps.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public bool PullBegun(string meant, LocalPaths here)
    {
        if (store.Read([Names.Lease])[0] is not { } document || Lease.Read(document.Bytes) is not { IsInSteps: true } lease || !ReleaseId.IsId(lease.Release)
            || (lease.Release != meant && lease.Plan != meant))
        {
            return false;
        }

        Directory.CreateDirectory(Folder);
        local.IgnoreInGit();
        using var one = Copied.Lock();
        if (!File.Exists(Path.Combine(Folder, lease.Release, LastDocument)) && !CopyPlan(lease.Release, here))
        {
            return false;
        }

        Take(document, here);
        return true;
    }

    /// <summary>Copies what the store has of operations of a release that is here, as far as they have not succeeded here, and the log of one of them.</summary>
    /// <param name="folder">The release.</param>
    /// <param name="ids">The operations.</param>
    /// <param name="log">The operation whose log is copied: whoever runs it again writes on.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public void Copy(ReleaseFolder folder, IEnumerable<string> ids, string log)
    {
        var operations = ids.Where(id => folder.ReadRecord(id) is not { Status: OperationStatus.Succeeded }).Select(id => Names.Operation(folder.Release.Id, folder.NameOf(id)));
        foreach (var document in store.Read([.. operations, Names.Log(folder.Release.Id, folder.NameOf(log))]).OfType<StoredDocument>())
        {
            Take(document, here: null);
        }
    }

    /// <summary>Copies the plan of a release once more.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void CopyPlanAgain(string release, LocalPaths here)
    {
        using var one = Copied.Lock();
        CopyPlan(release, here);
    }

    private bool CopyPlan(string release, LocalPaths here)
    {
        var scripts = store.List(Names.Of(release, KeptScripts.Folder + "/")).Select(static found => found.Name).Where(IsOurs);
        var documents = store.Read([Names.Of(release, "plan.json"), Names.Of(release, "plan.inputs"), .. scripts, Names.Of(release, LastDocument)]);
        if (documents[documents.Count - 1] is not { } last)
        {
            // It has not begun yet.
            return false;
        }

        foreach (var document in documents.OfType<StoredDocument>())
        {
            Take(document, here);
        }

        Complete(release, here);

        // No version is known of what is not here yet: whoever needs all of it copies the rest.
        var known = Copied.Read();
        known[last.Name] = last.Version;
        Copied.Write(known);
        return true;
    }
}
