namespace DeployPlan.Commands;

/// <summary>Which plan goes into which summary. Paths are full.</summary>
/// <param name="PlanFile">The plan, with <c>plan.md</c> next to it.</param>
/// <param name="SummaryFile">The file that the build server shows.</param>
internal sealed record JobSummaryRequest(string PlanFile, string SummaryFile);
