using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>
/// A store in a container of Azure Blob Storage. Each document is a blob, and its version the ETag. There is no change of several blobs at once: all are compared before the first one is written,
/// then they are written one after the other, and the first that has changed in between ends it.
/// </summary>
internal sealed class AzureBlobStore : IDocumentStore
{
    private const int AtOnce = 8;
    private const int MostTries = 100;

    private readonly string _variable;
    private readonly BlobContainerClient _container;
    private readonly AzureBlobLines _lines;
    // What is known of blobs: a version, and the line beside it that no one may have noted yet.
    private readonly ConcurrentDictionary<string, (string Version, string? Entry)> _known = new(StringComparer.Ordinal);
    private readonly object _one = new();
    private bool _isThere;

    /// <param name="place">The name of the environment variable that holds a connection string or the URL of a container; <c>#</c> and the name of the container may follow the first.</param>
    /// <exception cref="StoreException">It is not set, or is neither.</exception>
    public AzureBlobStore(string place)
    {
        var hash = place.IndexOf('#', StringComparison.Ordinal);
        _variable = hash < 0 ? place : place[..hash];
        _container = AzureBlobConnection.Open(_variable, hash < 0 ? "deployplan" : place[(hash + 1)..]);
        _lines = new AzureBlobLines(_container);
    }

    public IReadOnlyList<DocumentVersion> List(string prefix) => Try(() => Found(
        () => _container.GetBlobs(BlobTraits.None, BlobStates.None, DocumentPath.FolderOf(prefix), CancellationToken.None)
            .Where(static blob => blob.Name[0] != '.')
            .Select(static blob => new DocumentVersion(DocumentPath.NameOf(blob.Name), Text(blob.Properties.ETag!.Value)))
            .Where(document => document.Name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(static document => document.Name, StringComparer.Ordinal)
            .ToList()) ?? []);

    public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => Try(() =>
    {
        var found = new StoredDocument?[names.Count];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, i => found[i] = Found(() => ReadOne(names[i])));
        return found;
    });

    public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line) => Try<IReadOnlyList<string>?>(() =>
    {
        MakeContainer();
        if (!AreAsExpected(writes.Skip(1).Where(static write => write.Expected is not null)))
        {
            return null;
        }

        var entry = line.Length > 0 ? AzureBlobLines.ToEntry(DocumentPath.Common(writes.Select(static write => write.Name)), line) : null;
        var versions = new List<string>(writes.Count);
        foreach (var write in writes)
        {
            if (WriteOne(write, versions.Count == writes.Count - 1 ? entry : null) is not { } version)
            {
                return null;
            }

            versions.Add(version);
        }

        if (entry is not null)
        {
            _lines.Append(entry);
            _known[writes[^1].Name] = (versions[^1], null);
        }

        return versions;
    });

    public IReadOnlyList<string> Lines(string prefix) => Try(() => Found(() => _lines.Read(
        prefix,
        _container.GetBlobs(BlobTraits.Metadata, BlobStates.None, DocumentPath.FolderOf(prefix), CancellationToken.None).Select(static blob => AzureBlobLines.InMetadata(blob.Metadata)).OfType<string>().ToList())) ?? []);

    public void Dispose()
    {
    }

    // Lists have them without quotes.
    private static string Text(ETag tag) => tag.ToString().Trim('"');

    private static ETag Tag(string version) => new($"\"{version}\"");

    // Null where there is no such blob, or not even the container.
    private static T? Found<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private StoredDocument ReadOne(string name)
    {
        var read = Blob(name).DownloadContent().Value;
        var document = new StoredDocument(name, Text(read.Details.ETag), read.Content.ToArray());
        _ = Know(name, document.Version, read.Details.Metadata);
        return document;
    }

    // Of a version that this program wrote, it knows better whether its line is noted.
    private (string Version, string? Entry) Know(string name, string version, IDictionary<string, string> metadata) => _known.AddOrUpdate(
        name, _ => (version, AzureBlobLines.InMetadata(metadata)), (_, known) => known.Version == version ? known : (version, AzureBlobLines.InMetadata(metadata)));

    // Null where it is not there.
    private (string Version, string? Entry)? Look(string name) =>
        Found(() => Blob(name).GetProperties().Value) is { } properties ? Know(name, Text(properties.ETag), properties.Metadata) : null;

    // Whoever has lost what one of them says must not write over the others that its next owner wrote. The first one is compared where it is written.
    private bool AreAsExpected(IEnumerable<DocumentWrite> others) => Parallel.ForEach(others, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (write, all) =>
    {
        if ((Look(write.Name)?.Version ?? DocumentWrite.Absent) != write.Expected)
        {
            all.Stop();
        }
    }).IsCompleted;

    private BlobClient Blob(string name) => _container.GetBlobClient(DocumentPath.Of(name));

    // Null where it is not as expected.
    private string? WriteOne(DocumentWrite write, string? entry)
    {
        for (var tries = 0; ; tries++)
        {
            var version = write.Expected is { Length: 0 } ? DocumentWrite.Absent : Settle(write);
            if (TryWrite(write with { Expected = version }, entry) is { } written)
            {
                _known[write.Name] = (written, entry);
                return written;
            }

            if (write.Expected is not null)
            {
                return null;
            }

            if (tries == MostTries)
            {
                throw new StoreException(StoreFault.Unreachable, $"{write.Name} was written by someone else all the time");
            }
        }
    }

    // Whoever wrote what is written over now may have been killed before it noted its line. The version that must be there.
    private string Settle(DocumentWrite write)
    {
        if (write.Expected is null || !_known.TryGetValue(write.Name, out var known) || known.Version != write.Expected)
        {
            if (Look(write.Name) is not { } found)
            {
                return write.Expected ?? DocumentWrite.Absent;
            }

            known = found;
        }

        if (known.Entry is { } entry && known.Version == (write.Expected ?? known.Version))
        {
            _lines.Append(entry);
            _known[write.Name] = known with { Entry = null };
        }

        return write.Expected ?? known.Version;
    }

    private string? TryWrite(DocumentWrite write, string? entry)
    {
        var isNew = write.Expected is { Length: 0 };
        var conditions = isNew ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = Tag(write.Expected!) };
        try
        {
            return write.Bytes is not null
                ? Text(Blob(write.Name).Upload(BinaryData.FromBytes(write.Bytes), new BlobUploadOptions { Conditions = conditions, Metadata = AzureBlobLines.ToMetadata(entry) }).Value.ETag)
                : (isNew ? !Blob(write.Name).Exists() : Blob(write.Name).DeleteIfExists(DeleteSnapshotsOption.IncludeSnapshots, conditions)) ? "" : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet || e.ErrorCode == BlobErrorCode.BlobAlreadyExists || (e.Status == 404 && e.ErrorCode == BlobErrorCode.BlobNotFound))
        {
            return null;
        }
    }

    private void MakeContainer()
    {
        lock (_one)
        {
            if (!_isThere)
            {
                try
                {
                    _container.CreateIfNotExists();
                }
                catch (RequestFailedException e) when (e.Status == 403)
                {
                    // A signature for one container does not allow to make it.
                }

                _isThere = true;
            }
        }
    }

    private T Try<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (AzureBlobFaults.Of(e, _variable) is { } fault)
        {
            _isThere = false;
            throw fault;
        }
    }
}
