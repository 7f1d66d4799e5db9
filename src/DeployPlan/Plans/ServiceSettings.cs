using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>What a service says in deploy.yml for the driver that deploys it: it passes through the plan as it is written.</summary>
internal sealed record ServiceSettings
{
    /// <summary>The newest minor version of the format of plan.json.</summary>
    public const int NewestMinor = 2;

    /// <summary>argv of the service, or of the driver <c>command</c>; empty if the service names none.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>How long it may take to stop before it is killed, in seconds.</summary>
    public int StopTimeoutSeconds { get; init; } = 30;

    /// <summary>How long its container must run without an exit or a restart, in seconds; 0 for not to look.</summary>
    public int StableSeconds { get; init; } = 5;

    /// <summary>Where the driver <c>process</c> has it listen; empty if its health check says it, or nothing does.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    public static ServiceSettings Default { get; } = new();

    public static ServiceSettings Fields(Form form, ServiceSettings x) => new()
    {
        Command = form.Texts("command", x.Command, TextKind.Any, "For the deploy drivers command and process: the program and its arguments, one item each.", item: Form.NoItem),
        StopTimeoutSeconds = form.Has(1) ? form.Number("stop_timeout_seconds", x.StopTimeoutSeconds, 1, 86_400, "How long a service may take to stop before it is killed, in seconds.") : x.StopTimeoutSeconds,
        StableSeconds = form.Has(2)
            ? form.Number("stable_seconds", x.StableSeconds, 0, 3_600, "For the driver compose: how long the container must run without an exit or a restart, in seconds; 0 for a job that ends.")
            : x.StableSeconds,
        Urls = form.Has(2)
            ? form.Texts("urls", x.Urls, TextKind.Any, "For the driver process: where it listens, such as http://localhost:5001, passed as ASPNETCORE_URLS; without it, at the http URL of its health check, if that is on this machine. `${NAME}` is a variable.")
            : x.Urls,
    };
}
