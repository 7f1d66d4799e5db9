namespace DeployPlan.Exports;

/// <summary>A job as a written file says it: what an engine would read.</summary>
/// <param name="Name">Its name in the engine.</param>
/// <param name="Needs">The names of the jobs that it waits for.</param>
internal sealed record ReadJob(string Name, IReadOnlyList<string> Needs);
