using DeployPlan.Configuration;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The operations of a file without a <c>services</c> section: its backend as a whole, with the ids of Stagecraft.</summary>
internal static class BackendOperations
{
    private const string Backend = "backend";

    /// <summary>The build of the backend.</summary>
    public static DraftOperation Build(PlanningContext context, BackendConfig backend)
    {
        var image = ServiceImage.OfBackend(context, backend);
        return new DraftOperation(Phase.Build, Backend, backend.Provider.Span, new Operation
        {
            Id = "build_backend",
            Type = OperationType.Build,
            Description = $"Build backend using provider {backend.Provider.Value}",
            Driver = backend.Provider.Value,
            RunsOn = PlanningContext.RunsOn(context.Environment, own: null),
            Metadata = [new("provider", backend.Provider.Value)],
            Inputs = BuildPlanning.InputsOf(backend.Build, backend.Provider.Value, image.Name, image.Tag!),
        })
        {
            Service = Backend,
        };
    }

    /// <summary>The deploy of the whole environment.</summary>
    public static DraftOperation Deploy(PlanningContext context)
    {
        var environment = context.Environment;
        var image = environment.Backend is { } backend ? ServiceImage.OfBackend(context, backend) : null;
        return new DraftOperation(Phase.Deploy, "", environment.Name.Span, new Operation
        {
            Id = $"deploy_{environment.Name.Value}",
            Type = OperationType.Deploy,
            Description = Descriptions.DeployAll(environment.Name.Value),
            Driver = environment.Driver.Value,
            RunsOn = PlanningContext.RunsOn(environment, own: null),
            Metadata = [new("environment", environment.Name.Value)],
            Inputs = new DeployInputs
            {
                Environment = environment.Name.Value,
                ProjectName = context.GroupName,
                Services = Services(environment),
                Image = image?.Name,
                Tag = image?.Tag,
                ComposePath = environment.ComposeFile?.Value,
                EnvFile = environment.EnvFile?.Value,
            },
        })
        {
            Service = Backend,
        };
    }

    /// <summary>The check of the whole environment, by the driver that deployed it.</summary>
    public static DraftOperation HealthCheck(PlanningContext context)
    {
        var environment = context.Environment;
        return new DraftOperation(Phase.HealthCheck, "", environment.Name.Span, new Operation
        {
            Id = $"health_check_{environment.Name.Value}",
            Type = OperationType.HealthCheck,
            Description = Descriptions.HealthCheckAll(environment.Name.Value),
            Driver = environment.Driver.Value,
            RunsOn = PlanningContext.RunsOn(environment, own: null),
            Metadata = [new("environment", environment.Name.Value)],
            Inputs = new HealthCheckInputs { Environment = environment.Name.Value, Services = Services(environment) },
        })
        {
            Service = Backend,
        };
    }

    private static string[] Services(EnvironmentConfig environment) => environment.Backend is null ? [] : [Backend];
}
