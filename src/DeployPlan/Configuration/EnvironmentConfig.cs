using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>What one environment deploys: the top level of the file with the environment's overlay merged onto it.</summary>
internal sealed record EnvironmentConfig
{
    /// <summary>The name, and where the environment starts in the file.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>The driver of its deploy operations.</summary>
    public required Located<string> Driver { get; init; }

    /// <summary><c>approval: required</c>: applying a plan for it needs the id of that plan.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>File with variables for the deployed services, relative to the config; its content never enters a plan.</summary>
    public Located<string>? EnvFile { get; init; }

    /// <summary>The compose file, relative to the config: <c>compose_file</c>, else the first that exists of compose.yaml, compose.yml, docker-compose.yaml
    /// and docker-compose.yml where the driver is <c>compose</c>; null if there is none.</summary>
    public Located<string>? ComposeFile { get; init; }

    /// <summary>The name of the compose project; null for one that is made of project and environment.</summary>
    public string? ComposeProject { get; init; }

    /// <summary>Pre_deploy migrations wait for all builds.</summary>
    public bool MigrateAfterBuild { get; init; }

    /// <summary>Labels that a machine must have to run what says nothing else, in ordinal order; empty for any machine.</summary>
    public IReadOnlyList<string> RunsOn { get; init; } = [];

    /// <summary>Whether the file has a <c>services</c> section; without one the operations are those of a Stagecraft file.</summary>
    public bool HasServices { get; init; }

    /// <summary>The backend of a Stagecraft file.</summary>
    public BackendConfig? Backend { get; init; }

    /// <summary>By name in ordinal order.</summary>
    public IReadOnlyList<InfraConfig> Infra { get; init; } = [];

    /// <summary>By name in ordinal order.</summary>
    public IReadOnlyList<DatabaseConfig> Databases { get; init; } = [];

    /// <summary>By name in ordinal order.</summary>
    public IReadOnlyList<ServiceConfig> Services { get; init; } = [];
}
