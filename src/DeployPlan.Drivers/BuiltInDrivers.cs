using DeployPlan.Drivers.Builds;
using DeployPlan.Drivers.Commands;
using DeployPlan.Drivers.Compose;
using DeployPlan.Drivers.HealthChecks;
using DeployPlan.Drivers.Migrations;
using DeployPlan.Drivers.Processes;
using DeployPlan.Drivers.Terraform;

namespace DeployPlan.Drivers;

/// <summary>The drivers of this package by type and name, as build/drivers/DeployPlan.Drivers.props registers them.</summary>
internal static class BuiltInDrivers
{
    private static readonly Dictionary<(string Type, string Name), Func<IDriver>> All = new()
    {
        [("infra_provision", "command")] = static () => new CommandDriver(),
        [("infra_provision", "terraform")] = static () => new TerraformDriver(),
        [("migration", "raw")] = static () => new RawDriver(),
        [("migration", "efcore")] = static () => new EfCoreDriver(),
        [("build", "docker")] = static () => new DockerDriver(),
        [("build", "generic")] = static () => new DockerDriver(),
        [("build", "sdk-container")] = static () => new SdkContainerDriver(),
        [("build", "publish")] = static () => new PublishDriver(),
        [("deploy", "command")] = static () => new CommandDriver(),
        [("deploy", "compose")] = static () => new ComposeDriver(),
        [("deploy", "process")] = static () => new ProcessDriver(),
        [("health_check", "http")] = static () => new HealthCheckDriver(),
        [("health_check", "tcp")] = static () => new HealthCheckDriver(),
        [("health_check", "command")] = static () => new CommandCheckDriver(),
    };

    /// <summary>The driver.</summary>
    /// <exception cref="KeyNotFoundException">There is no built-in driver with that name for the type.</exception>
    public static IDriver Find(string type, string name) => All[(type, name)]();
}
