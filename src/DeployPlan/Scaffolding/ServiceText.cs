using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The section <c>services</c> of a first config.</summary>
internal static class ServiceText
{
    private const string About = "# What is built, deployed and checked. depends_on: [other] waits until another service is healthy.";

    public static IEnumerable<string> Lines(ScaffoldedConfig config)
    {
        if (config.Services.Count == 0)
        {
            return
            [
                "",
                About,
                "# No web or worker project was found; a service looks like this:",
                "# services:",
                "#   api:",
                "#     project: src/Shop.Api/Shop.Api.csproj",
                "#     health_check: { url: http://localhost:8080/healthz }",
            ];
        }

        var hasDatabases = config.Databases.Any(static database => !database.IsComment);
        return
        [
            "",
            About,
            .. hasDatabases ? ["# databases: the service is deployed after their pre_deploy migrations. Remove the ones that it does not use."] : Array.Empty<string>(),
            config.Services.All(static service => service.IsComment) ? "# services:" : "services:",
            .. config.Services.SelectMany(service => service.IsComment ? Entry(service, hasDatabases).Select(YamlText.Commented) : Entry(service, hasDatabases)),
        ];
    }

    /// <summary>The key <c>build</c>, in one line.</summary>
    public static string Build(FoundDockerfile docker)
    {
        var target = docker.Target is { } stage ? $", target: {YamlText.Scalar(stage)}" : "";
        var args = docker.Args.Count == 0 ? "" : $", build_args: {{ {string.Join(", ", docker.Args.Select(static arg => $"{YamlText.Scalar(arg.Key)}: {YamlText.Scalar(arg.Value)}"))} }}";
        return $"build: {{ provider: docker, dockerfile: {YamlText.Scalar(docker.File)}, context: {YamlText.Scalar(docker.Context)}{target}{args} }}";
    }

    private static IEnumerable<string> Entry(ScaffoldedService service, bool hasDatabases)
    {
        yield return $"  {YamlText.Scalar(service.Name)}:";
        if (service.Project is { } project)
        {
            yield return $"    project: {YamlText.Scalar(project)}";
            if (service.Framework is { } framework)
            {
                yield return $"    publish: {{ framework: {YamlText.Scalar(framework)} }}";
            }
        }
        else if (service.Build is { } docker)
        {
            yield return $"    {Build(docker)}";
        }

        if (service.Image is { } image)
        {
            yield return $"    image: {YamlText.Scalar(image)}";
        }

        foreach (var (key, values) in new[] { ("databases", service.Databases), ("depends_on", service.DependsOn), ("required_env", service.RequiredEnv), ("pass_env", service.PassEnv) })
        {
            if (values.Count > 0 || (key == "databases" && hasDatabases))
            {
                yield return $"    {key}: {YamlText.List(values)}";
            }
        }

        if (service.Url is { } listens)
        {
            yield return $"    urls: [{YamlText.Url(listens)}]";
        }

        if (service.IsJob)
        {
            yield return "    # It does something once, and ends; no deploy waits for its end.";
            yield return "    stable_seconds: 0";
        }

        foreach (var note in service.Notes)
        {
            yield return $"    # {YamlText.Comment(note)}";
        }

        if (service.HealthCheck is { } url)
        {
            yield return "    # A guess: write the URL that the deploying machine can reach. An environment may set another one.";
            yield return $"    health_check: {{ url: {YamlText.Url(url)} }}";
        }
    }
}
