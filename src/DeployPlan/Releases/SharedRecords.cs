using System.Globalization;
using System.Text;
using DeployPlan.Stores;

namespace DeployPlan.Releases;

/// <summary>
/// Keeps the records of one release in a store. Each write replaces just what this release wrote before: whoever takes over the environment writes every record that is not final once, so
/// that what comes late is refused.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="pipe">The pipe that other processes of the build connect to.</param>
/// <param name="names">The names of the environment.</param>
/// <param name="token">The number of the lease.</param>
/// <param name="actor">Who writes, as lines say it.</param>
/// <param name="mostOfLog">How much of the end of a log is kept, in bytes.</param>
internal sealed class SharedRecords(StoreClient store, string pipe, StoreNames names, int token, string actor, int mostOfLog) : IDisposable
{
    private const char Separator = '|';

    // Where an address has the operation that is claimed, before the number of the claim.
    private const int Claimed = 5;

    private readonly object _one = new();
    private readonly Dictionary<string, int> _claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Version, StoredOperation Stored)> _known = new(StringComparer.Ordinal);
    private string _claimed = "";

    /// <summary>What another process of the build needs to keep records of the same release, as one text. With the claim on the operation that it runs by itself: what is refused here is refused there.</summary>
    public string Address => string.Join(Separator.ToString(), pipe, names.Prefix, Text(token), Text(mostOfLog), Uri.EscapeDataString(actor)) + _claimed;

    /// <summary>Connects to what <see cref="Address"/> says.</summary>
    /// <exception cref="StoreException">The program that talks to the store has ended.</exception>
    public static SharedRecords Connect(string address)
    {
        var parts = address.Split(Separator);
        var prefix = parts[1].Split('/');
        var records = new SharedRecords(StoreClient.Connect(parts[0]), parts[0], new StoreNames(Uri.UnescapeDataString(prefix[0]), prefix[1]), Number(parts[2]), Uri.UnescapeDataString(parts[4]), Number(parts[3]));
        if (parts.Length > Claimed)
        {
            records.Have(parts[Claimed], Number(parts[Claimed + 1]));
        }

        return records;
    }

    /// <summary>Writes the record of an operation, with its result and its log where it has ended.</summary>
    /// <exception cref="StoreException">It was not written: then nothing more may be started.</exception>
    public void Write(ReleaseFolder folder, OperationRecord record)
    {
        lock (_one)
        {
            var (version, before) = Known(folder, record.Id);
            _claims[record.Id] = before.Claim;

            // That it runs is noted where it was claimed.
            var isNoted = record is { Status: OperationStatus.Running, Attempt: 1 } && before is { Record.Status: OperationStatus.Running, Claim: > 0 };
            Put(folder, version, before with { Record = ToStored(folder, record), Result = record.Status == OperationStatus.Running ? null : ResultOf(folder, record.Id) }, isNoted);
        }
    }

    /// <summary>To be asked right before a driver starts. That the lease still holds is known here; who has the operation by a claim, only the store knows.</summary>
    /// <exception cref="StoreException">It is lost, or is not known any more: then nothing may be started.</exception>
    public void CheckHeld(ReleaseFolder folder, string id)
    {
        lock (_one)
        {
            if (_claims.TryGetValue(id, out var claim) && claim > 0)
            {
                _known.Remove(id);
                Known(folder, id);
            }

            store.CheckLease();
        }
    }

    /// <summary>Says that whoever runs the operation by itself still does. Does nothing where it has ended.</summary>
    /// <exception cref="StoreException">It is not known any more, or someone else has it.</exception>
    public void Renew(ReleaseFolder folder, string id)
    {
        lock (_one)
        {
            var (version, stored) = Known(folder, id);
            if (stored.Record.Status == OperationStatus.Running && !TryPut(folder, version, stored with { Renewal = stored.Renewal + 1 }))
            {
                // Another node of this build may have written it: it is looked at again the next time.
                _known.Remove(id);
            }
        }
    }

    /// <summary>What the store has of the operation now.</summary>
    /// <exception cref="StoreException">It cannot be read, or the lease was lost.</exception>
    public StoredOperation Look(ReleaseFolder folder, string id)
    {
        lock (_one)
        {
            _known.Remove(id);
            var isClaimed = _claims.TryGetValue(id, out var claim);
            _claims.Remove(id);
            var stored = Known(folder, id).Stored;
            if (isClaimed)
            {
                _claims.Add(id, claim);
            }

            return stored;
        }
    }

    /// <summary>Takes the operation for one who runs it by itself, unless someone else has written since <see cref="Look"/>.</summary>
    /// <exception cref="StoreException">The store does not answer, or the lease was lost.</exception>
    public bool Claim(ReleaseFolder folder, string id, string holder, int seconds, DateTime now)
    {
        lock (_one)
        {
            var (version, before) = Known(folder, id);
            var record = before.Record with { Status = OperationStatus.Running, Started = now, Ended = null, Reason = "", Release = folder.Release.Id };
            var isMine = TryPut(folder, version, before with { Record = record, Result = null, Claim = before.Claim + 1, Holder = holder, ClaimSeconds = seconds, Renewal = 0 });
            if (isMine)
            {
                Have(id, before.Claim + 1);
            }

            return isMine;
        }
    }

    /// <inheritdoc />
    public void Dispose() => store.Dispose();

    /// <summary>The record without the folder of this machine.</summary>
    internal static OperationRecord ToStored(ReleaseFolder folder, OperationRecord record) => record with { Log = $"{record.Release}/{folder.NameOf(record.Id)}.log" };

    internal static string? ResultOf(ReleaseFolder folder, string id) => File.Exists(folder.ResultOf(id)) ? File.ReadAllText(folder.ResultOf(id)) : null;

    /// <summary>The end of a log; null where there is none, or nothing of it is kept.</summary>
    internal static byte[]? EndOfLog(string file, int mostOfLog)
    {
        if (mostOfLog <= 0 || !File.Exists(file))
        {
            return null;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = stream.Length > mostOfLog ? Encoding.UTF8.GetBytes($"… {stream.Length - mostOfLog} bytes before this are on the machine that ran it.\n") : [];
        stream.Seek(-Math.Min(stream.Length, mostOfLog), SeekOrigin.End);
        using var bytes = new MemoryStream();
        bytes.Write(head, 0, head.Length);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private void Have(string id, int claim)
    {
        _claims[id] = claim;
        _claimed = $"{Separator}{id}{Separator}{Text(claim)}";
    }

    private (string Version, StoredOperation Stored) Known(ReleaseFolder folder, string id)
    {
        if (!_known.TryGetValue(id, out var known))
        {
            var document = store.Read([names.Operation(folder.Release.Id, folder.NameOf(id))])[0] ?? throw Lost("the store does not have the release any more");
            known = (document.Version, StoredOperation.Read(document));
            if (known.Stored.Token != token)
            {
                throw Lost($"lease number {known.Stored.Token} has taken over from number {token}");
            }

            _known[id] = known;
        }

        // Who has lost an operation does not write over what its next owner wrote.
        return !_claims.TryGetValue(id, out var claim) || known.Stored.Claim == claim ? known : throw Lost("someone else has the operation");
    }

    private void Put(ReleaseFolder folder, string version, StoredOperation stored, bool isNoted)
    {
        while (!TryPut(folder, version, stored, isNoted))
        {
            // Of one build, a node writes the record while another one says that the operation still runs.
            if (store.Read([names.Operation(folder.Release.Id, folder.NameOf(stored.Record.Id))])[0] is { } document && StoredOperation.Read(document) is var now
                && now.Token == token && now.Claim == stored.Claim && now.Holder == stored.Holder && now.Record.Status == OperationStatus.Running && now.Record.Release == stored.Record.Release)
            {
                (version, stored) = (document.Version, stored with { Renewal = Math.Max(stored.Renewal, now.Renewal + 1) });
                continue;
            }

            throw Lost("someone else has written the record");
        }
    }

    private bool TryPut(ReleaseFolder folder, string version, StoredOperation stored, bool isNoted = false)
    {
        var id = stored.Record.Id;
        var (release, name) = (folder.Release.Id, folder.NameOf(id));
        var writes = new List<DocumentWrite>(2);
        if (stored.Record.Ended is not null && EndOfLog(folder.LogOf(id), mostOfLog) is { } log)
        {
            writes.Add(new DocumentWrite(names.Log(release, name), log, null));
        }

        writes.Add(new DocumentWrite(names.Operation(release, name), stored.ToBytes(), version));
        var isRenewal = stored.Renewal > 0 && stored.Record.Status == OperationStatus.Running;
        if (store.Write(writes, isRenewal || isNoted ? "" : $"release {release}: {id} {stored.Record.Status.ToName()}, lease number {token}, by {actor}") is not { } versions)
        {
            _known.Remove(id);
            return false;
        }

        _known[id] = (versions[versions.Count - 1], stored);
        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static StoreException Lost(string reason) => new(StoreFault.LeaseLost, "the lease of the environment is lost: " + reason);
}
