namespace DeployPlan.Plans;

/// <summary>When migrations run.</summary>
internal static class MigrationStrategy
{
    /// <summary>Before the services on the database are deployed.</summary>
    public const string PreDeploy = "pre_deploy";

    /// <summary>After they are deployed.</summary>
    public const string PostDeploy = "post_deploy";

    /// <summary>Listed in the plan, never run by it.</summary>
    public const string Manual = "manual";

    /// <summary>Every one.</summary>
    public static readonly string[] All = [PreDeploy, PostDeploy, Manual];
}
