namespace DeployPlan.Stores;

/// <summary>
/// Named documents with versions, and a line for each change: all that a release store keeps. Leases, releases and records are made of them above, the same way for each store.
/// Names are paths with <c>/</c>; versions are opaque and never repeat for a name.
/// </summary>
internal interface IDocumentStore : IDisposable
{
    /// <summary>What is there below a prefix, by name in ordinal order.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    IReadOnlyList<DocumentVersion> List(string prefix);

    /// <summary>The documents, in the order of the names; null for one that is not there.</summary>
    /// <exception cref="StoreException">They cannot be read.</exception>
    IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names);

    /// <summary>Writes each document whose version is still the expected one.</summary>
    /// <param name="writes">In an order in which the last one makes the others count: a store that cannot write all or none writes them in this order, and stops at the first one that is not as expected.</param>
    /// <param name="line">What is noted for good beside the change, one line; empty for nothing.</param>
    /// <returns>The new versions (empty for a deleted document); null where one was not as expected, because someone else wrote first.</returns>
    /// <exception cref="StoreException">It is unknown whether it was written, or it was refused.</exception>
    IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line);

    /// <summary>The lines that were noted with changes below a prefix, the oldest first.</summary>
    /// <exception cref="StoreException">They cannot be read.</exception>
    IReadOnlyList<string> Lines(string prefix);
}
