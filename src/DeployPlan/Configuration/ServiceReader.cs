using DeployPlan.Diagnostics;
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

        var role = service.Text("role");
        var result = new ServiceConfig
        {
            Name = name,
            Build = BuildReader.Read(service, entry.Key.Text, context),
            Image = ReadImage(service, context),
            Databases = context.DistinctTexts(service, "databases"),
            DependsOn = context.DistinctTexts(service, "depends_on") ?? [],
            HealthCheck = HealthCheckReader.Read(service, context),
            Role = role,
            Hosts = role is { } known ? roles.HostsOf(known.Value) : [],
            Command = ReadContext.Values(service.Texts("command")),
            RequiredEnv = context.RequiredEnv(service),
        };
        service.ReportUnknownKeys(context.Strict);
        return result;
    }

    private static Located<string>? ReadImage(MappingReader service, ReadContext context)
    {
        var image = service.Text("image");
        if (image is { } written && !ImageRules.IsImage(written.Value))
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadImage(written.Span, $"'image' in {service.Where}", written.Value));
        }

        return image;
    }
}
