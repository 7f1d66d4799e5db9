namespace DeployPlan.Commands;

/// <summary>What goes into which summary. Paths are full.</summary>
/// <param name="MarkdownFile">What is added.</param>
/// <param name="SummaryFile">The file that the build server shows.</param>
internal sealed record JobSummaryRequest(string MarkdownFile, string SummaryFile);
