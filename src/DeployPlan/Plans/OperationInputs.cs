using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>
/// The wire contract between a plan and a driver, one shape a type. Paths are relative to the config with forward slashes; sets and key/value lists are in
/// ordinal order; what is null was neither written nor has a default, and is left out of plan.json.
/// </summary>
internal abstract record OperationInputs
{
    private protected OperationInputs()
    {
    }
}

/// <summary>Inputs of <c>infra_provision</c>.</summary>
/// <param name="Name">The name in the config.</param>
/// <param name="Provider">The provider, which is also the driver.</param>
/// <param name="Settings">What the config says beyond that, for the driver alone.</param>
internal sealed record InfraInputs(string Name, string Provider, DataValue.Entries Settings) : OperationInputs;

/// <summary>Inputs of <c>migration</c>.</summary>
internal sealed record MigrationInputs : OperationInputs
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary><c>pre_deploy</c>, <c>post_deploy</c> or <c>manual</c>.</summary>
    public required string Strategy { get; init; }

    /// <summary>The engine, which is also the driver.</summary>
    public required string Engine { get; init; }

    /// <summary>The folder of scripts, or the project.</summary>
    public required string Path { get; init; }

    /// <summary>The environment variable that holds the connection string; null where the config names none.</summary>
    public string? ConnectionEnv { get; init; }

    /// <summary>Seconds, more than 0; null for the driver's own limit.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Arguments for the driver, in the order written.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>Whether scripts are run, or undone.</summary>
    public MigrationDirection Direction { get; init; }

    /// <summary>The scripts to undo, in the order in which to undo them, relative to <see cref="Path"/>; empty for <see cref="MigrationDirection.Up"/>.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];
}

/// <summary>Which way a migration goes.</summary>
internal enum MigrationDirection
{
    /// <summary><c>up</c>, which plan.json leaves out: what was not yet run is run.</summary>
    Up,

    /// <summary><c>down</c>: named scripts are undone, each by the script beside it that has <c>.down.sql</c> in place of <c>.sql</c>.</summary>
    Down,
}

/// <summary>Inputs of <c>build</c>.</summary>
internal sealed record BuildInputs : OperationInputs
{
    /// <summary>The provider, which is also the driver.</summary>
    public required string Provider { get; init; }

    /// <summary>The .NET project; null for other providers.</summary>
    public string? Project { get; init; }

    /// <summary>The folder to run in.</summary>
    public required string Workdir { get; init; }

    /// <summary>The Dockerfile; null for providers that need none.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The folder that is built.</summary>
    public required string Context { get; init; }

    /// <summary>The stage to build; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>The image without its tag, registry first; null where the backend's provider names it.</summary>
    public string? Image { get; init; }

    /// <summary>The tag of the image: the version of the plan in the characters that a tag may have.</summary>
    public required string Tag { get; init; }

    /// <summary>Further tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Build arguments.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> BuildArgs { get; init; } = [];

    /// <summary>Image labels.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; } = [];
}

/// <summary>Inputs of <c>deploy</c>.</summary>
internal sealed record DeployInputs : OperationInputs
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The name under which a driver groups what it starts.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The services to deploy: one, or none where a Stagecraft file deploys as a whole.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The .NET project that was built, for drivers that run it without an image.</summary>
    public string? Project { get; init; }

    /// <summary>The image without its tag; null where the compose file names it.</summary>
    public string? Image { get; init; }

    /// <summary>The tag of the image; null where <see cref="Image"/> is null or holds its own tag or digest.</summary>
    public string? Tag { get; init; }

    /// <summary>The release whose artefacts are deployed again; null where what the plan itself builds is deployed.</summary>
    public string? Release { get; init; }

    /// <summary>The compose file.</summary>
    public string? ComposePath { get; init; }

    /// <summary>File with variables for the services.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Whether to pull images first.</summary>
    public bool Pull { get; init; } = true;

    /// <summary>Whether the services go on when the driver ends.</summary>
    public bool Detach { get; init; } = true;

    /// <summary>argv of the driver <c>command</c>.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Whether the hosts are done one after another or together.</summary>
    public RolloutMode RolloutMode { get; init; }

    /// <summary>Names of the hosts to roll out to; empty where the driver knows.</summary>
    public IReadOnlyList<string> RolloutTargets { get; init; } = [];
}

/// <summary>How a deploy goes over its hosts.</summary>
internal enum RolloutMode
{
    /// <summary><c>serial</c>: one host after another.</summary>
    Serial,

    /// <summary><c>parallel</c>: all hosts at once.</summary>
    Parallel,
}

/// <summary>Inputs of <c>health_check</c>: endpoints to ask, or services whose state the driver knows.</summary>
internal sealed record HealthCheckInputs : OperationInputs
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>What to ask; empty where <see cref="Services"/> says what to look at.</summary>
    public IReadOnlyList<HealthEndpoint> Endpoints { get; init; } = [];

    /// <summary>Services whose state the driver of the environment knows.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Seconds, more than 0.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Seconds, more than 0.</summary>
    public int IntervalSeconds { get; init; } = 2;

    /// <summary>Failed tries to accept within the timeout; 0 for no limit but the timeout.</summary>
    public int Retries { get; init; }
}

/// <summary>One thing that a health check asks.</summary>
/// <param name="Name">The service.</param>
/// <param name="Url">http, https or tcp.</param>
/// <param name="ExpectedStatus">HTTP status of a healthy service.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Headers">HTTP headers.</param>
internal sealed record HealthEndpoint(string Name, string Url, int ExpectedStatus, string Method, IReadOnlyList<KeyValuePair<string, string>> Headers);
