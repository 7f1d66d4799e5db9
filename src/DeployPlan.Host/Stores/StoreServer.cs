using System.IO.Pipes;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>Answers the processes of one build, each over a connection of its own, and keeps the lease that the build has taken.</summary>
internal sealed class StoreServer : IDisposable
{
    // A lease of steps may last for an hour: a store that is gone for good must not keep a build for so long. What servers do by themselves, such as a failover, takes less.
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(120);

    private readonly PatientStore _store;
    private readonly PatientStore _leases;
    private readonly LeaseKeeper _keeper;

    /// <param name="store">The store.</param>
    /// <param name="patience">How long a store that does not answer is asked again where no lease says it.</param>
    public StoreServer(IDocumentStore store, TimeSpan patience)
    {
        _keeper = new LeaseKeeper(store, TimeProvider.System);
        _store = new PatientStore(store, waited => MayAskAgain(_keeper.Left, waited, patience), CheckLease);
        _leases = new PatientStore(store, waited => waited < patience, static () => { });
    }

    /// <summary>Whether a store that does not answer is asked again.</summary>
    /// <param name="left">For how long the lease still holds; null where none is held.</param>
    /// <param name="waited">For how long it has not answered.</param>
    /// <param name="patience">How long that may be where no lease is held.</param>
    internal static bool MayAskAgain(TimeSpan? left, TimeSpan waited, TimeSpan patience) => left is null ? waited < patience : left > TimeSpan.Zero && waited < LongestPatience;

    /// <summary>Answers whoever connects, until the process ends.</summary>
    /// <param name="pipe">The name of the pipe.</param>
    /// <param name="isReady">Called when connections are accepted.</param>
    public void Listen(string pipe, Action isReady)
    {
        var accepting = new Thread(() => Accept(pipe, isReady)) { IsBackground = true };
        accepting.Start();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _keeper.Dispose();
        _store.Dispose();
        _leases.Dispose();
    }

#pragma warning disable CA2000 // The thread that answers a connection disposes it, and each message.
    private void Accept(string pipe, Action isReady)
    {
        var next = Connection(pipe);
        isReady();
        while (true)
        {
            var connection = next;
            try
            {
                connection.WaitForConnection();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Whoever connected has ended already, or is another user.
                connection.Dispose();
                next = Connection(pipe);
                continue;
            }

            next = Connection(pipe);
            new Thread(() => Answer(connection)) { IsBackground = true }.Start();
        }
    }

    private static NamedPipeServerStream Connection(string pipe) => new(
        pipe, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);

    private void Answer(NamedPipeServerStream connection)
    {
        using var pipe = connection;
        try
        {
            while (true)
            {
                using var from = StoreWire.Receive(pipe);
                if (from is null)
                {
                    return;
                }

                StoreWire.Send(pipe, Answer(from));
            }
        }
        catch (IOException)
        {
            // A process of the build was killed.
        }
    }

#pragma warning restore CA2000

    private void CheckLease()
    {
        if (_keeper.IsLost)
        {
            throw new StoreException(StoreFault.LeaseLost, "the lease was not renewed in time, or someone else has taken it");
        }
    }

    private Action<BinaryWriter> Answer(BinaryReader from)
    {
        try
        {
            var answer = Do((StoreRequest)from.ReadByte(), from);
            return to =>
            {
                to.Write(StoreWire.Done);
                answer(to);
            };
        }
        catch (StoreException e)
        {
            return to =>
            {
                to.Write((byte)(e.Fault + 1));
                to.Write(e.Message);
            };
        }
        catch (Exception e) when (e is not IOException)
        {
            // The build says what is wrong; this program must not end, because the lease of the build would be lost.
            return to =>
            {
                to.Write((byte)(StoreFault.Refused + 1));
                to.Write($"{e.GetType().Name}: {e.Message}");
            };
        }
    }

    private Action<BinaryWriter> Do(StoreRequest request, BinaryReader from)
    {
        switch (request)
        {
            case StoreRequest.List:
                var prefix = from.ReadString();
                var listed = _store.List(prefix);
                return to => to.WriteAll(listed, document =>
                {
                    to.Write(document.Name);
                    to.Write(document.Version);
                });
            case StoreRequest.Read:
                var names = from.ReadAll(from.ReadString);
                var found = _store.Read(names);
                return to => to.WriteAll(found, document =>
                {
                    to.Write(document?.Version ?? "");
                    to.WriteBytes(document?.Bytes);
                });
            case StoreRequest.Write:
                var writes = from.ReadAll(() => new DocumentWrite(from.ReadString(), from.ReadBytesOrNull(), from.ReadOptional()));
                var versions = _store.Write(writes, from.ReadString());
                return to =>
                {
                    to.Write(versions is not null);
                    to.WriteAll(versions ?? [], to.Write);
                };
            case StoreRequest.Lines:
                var of = from.ReadString();
                var lines = _store.Lines(of);
                return to => to.WriteAll(lines, to.Write);
            case StoreRequest.Take:
                var (name, release, user, host, job, broken) = (from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString());
                var taken = _keeper.Take(new LeaseClaim(name, release, from.ReadInt32(), user, host, job, broken) { IsInSteps = from.ReadBoolean(), Pipeline = from.ReadString(), Plan = from.ReadString() }, _leases);
                return to =>
                {
                    to.Write(taken.IsTaken);
                    to.WriteBytes(taken.Now.ToBytes());
                    to.WriteBytes(taken.Before?.ToBytes());
                    to.Write(taken.Left.Ticks);
                };
            case StoreRequest.Join:
                var (joined, begun) = (from.ReadString(), from.ReadString());
                var lease = _keeper.Join(joined, begun, new StoreActor(from.ReadString(), from.ReadString(), from.ReadString()), _leases);
                return to => to.WriteBytes(lease?.ToBytes());
            case StoreRequest.Free:
                _keeper.Free(from.ReadString(), _leases);
                return static _ => { };
            case StoreRequest.Leave:
                _keeper.Leave();
                return static _ => { };
            case StoreRequest.CheckLease:
                CheckLease();
                return static _ => { };
            default:
                throw new StoreException(StoreFault.Refused, "the build is of another version than the program that talks to its store");
        }
    }
}
