namespace DeployPlan.Plans;

/// <summary>A plan in its canonical byte form: what plan.json holds.</summary>
/// <param name="Bytes">UTF-8 without a byte order mark, LF, a line break at the end.</param>
/// <param name="Id"><c>sha256:</c> and 64 lowercase hex digits: the digest of <paramref name="Bytes"/> without the line that holds the id.</param>
internal sealed record PlanDocument(
#pragma warning disable CA1819 // The bytes go to a file as they are; a copy for each look would double 90 MB.
    byte[] Bytes,
#pragma warning restore CA1819
    string Id);
