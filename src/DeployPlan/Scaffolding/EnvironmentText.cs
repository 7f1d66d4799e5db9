using System.Globalization;
using DeployPlan.Plans;
using DeployPlan.Scripts;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The section <c>environments</c> of a first config.</summary>
internal static class EnvironmentText
{
    public static IEnumerable<string> Lines(ScaffoldedConfig config)
    {
        yield return "";
        yield return "# Where it is deployed. An environment overrides what is above: write only what differs. ~ removes an entry.";
        foreach (var note in config.Target.Notes)
        {
            yield return $"# {YamlText.Comment(note)}";
        }

        if (Files(config) is { Count: > 0 } files)
        {
            yield return $"# SQLite: write an absolute path in {string.Join(", ", files)}, because migrations and services run in different folders.";
        }

        if (OtherPorts(config) is { } overlay)
        {
            yield return "# Both environments would listen on the same ports. On one machine, give the services of one of them others, such as:";
            yield return $"# {overlay}";
        }

        yield return "environments:";
        foreach (var line in new[] { "staging", "prod" }.SelectMany(name => Entry(config, name)))
        {
            yield return line;
        }

        yield return "    # Applying a plan needs the id of that plan, so that what runs is what was reviewed.";
        yield return "    approval: required";
        var example = (config.Services.FirstOrDefault(static service => service.HealthCheck is not null) ?? config.Services.FirstOrDefault())?.Name ?? "api";
        yield return $"    # services: {{ {YamlText.Scalar(example)}: {{ health_check: {{ url: https://{config.Name}.example.com/healthz }} }} }}";
    }

    // An overlay of the first service that says where it listens.
    private static string? OtherPorts(ScaffoldedConfig config)
    {
        if (config.Target.ComposeFile is not null || config.Services.FirstOrDefault(static service => service is { IsComment: false, IsLeftOut: false, HasFixedPort: false, Url: not null }) is not { Url: { } url } service)
        {
            return null;
        }

        var port = ListeningAddress.Parse(url)!.Port;
        var (before, after) = (string.Format(CultureInfo.InvariantCulture, ":{0}", port), string.Format(CultureInfo.InvariantCulture, ":{0}", port > 64535 ? port - 1000 : port + 1000));
        var check = service.HealthCheck is { } checkedAt ? $", health_check: {{ url: {YamlText.Url(checkedAt.Replace(before, after))} }}" : "";
        return $"services: {{ {YamlText.Scalar(service.Name)}: {{ urls: [{YamlText.Url(url.Replace(before, after))}]{check} }} }}";
    }

    // A relative path would be one file for the migrations, and another one for each service.
    private static List<string> Files(ScaffoldedConfig config) => config.Services.All(static service => service.IsComment)
        ? []
        : [.. config.Databases.Where(static database => database is { IsComment: false, Engine.Length: > 0, Dialect: SqlDialects.Sqlite }).Select(static database => database.VariableOrGuess)];

    private static IEnumerable<string> Entry(ScaffoldedConfig config, string name)
    {
        var target = config.Target;
        yield return $"  {name}:";
        yield return $"    driver: {target.Driver}";
        if (target is { NamesFile: true, ComposeFile: { } file })
        {
            yield return $"    compose_file: {YamlText.Scalar(file)}";
        }

        foreach (var line in Beside(target, $"{config.Name.Replace('.', '-')}-{name}"))
        {
            yield return line;
        }

        var leftOut = config.Services.Where(static service => service.IsLeftOut).Select(static service => $"{YamlText.Scalar(service.Name)}: ~").ToList();
        if (leftOut.Count > 0)
        {
            yield return $"    services: {{ {string.Join(", ", leftOut)} }}";
        }
    }

    private static IEnumerable<string> Beside(ScaffoldedTarget target, string project)
    {
        string[] compose = ["docker", "compose", "-p", project, "-f", target.ComposeFile ?? ""];
        string[] running = [.. target.Beside.Where(static entry => !entry.IsJob).Select(static entry => entry.Name)];
        if (target.Beside.Count > 0)
        {
            yield return "    # What the compose file runs beside the services, such as databases, is started before the first migration.";
            yield return "    infra:";
        }

        if (running.Length > 0)
        {
            yield return $"      beside: {{ provider: command, command: {YamlText.List([.. compose, "up", "-d", "--wait", .. running])} }}";
        }

        // Compose runs a job before what waits for it.
        foreach (var job in target.Beside.Where(entry => entry.IsJob && !target.Beside.Any(other => other.StartsAfter.Contains(entry.Name))))
        {
            var after = running.Length > 0 ? ", depends_on: [beside]" : "";
            yield return $"      {YamlText.Scalar(job.Name)}: {{ provider: command, command: {YamlText.List([.. compose, "run", "--rm", "-T", job.Name])}{after} }}";
        }
    }
}
