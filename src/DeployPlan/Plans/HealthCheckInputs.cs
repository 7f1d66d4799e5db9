using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Inputs of <c>health_check</c>: endpoints to ask, or services whose state the driver knows.</summary>
internal sealed record HealthCheckInputs : OperationInputs
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>What to ask; empty if <see cref="Services"/> says what to look at, or <see cref="Command"/> how.</summary>
    public IReadOnlyList<HealthEndpoint> Endpoints { get; init; } = [];

    /// <summary>Services whose state the driver of the environment knows.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>argv of what ends with 0 where the services are healthy; empty for none.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Seconds, more than 0.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Seconds, more than 0.</summary>
    public int IntervalSeconds { get; init; } = 2;

    /// <summary>Failed tries to accept within the timeout; 0 for no limit but the timeout.</summary>
    public int Retries { get; init; }

    public static HealthCheckInputs Empty { get; } = new() { Environment = "" };

    public override OperationInputs Fields(Form form)
    {
        var check = new HealthCheckInputs
        {
            Environment = form.Text("environment", Environment, TextKind.SameEnvironment, "The environment of the plan.", item: Form.NoItem),
            Endpoints = form.Objects("endpoints", Endpoints, HealthEndpoint.Empty, HealthEndpoint.Fields, "What to ask."),
            Services = form.Set("services", Services, TextKind.Name, "Services whose state the driver of the environment knows; only where `endpoints` is empty.", item: Form.NoItem),
            Command = form.Has(2)
                ? form.Texts("command", Command, TextKind.Any, "For the driver command: the program and its arguments, which ends with 0 where the services are healthy.", item: Form.NoItem)
                : Command,
            TimeoutSeconds = form.Number("timeout_seconds", TimeoutSeconds, 1, LongestSeconds, "How long to try, in seconds."),
            IntervalSeconds = form.Number("interval_seconds", IntervalSeconds, 1, LongestSeconds, "The pause between two tries, in seconds."),
            Retries = form.Number("retries", Retries, 0, int.MaxValue, "Failed tries to accept within the timeout; 0 for no limit but the timeout."),
        };
        form.NotBoth("services", "endpoints", check.Endpoints.Count > 0 && check.Services.Count > 0, "a health check uses one or the other, so leave one list empty");
        return check;
    }
}
