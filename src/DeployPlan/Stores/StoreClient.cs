using System.IO.Pipes;

namespace DeployPlan.Stores;

/// <summary>A store, through the program that talks to it. One request at a time; each process of a build has a client of its own.</summary>
internal sealed class StoreClient : IDocumentStore
{
    private const int LongestConnect = 20_000;
    private readonly NamedPipeClientStream _pipe;
    private readonly object _one = new();

    private StoreClient(NamedPipeClientStream pipe) => _pipe = pipe;

    /// <summary>Connects.</summary>
    /// <param name="name">The pipe.</param>
    /// <exception cref="StoreException">The program is gone.</exception>
    public static StoreClient Connect(string name)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        try
        {
            pipe.Connect(LongestConnect);
            return new StoreClient(pipe);
        }
        catch (Exception e) when (e is IOException or TimeoutException or UnauthorizedAccessException)
        {
            pipe.Dispose();
            throw Gone(e);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<DocumentVersion> List(string prefix) => Ask(
        StoreRequest.List, to => to.Write(prefix), static from => from.ReadAll(() => new DocumentVersion(from.ReadString(), from.ReadString())));

    /// <inheritdoc />
    public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => Ask(
        StoreRequest.Read, to => to.WriteAll(names, to.Write), from => names.Zip(
            from.ReadAll(() => (Version: from.ReadString(), Bytes: from.ReadBytesOrNull())), static (name, found) => found.Bytes is null ? null : new StoredDocument(name, found.Version, found.Bytes)).ToList());

    /// <inheritdoc />
    /// <remarks>Refused where this build has held a lease, and has lost it.</remarks>
    public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line) => Ask(
        StoreRequest.Write,
        to =>
        {
            to.WriteAll(writes, write =>
            {
                to.Write(write.Name);
                to.WriteBytes(write.Bytes);
                to.WriteOptional(write.Expected);
            });
            to.Write(line);
        },
        static from => from.ReadBoolean() ? from.ReadAll(from.ReadString) : null);

    /// <inheritdoc />
    public IReadOnlyList<string> Lines(string prefix) => Ask(StoreRequest.Lines, to => to.Write(prefix), static from => from.ReadAll(from.ReadString));

    /// <summary>
    /// Takes the lease, and has it renewed from now on. Where someone has it who may be gone, <see cref="LeaseAnswer.Left"/> says how long to go on asking: it is watched meanwhile. Does not take, nor
    /// watch, one that an earlier try of the same has.
    /// </summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public LeaseAnswer Take(LeaseClaim claim) => Ask(
        StoreRequest.Take,
        to =>
        {
            foreach (var text in (string[])[claim.Name, claim.Release, claim.User, claim.Host, claim.Job, claim.Broken])
            {
                to.Write(text);
            }

            to.Write(claim.Seconds);
            to.Write(claim.IsInSteps);
            to.Write(claim.Pipeline);
            to.Write(claim.Plan);
        },
        static from => new LeaseAnswer(from.ReadBoolean(), LeaseOf(from) ?? new Lease(), LeaseOf(from)) { Left = TimeSpan.FromTicks(from.ReadInt64()) });

    /// <summary>Renews the lease of a release that someone else has begun; the lease, or null if that release does not have it.</summary>
    /// <param name="name">The name of its document.</param>
    /// <param name="release">The release.</param>
    /// <param name="actor">Who does so.</param>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Lease? Join(string name, string release, StoreActor actor) => Ask(
        StoreRequest.Join,
        to =>
        {
            foreach (var text in (string[])[name, release, actor.User, actor.Host, actor.Job])
            {
                to.Write(text);
            }
        },
        LeaseOf);

    /// <summary>Gives the lease back. Does nothing where it is lost.</summary>
    /// <param name="ended">How its release has ended, which is noted for good; empty where it was none, or has not begun.</param>
    /// <exception cref="StoreException">The store does not answer: it will expire.</exception>
    public void Free(string ended) => Ask(StoreRequest.Free, to => to.Write(ended), static _ => true);

    /// <summary>No longer renews the lease, and leaves it to the release that has it.</summary>
    /// <exception cref="StoreException">The program is gone.</exception>
    public void Leave() => Ask(StoreRequest.Leave, static _ => { }, static _ => true);

    /// <summary>Refused where this build has held a lease, and has lost it. The store is not asked.</summary>
    /// <exception cref="StoreException">It is lost.</exception>
    public void CheckLease() => Ask(StoreRequest.CheckLease, static _ => { }, static _ => true);

    /// <inheritdoc />
    public void Dispose() => _pipe.Dispose();

    private static Lease? LeaseOf(BinaryReader from) => from.ReadBytesOrNull() is { } bytes ? Lease.Read(bytes) : null;

    private static StoreException Gone(Exception? inner = null) => new(StoreFault.LeaseLost, "the program that talks to the store has ended", inner);

    private T Ask<T>(StoreRequest request, Action<BinaryWriter> write, Func<BinaryReader, T> read)
    {
        lock (_one)
        {
            try
            {
                StoreWire.Send(_pipe, to =>
                {
                    to.Write((byte)request);
                    write(to);
                });
                using var from = StoreWire.Receive(_pipe) ?? throw Gone();
                return from.ReadByte() is not StoreWire.Done and var fault ? throw new StoreException((StoreFault)(fault - 1), from.ReadString()) : read(from);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                throw Gone(e);
            }
        }
    }
}
