using System.Globalization;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>How to see that a service works, or what is missing for that.</summary>
/// <param name="scope">What is searched.</param>
/// <param name="paths">For the paths of sources.</param>
internal sealed class HealthChecks(SearchScope scope, ConfigPaths paths)
{
    /// <summary>Where ASP.NET Core listens in a container.</summary>
    public const int DefaultPort = 8080;

    /// <summary>The URL, or lines that say why there is none.</summary>
    /// <param name="service">The service.</param>
    /// <param name="entry">Its entry of the compose file that runs it; null for none.</param>
    public (string? Url, IReadOnlyList<string> Notes) Of(FoundService service, ComposeEntry? entry)
    {
        if (service.Health is { } known && known.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            return (known, []);
        }

        var mapping = service.Project is { IsWeb: true } project ? HealthMappings.Of(scope, project) : null;
        var path = service.Health ?? mapping?.Path;
        var port = entry is null ? service.Port : entry.Port;
        var example = $"health_check: {{ url: http://localhost:{port ?? DefaultPort.ToString(CultureInfo.InvariantCulture)}{path ?? "/healthz"} }}";
        return service.Health is null && mapping is { Path: null }
            ? (null, [$"It maps a health check ({YamlText.Comment(paths.Show(mapping.File))}, line {mapping.Line}), but not at a path that can be read; write what it is:", example])
            : path is null
            ? (null, service.Project is { IsWeb: true } ? [service.Project.IsCSharp ? "The project maps no health check; once it calls app.MapHealthChecks(\"/healthz\"):" : "Whether it maps a health check is not known; if it does:", example] : [])
            : service.Health is null && mapping is { Doubt.Length: > 0 }
            ? (null, [$"{path} {mapping.Doubt} ({YamlText.Comment(paths.Show(mapping.File))}, line {mapping.Line}){(mapping.Doubt.EndsWith(" only", StringComparison.Ordinal) ? ", so not where this is deployed; once it is mapped everywhere:" : "; if it answers where this is deployed:")}", example])
            : entry is { Port: null }
            ? (null, ["The compose file publishes no port for HTTP of it; once it does:", example])
            : entry is null && service.Http2 is { } alone
            ? (null, [$"{YamlText.Comment(paths.Show(alone.File))}, line {alone.Line.ToString(CultureInfo.InvariantCulture)}, has it speak HTTP/2 alone there, and a health check asks by HTTP/1; with an endpoint for both, at the port of that:", example])
            : port is null
            ? (null, ["At which port it answers HTTP is not known; once it is:", example])
            : ($"http://localhost:{port}{path}", []);
    }
}
