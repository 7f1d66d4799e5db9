using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>An entry of <c>services</c>.</summary>
internal static class ServiceReader
{
    public static ServiceConfig Read(MappingEntry entry, HostRoles roles, ReadContext context)
    {
        var name = new Located<string>(entry.Key.Text, entry.Key.Span);
        if (context.Open(entry, "service") is not { } service)
        {
            return new ServiceConfig { Name = name };
        }

        service.Describe("A service: built where it has project or build, always deployed, checked where it has a health_check.", "{ project: src/Shop.Api/Shop.Api.csproj }");
        var check = HealthCheckReader.Read(service, context);
        var settings = ServiceSettings.Fields(new ConfigForm(service), ServiceSettings.Default);
        var result = new ServiceConfig
        {
            Name = name,
            Build = BuildReader.Read(service, entry.Key.Text, context),
            Image = service.Image(
                "image", "What is deployed, where nothing is built; else the name under which the build is pushed.", "registry.example.com/acme/shop-api", "made of registry, project and service"),
            Databases = service.Names("databases", "The databases that it uses: it is deployed after their pre_deploy migrations; [] for none.", "[orders]", "all"),
            DependsOn = service.Names("depends_on", "Services that must be healthy before it is deployed.", "[catalog]") ?? [],
            HealthCheck = check,
            Role = service.Text("role", "The service is rolled out to the hosts of this role.", "web"),
            Settings = settings,
            Environment = ServiceEnvironment.Read(service, settings, check, context),
            RunsOn = service.RunsOn("Labels that a machine must have to build, deploy and check it, where an engine runs the plan: one, or a list. `agent:` and a name is one machine.", "that of the environment"),
            Inputs = service.Inputs("Further files that its build and its deploy use: paths, folders or patterns (`*`, `**`). What built-in drivers read is known without it."),
            RequiredEnv = service.Variables("required_env", "Names of environment variables that deploying it needs. Their values never enter a plan.", "[API_TOKEN]"),
            PassEnv = service.Variables(
                "pass_env",
                "Names of further environment variables of the build that the driver process gives to the service, where they are set: it gets env_file, required_env and the connections of its databases, and nothing else of a CI job.",
                "[ASPNETCORE_ENVIRONMENT]"),
        };
        service.ReportUnknownKeys();
        return result.Role is { } role ? result with { Hosts = roles.HostsOf(role.Value) } : result;
    }
}
