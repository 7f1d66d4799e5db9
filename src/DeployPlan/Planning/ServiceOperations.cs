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
            Metadata = metadata,
            Declared = service.Inputs,
            Inputs = new DeployInputs
            {
                Environment = environment.Name.Value,
                ProjectName = context.Config.ProjectName.Value,
                Services = [service.Name.Value],
                Project = service.Build?.Project?.Value,
                Image = image.Name,
                Tag = image.Tag,
                ComposePath = environment.ComposeFile?.Value,
                EnvFile = environment.EnvFile?.Value,
                Settings = service.Settings,
                Rollout = Rollout.Default with { Targets = service.Hosts },
            },
        })
        {
            Service = service.Name.Value,
            RequiredEnvironment = service.RequiredEnv,
        };
    }

    private static DraftOperation HealthCheckOf(PlanningContext context, ServiceConfig service, HealthCheckConfig check)
    {
        var environment = context.Environment.Name.Value;
        var isTcp = check.Url.Value.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase);
        return new DraftOperation(Phase.HealthCheck, service.Name.Value, check.Url.Span, new Operation
        {
            Id = $"health_check_{environment}_{service.Name.Value}",
            Type = OperationType.HealthCheck,
            Description = Descriptions.HealthCheck(service.Name.Value, environment),
            Driver = isTcp ? "tcp" : "http",
            Metadata = [new("environment", environment), new("service", service.Name.Value), new("url", check.Url.Value)],
            Inputs = new HealthCheckInputs
            {
                Environment = environment,
                Endpoints = [new HealthEndpoint(service.Name.Value, check.Url.Value, check.ExpectedStatus, check.Method, check.Headers)],
                TimeoutSeconds = check.TimeoutSeconds,
                IntervalSeconds = check.IntervalSeconds,
                Retries = check.Retries,
            },
        })
        {
            Service = service.Name.Value,
        };
    }
}
