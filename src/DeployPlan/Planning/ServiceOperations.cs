using DeployPlan.Configuration;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The build, deploy and health check of one service.</summary>
internal sealed class ServiceOperations
{
    public ServiceOperations(PlanningContext context, ServiceConfig service)
    {
        Config = service;
        var image = ServiceImage.Of(context, service);
        Build = service.Build is { } build ? BuildOf(context, service, build, image) : null;
        Deploy = DeployOf(context, service, image);
        HealthCheck = service.HealthCheck is { } check ? HealthCheckOf(context, service, check) : null;
    }

    public ServiceConfig Config { get; }

    /// <summary>Null if its image exists already.</summary>
    public DraftOperation? Build { get; }

    public DraftOperation Deploy { get; }

    /// <summary>Null if nothing is checked.</summary>
    public DraftOperation? HealthCheck { get; }

    /// <summary>What a service that depends on this one waits for.</summary>
    public DraftOperation Ready => HealthCheck ?? Deploy;

    private static DraftOperation BuildOf(PlanningContext context, ServiceConfig service, BuildConfig build, ServiceImage image)
    {
        var provider = context.ProviderOf(build);
        var metadata = new List<KeyValuePair<string, string>>(3);
        if (image.Reference is { } reference)
        {
            metadata.Add(new("image", reference));
        }

        metadata.Add(new("provider", provider));
        metadata.Add(new("service", service.Name.Value));
        return new DraftOperation(Phase.Build, service.Name.Value, service.Name.Span, new Operation
        {
            Id = $"build_{service.Name.Value}",
            Type = OperationType.Build,
            Description = $"Build {service.Name.Value} using provider {provider}",
            Driver = provider,
            RunsOn = PlanningContext.RunsOn(context.Environment, service.RunsOn),
            Metadata = metadata,
            Declared = service.Inputs,
            Inputs = BuildPlanning.InputsOf(build, provider, image.Name, image.Tag ?? context.Tag),
        })
        {
            Service = service.Name.Value,
        };
    }

    private static DraftOperation DeployOf(PlanningContext context, ServiceConfig service, ServiceImage image)
    {
        var environment = context.Environment;
        var metadata = new List<KeyValuePair<string, string>>(3) { new("environment", environment.Name.Value) };
        if (image.Reference is { } reference)
        {
            metadata.Add(new("image", reference));
        }

        metadata.Add(new("service", service.Name.Value));
        return new DraftOperation(Phase.Deploy, service.Name.Value, service.Name.Span, new Operation
        {
            Id = $"deploy_{environment.Name.Value}_{service.Name.Value}",
            Type = OperationType.Deploy,
            Description = Descriptions.Deploy(service.Name.Value, environment.Name.Value),
            Driver = environment.Driver.Value,
            RunsOn = PlanningContext.RunsOn(environment, service.RunsOn),
            Metadata = metadata,
            Declared = service.Inputs,
            Inputs = new DeployInputs
            {
                Environment = environment.Name.Value,
                ProjectName = context.GroupName,
                Services = [service.Name.Value],
                Project = service.Build?.Project?.Value,
                Image = image.Name,
                Tag = image.Tag,
                ComposePath = environment.ComposeFile?.Value,
                EnvFile = environment.EnvFile?.Value,
                Variables = VariablesOf(environment, service),
                VariableValues = service.Environment.Values,
                Settings = service.Settings,
                Rollout = Rollout.Default with { Targets = service.Hosts },
            },
        })
        {
            Service = service.Name.Value,
            RequiredEnvironment = [.. service.RequiredEnv, .. service.Environment.References],
        };
    }

    private static DraftOperation HealthCheckOf(PlanningContext context, ServiceConfig service, HealthCheckConfig check)
    {
        var environment = context.Environment.Name.Value;
        var metadata = new List<KeyValuePair<string, string>>(3) { new("environment", environment), new("service", service.Name.Value) };
        var url = check.Url.Value;
        if (url.Length > 0)
        {
            metadata.Add(new("url", url));
        }

        return new DraftOperation(Phase.HealthCheck, service.Name.Value, check.Url.Span, new Operation
        {
            Id = $"health_check_{environment}_{service.Name.Value}",
            Type = OperationType.HealthCheck,
            Description = Descriptions.HealthCheck(service.Name.Value, environment),
            Driver = url.Length == 0 ? "command" : url.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase) ? "tcp" : "http",
            RunsOn = PlanningContext.RunsOn(context.Environment, service.RunsOn),
            Metadata = metadata,
            Inputs = new HealthCheckInputs
            {
                Environment = environment,
                Endpoints = url.Length > 0 ? [EndpointOf(service, check)] : [],
                Services = url.Length == 0 ? [service.Name.Value] : [],
                Command = check.Command,
                TimeoutSeconds = check.TimeoutSeconds,
                IntervalSeconds = check.IntervalSeconds,
                Retries = check.Retries,
            },
        })
        {
            Service = service.Name.Value,
            RequiredEnvironment = check.Variables,
        };
    }

    private static HealthEndpoint EndpointOf(ServiceConfig service, HealthCheckConfig check) =>
        new(service.Name.Value, check.Url.Value, check.ExpectedStatus, check.Method, check.Headers) { HttpVersion = check.HttpVersion, CaFile = check.CaFile, IsInsecure = check.IsInsecure };

    // What it needs, the connections of its databases, and what it may have.
    private static string[] VariablesOf(EnvironmentConfig environment, ServiceConfig service)
    {
        var names = new SortedSet<string>(service.RequiredEnv.Concat(service.PassEnv), StringComparer.Ordinal);
        foreach (var database in environment.Databases)
        {
            if (database.ConnectionEnv is { } variable && service.Databases?.Any(used => used.Value == database.Name.Value) != false)
            {
                names.Add(variable.Value);
            }
        }

        return [.. names];
    }
}
