namespace DeployPlan.WarmBuild;

/// <summary>One run of MSBuild: its command line, its working directory, and the environment variables that it has beside those of this process.</summary>
internal sealed record Request(string Folder, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Variables);
