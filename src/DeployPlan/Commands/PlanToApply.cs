using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>A plan that was read once and is not read again.</summary>
/// <param name="File">Full path of its file, for messages.</param>
/// <param name="Bytes">The exact bytes that were verified.</param>
/// <param name="Verified">What they hold.</param>
internal sealed record PlanToApply(string File, byte[] Bytes, VerifiedPlan Verified)
{
    public Plan Plan => Verified.Plan;
}
