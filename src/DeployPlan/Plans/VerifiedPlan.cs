namespace DeployPlan.Plans;

/// <summary>A plan that was read from a file and verified.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Id">Its id, verified against the bytes of the file.</param>
internal sealed record VerifiedPlan(Plan Plan, string Id);
