namespace DeployPlan.Stores;

/// <summary>Who makes a change, as its line says it: of the process that makes it, not of the one that has begun the release.</summary>
/// <param name="User">The user.</param>
/// <param name="Host">The machine.</param>
/// <param name="Job">The job of a build server; empty for none.</param>
internal sealed record StoreActor(string User, string Host, string Job)
{
    /// <summary>This process, in a job.</summary>
    public static StoreActor Of(string job) => new(Environment.UserName, Environment.MachineName, job);

    /// <summary>The user and the machine.</summary>
    public string Person => $"{User} on {Host}";

    /// <summary>For the end of a line; empty for none.</summary>
    public string InJob => Job.Length > 0 ? ", job " + Job : "";

    /// <inheritdoc />
    public override string ToString() => Person + InJob;
}
