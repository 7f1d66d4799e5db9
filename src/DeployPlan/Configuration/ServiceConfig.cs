using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A service: built where it has a <see cref="Build"/>, always deployed.</summary>
internal sealed record ServiceConfig
{
    /// <summary>The name, where it is written.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>How it is built; null if its image exists already.</summary>
    public BuildConfig? Build { get; init; }

    /// <summary>The image: what is deployed, or the name under which a build is pushed.</summary>
    public Located<string>? Image { get; init; }

    /// <summary>The databases that it uses; null if it names none and so uses all.</summary>
    public IReadOnlyList<Located<string>>? Databases { get; init; }

    /// <summary>The services whose health it waits for.</summary>
    public IReadOnlyList<Located<string>> DependsOn { get; init; } = [];

    /// <summary>How to see that it works; null if nothing is checked.</summary>
    public HealthCheckConfig? HealthCheck { get; init; }

    /// <summary><c>role</c> of a Stagecraft service: it is rolled out to the <c>hosts</c> of that role.</summary>
    public Located<string>? Role { get; init; }

    /// <summary>Names of the hosts of its role, in ordinal order.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>What it says for the driver that deploys it.</summary>
    public ServiceSettings Settings { get; init; } = ServiceSettings.Default;

    /// <summary>Variables with values, and where it listens.</summary>
    public ServiceEnvironment Environment { get; init; } = ServiceEnvironment.Empty;

    /// <summary>Labels that a machine must have to run its operations, in ordinal order; null for those of the environment.</summary>
    public IReadOnlyList<string>? RunsOn { get; init; }

    /// <summary>Further files and patterns that its build and its deploy use, relative to the config.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Names of environment variables that deploying it needs.</summary>
    public IReadOnlyList<string> RequiredEnv { get; init; } = [];

    /// <summary>Names of environment variables that the service gets where they are set.</summary>
    public IReadOnlyList<string> PassEnv { get; init; } = [];
}

/// <summary>How a service, or a Stagecraft backend, is built. Paths are relative to the config.</summary>
internal sealed record BuildConfig
{
    /// <summary>The driver: <c>sdk-container</c> for <c>project:</c>, else <c>build.provider</c>.</summary>
    public required Located<string> Provider { get; init; }

    /// <summary>The .NET project of <c>project:</c>; null for other providers.</summary>
    public Located<string>? Project { get; init; }

    /// <summary>How the project is published; null for other providers.</summary>
    public PublishSettings? Publish { get; init; }

    /// <summary>The Dockerfile; null for providers that need none (sdk-container, encore-ts).</summary>
    public Located<string>? Dockerfile { get; init; }

    /// <summary>The folder that is built; <c>.</c> is the folder of the config.</summary>
    public string Context { get; init; } = ".";

    /// <summary>The folder in which the provider runs; <c>.</c> is the folder of the config.</summary>
    public string Workdir { get; init; } = ".";

    /// <summary>The stage of a multi-stage Dockerfile.</summary>
    public string? Target { get; init; }

    /// <summary>What <c>docker_tag_suffix</c> of encore-ts appends to the tag; null for other providers.</summary>
    public string? TagSuffix { get; init; }

    /// <summary>Further image tags, in ordinal order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>By key in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> BuildArgs { get; init; } = [];

    /// <summary>By key in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; } = [];
}

/// <summary>The backend of a Stagecraft file: one thing that is built and deployed.</summary>
/// <param name="Provider"><c>backend.provider</c>.</param>
/// <param name="Build">What its provider block says about building.</param>
/// <param name="Image">The image name that the provider block gives; null if it gives none.</param>
internal sealed record BackendConfig(Located<string> Provider, BuildConfig Build, Located<string>? Image);
