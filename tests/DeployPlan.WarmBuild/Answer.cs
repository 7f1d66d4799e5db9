namespace DeployPlan.WarmBuild;

/// <summary>How a run of MSBuild ended, and what it printed.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error);
