using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Commands;

/// <summary>Whether the drivers that a config names are probably those that are registered. One that is not may be registered by whoever applies the plan, so only a near miss is reported.</summary>
internal static class DriverNames
{
    public static void Check(EnvironmentConfig environment, IReadOnlyList<Driver> registered, bool strict, DiagnosticBag diagnostics)
    {
        var drivers = new DriverTable(registered);
        Look(environment.Driver, OperationType.Deploy);
        foreach (var infra in environment.Infra)
        {
            Look(infra.Provider, OperationType.InfraProvision);
        }

        foreach (var database in environment.Databases)
        {
            Look(database.Migrations?.Engine, OperationType.Migration);
        }

        foreach (var build in environment.Services.Select(static service => service.Build).Append(environment.Backend?.Build))
        {
            Look(build?.Provider, OperationType.Build);
        }

        void Look(Located<string>? written, OperationType operation)
        {
            var type = operation.ToName();
            if (written is { Value: { Length: > 0 } name } && drivers.Find(name, type) is null && NearestName.Of(name, drivers.NamesOf(type)) is { } nearest)
            {
                diagnostics.Add(PlanningDiagnostics.UnregisteredDriver(written.Value.Span, name, type, nearest, strict));
            }
        }
    }
}
