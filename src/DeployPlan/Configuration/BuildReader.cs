using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary><c>project</c> or <c>build</c> of a service.</summary>
internal static class BuildReader
{
    private const string DefaultDockerfile = "Dockerfile";

    public static BuildConfig? Read(MappingReader service, string name, ReadContext context)
    {
        var project = service.Text("project");
        var build = service.Section("build", $"'build' of {service.Where}");
        if (project is not null && build is not null)
        {
            context.Diagnostics.Add(ConfigDiagnostics.ProjectAndBuild(build.At, name, service.Node.Find("project")!.Key.Span));
        }

        return build is not null ? ReadBuild(build, context)
            : project is not null ? FromProject(project, service, context)
            : null;
    }

    private static BuildConfig? FromProject(Located<string>? written, MappingReader service, ReadContext context)
    {
        if (context.Paths.File(written, $"'project' in {service.Where}") is not { } project)
        {
            return null;
        }

        var slash = project.Value.LastIndexOf('/');
        var folder = slash < 0 ? "." : project.Value.Substring(0, slash);
        return new BuildConfig
        {
            Provider = new Located<string>("sdk-container", project.Span),
            Project = project,
            Context = folder,
            Workdir = folder,
        };
    }

    private static BuildConfig? ReadBuild(MappingReader build, ReadContext context)
    {
        var provider = build.RequiredText("provider", "provider: docker");
        var folder = context.Paths.Folder(build.Text("context"), $"'context' in {build.Where}")?.Value ?? ".";
        var workdir = context.Paths.Folder(build.Text("workdir"), $"'workdir' in {build.Where}")?.Value ?? ".";
        var dockerfile = ReadDockerfile(build, provider?.Value, folder, context);
        var target = build.Text("target");
        var tags = ReadContext.SortedValues(context.DistinctTexts(build, "tags"));
        var buildArgs = build.TextPairs("build_args");
        var labels = build.TextPairs("labels");
        build.ReportUnknownKeys(context.Strict);
        return provider is null ? null : new BuildConfig
        {
            Provider = provider.Value,
            Dockerfile = dockerfile,
            Context = folder,
            Workdir = workdir,
            Target = target?.Value,
            Tags = tags,
            BuildArgs = buildArgs,
            Labels = labels,
        };
    }

    private static Located<string>? ReadDockerfile(MappingReader build, string? provider, string folder, ReadContext context)
    {
        if (build.Text("dockerfile") is { } written)
        {
            return context.Paths.File(written, $"'dockerfile' in {build.Where}");
        }

        return provider is "docker" or "generic"
            ? context.Paths.File(
                new Located<string>(folder == "." ? DefaultDockerfile : folder + "/" + DefaultDockerfile, build.At), $"{build.Where}, which has no 'dockerfile' of its own,")
            : null;
    }
}
