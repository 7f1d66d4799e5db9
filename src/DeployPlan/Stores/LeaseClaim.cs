namespace DeployPlan.Stores;

/// <summary>For what a lease is taken.</summary>
/// <param name="Name">The name of its document.</param>
/// <param name="Release">The release.</param>
/// <param name="Seconds">For how long it is to hold without being renewed.</param>
/// <param name="User">The user.</param>
/// <param name="Host">The machine.</param>
/// <param name="Job">The job of a build server; empty for none.</param>
/// <param name="Broken">The release whose lease a person declares dead; empty for none.</param>
internal sealed record LeaseClaim(string Name, string Release, int Seconds, string User, string Host, string Job, string Broken)
{
    /// <summary>Who takes it.</summary>
    public StoreActor Actor => new(User, Host, Job);

    /// <summary>Whether other builds run the operations of the release, each by itself.</summary>
    public bool IsInSteps { get; init; }

    /// <summary>The pipeline of a build server whose jobs do so; empty where none is known.</summary>
    public string Pipeline { get; init; } = "";

    /// <summary>The id of the plan.</summary>
    public string Plan { get; init; } = "";

    /// <summary>Whether that is the lease of an earlier try: a build server that has lost a machine runs its job again. Without a pipeline no one can tell it from what someone else has begun.</summary>
    public bool Repeats(Lease lease) => IsInSteps && lease.IsInSteps && Pipeline.Length > 0 && Pipeline == lease.Pipeline && Plan.Length > 0 && Plan == lease.Plan;
}
