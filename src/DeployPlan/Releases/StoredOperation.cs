using DeployPlan.Stores;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>An operation of a release as a store has it, from the start of the release on: its record, its result, and who may write them.</summary>
/// <param name="Record">The record. Its log is named without a folder.</param>
/// <param name="Token">The number of the lease under which it may be written. Whoever takes over the environment raises it.</param>
internal sealed record StoredOperation(OperationRecord Record, int Token)
{
    /// <summary>What its driver said, as JSON; null for nothing.</summary>
    public string? Result { get; init; }

    /// <summary>How often the operation was given to someone who runs it by itself; 0 where an apply runs all of them.</summary>
    public int Claim { get; init; }

    /// <summary>Who runs it by itself; empty for no one.</summary>
    public string Holder { get; init; } = "";

    /// <summary>For how long that one has the operation without saying so again; 0 where an apply runs all of them.</summary>
    public int ClaimSeconds { get; init; }

    /// <summary>How often that one has said that it still runs it.</summary>
    public int Renewal { get; init; }

    private static StoredOperation Empty { get; } = new(OperationRecord.Empty, 0);

    public static StoredOperation Fields(Form form, StoredOperation x) => new(
        OperationRecord.Fields(form, x.Record),
        form.Number("token", x.Token, 0, int.MaxValue, "The number of the lease under which it may be written."))
    {
        Result = form.OptionalText("result", x.Result, TextKind.Any, "What its driver said, as JSON."),
        Claim = form.Number("claim", x.Claim, 0, int.MaxValue, "How often it was given to someone who runs it by itself."),
        Holder = form.Text("holder", x.Holder, TextKind.Any, "Who runs it by itself."),
        ClaimSeconds = form.Number("claim_seconds", x.ClaimSeconds, 0, int.MaxValue, "For how long that one has it without saying so again."),
        Renewal = form.Number("renewal", x.Renewal, 0, int.MaxValue, "How often that one has said that it still runs it."),
    };

    public byte[] ToBytes() => FormDocument.ToBytes(this, Fields);

    /// <summary>What a document says; null where it is damaged, or of someone else.</summary>
    public static StoredOperation? TryRead(StoredDocument document) => FormDocument.Read(document.Bytes, Empty, Fields) is { Record.Id.Length: > 0 } stored ? stored : null;

    /// <summary>What a document says.</summary>
    /// <exception cref="StoreException">It is no such document.</exception>
    public static StoredOperation Read(StoredDocument document) => TryRead(document) ?? throw new StoreException(
        StoreFault.Refused, $"{document.Name} is no record that this version can read; a newer version may have written it: use that one, or, if it is damaged, write it as it was before");
}
