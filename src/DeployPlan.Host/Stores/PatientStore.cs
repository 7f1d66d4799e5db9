using System.Diagnostics;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>A store that is asked again while it does not answer. What it wrote although its answer was lost is not taken for what someone else wrote.</summary>
/// <param name="store">The store.</param>
/// <param name="patience">Whether to ask again after so long.</param>
/// <param name="check">Called before each try of a write; throws where nothing may be written any more.</param>
internal sealed class PatientStore(IDocumentStore store, Func<TimeSpan, bool> patience, Action check) : IDocumentStore
{
    private static readonly TimeSpan PauseBetweenTries = TimeSpan.FromMilliseconds(250);

    public IReadOnlyList<DocumentVersion> List(string prefix) => Try(() => store.List(prefix));

    public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => Try(() => store.Read(names));

    public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line)
    {
        var isUncertain = false;
        try
        {
            return Try(() =>
            {
                check();
                try
                {
                    return isUncertain ? WriteRest(writes, line) : store.Write(writes, line);
                }
                catch (StoreException e) when (e.Fault == StoreFault.Unreachable)
                {
                    isUncertain = true;
                    throw;
                }
            });
        }
        catch (StoreException e) when (e.Fault == StoreFault.Unreachable)
        {
            // The last try may have lasted longer than the lease: that counts more than the answer of a store.
            check();
            throw;
        }
    }

    public IReadOnlyList<string> Lines(string prefix) => Try(() => store.Lines(prefix));

    public void Dispose()
    {
    }

    // An earlier try may have written all of it, or the first ones.
    private IReadOnlyList<string>? WriteRest(IReadOnlyList<DocumentWrite> writes, string line)
    {
        var found = store.Read([.. writes.Select(static write => write.Name)]);
        var written = writes.Zip(found).TakeWhile(static pair => pair.First.Bytes is null ? pair.Second is null : pair.Second is { } document && document.Bytes.AsSpan().SequenceEqual(pair.First.Bytes)).Count();
        IReadOnlyList<string>? rest = written == writes.Count ? [] : store.Write([.. writes.Skip(written)], line);
        return rest is null ? null : [.. found.Take(written).Select(static document => document?.Version ?? ""), .. rest];
    }

    private T Try<T>(Func<T> action)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return action();
            }
            catch (StoreException e) when (e.Fault == StoreFault.Unreachable && patience(Stopwatch.GetElapsedTime(started)))
            {
                Thread.Sleep(PauseBetweenTries);
            }
        }
    }
}
