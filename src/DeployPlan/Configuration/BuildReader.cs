using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary><c>project</c> or <c>build</c> of a service.</summary>
internal static class BuildReader
{
    private const string DefaultDockerfile = "Dockerfile";

    public static BuildConfig? Read(ConfigSection service, string name, ReadContext context)
    {
        var project = service.Path(
            "project",
            "The .NET project that the SDK publishes as a container image, or, for the driver process, to a folder; relative to this file, forward slashes. Instead of build.",
            "src/Shop.Api/Shop.Api.csproj");
        var build = service.Section("build", "Any other way to build the image. Instead of project.", "{ provider: docker, context: api }");
        if (project is not null && build is not null)
        {
            context.Diagnostics.Add(ConfigDiagnostics.ProjectAndBuild(build.At, name, service.Keys.Node.Find("project")!.Key.Span));
        }

        var publish = PublishReader.Read(service, project is not null, context);
        if (build is not null)
        {
            return ReadBuild(build, context);
        }

        if (context.Paths.Project(project, "project", service.Where) is not { } found)
        {
            return null;
        }

        PublishReader.CheckFramework(service, found, publish, context);
        return FromProject(found, publish);
    }

    private static BuildConfig FromProject(Located<string> project, PublishSettings publish)
    {
        var slash = project.Value.LastIndexOf('/');
        var folder = slash < 0 ? "." : project.Value.Substring(0, slash);
        return new BuildConfig
        {
            Provider = new Located<string>("sdk-container", project.Span),
            Project = project,
            Publish = publish,
            Context = folder,
            Workdir = folder,
        };
    }

    private static BuildConfig? ReadBuild(ConfigSection build, ReadContext context)
    {
        var provider = build.RequiredText("provider", "What builds it: the driver. docker and generic take a Dockerfile; others are your own.", "docker", "generic");
        var written = build.Path("dockerfile", "The Dockerfile, relative to this file and not to the context.", "api/Dockerfile", "Dockerfile in the context, for docker and generic");
        var folder = build.Folder("context", "The folder that is built, relative to this file.", "api");
        var workdir = build.Folder("workdir", "The folder in which the provider runs, relative to this file.", ".");
        var target = build.Text("target", "The stage to build of a Dockerfile with several.", "final", "the last stage");
        var tags = build.Tags("tags", "Further image tags, beside the version.", "[latest]");
        var buildArgs = build.Pairs("build_args", "Build arguments. Never a secret: the plan holds them. No reference to a variable: they are the same for everyone.", "{ MODE: release }");
        var labels = build.Pairs("labels", "Image labels. No reference to a variable.", "{ org.opencontainers.image.title: api }");
        build.ReportUnknownKeys();
        var dockerfile = written is not null ? context.Paths.File(written, "dockerfile", build.Where)
            : provider?.Value is "docker" or "generic" ? context.Paths.DefaultDockerfile(folder == "." ? DefaultDockerfile : folder + "/" + DefaultDockerfile, build.At, build.Where)
            : null;
        return provider is null ? null : new BuildConfig
        {
            Provider = provider.Value,
            Dockerfile = dockerfile,
            Context = folder,
            Workdir = workdir,
            Target = target?.Value,
            Tags = tags,
            BuildArgs = AsWritten(build, "build_args", "A build argument", buildArgs, context.Diagnostics),
            Labels = AsWritten(build, "labels", "A label", labels, context.Diagnostics),
        };
    }

    // What refers to a variable would make another image on another machine, from the same plan.
    private static IReadOnlyList<KeyValuePair<string, string>> AsWritten(ConfigSection build, string key, string what, IReadOnlyList<KeyValuePair<string, string>> values, DiagnosticBag diagnostics)
    {
        var written = build.Keys.Node.Find(key)?.Value as MappingNode;
        foreach (var value in values)
        {
            var names = VariableReferences.Names(value.Value, out var wrong);
            if (wrong is not null || names.Count > 0)
            {
                diagnostics.Add(ConfigDiagnostics.ReferenceInBuild(written!.Find(value.Key)!.Value.Span, what, build.Where, wrong ?? "${" + names[0] + "}"));
            }
        }

        return [.. values.Select(static value => new KeyValuePair<string, string>(value.Key, VariableReferences.Expand(value.Value, static name => "${" + name + "}")))];
    }
}
