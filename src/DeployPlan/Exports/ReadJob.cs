namespace DeployPlan.Exports;

/// <summary>A job as a written file says it: what an engine would read.</summary>
/// <param name="Name">Its name in the engine.</param>
/// <param name="Needs">The names of the jobs that it waits for.</param>
internal sealed record ReadJob(string Name, IReadOnlyList<string> Needs)
{
    /// <summary>Those of <see cref="Needs"/> without whose success it does not run; of the others it waits for the end. All of them unless the file says something else.</summary>
    public IReadOnlyList<string> Succeeded { get; init; } = Needs;
}
