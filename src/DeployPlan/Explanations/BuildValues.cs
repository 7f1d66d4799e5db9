using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>A build: of a service by its <c>project</c> or its <c>build</c>, or of a backend.</summary>
internal static class BuildValues
{
    public static void Add(ValueList values, Subject subject, BuildInputs build)
    {
        var written = values.Written;
        if (written.Find("services", subject.Name, "project") is { } project)
        {
            AddProject(values, subject, build, Origin.Named(project));
        }
        else if (written.Find("services", subject.Name, "build") is not null)
        {
            AddSection(values, subject, build, key => ["services", subject.Name, "build", key]);
        }
        else
        {
            AddSection(values, subject, build, key => key == "provider" ? ["backend", key] : ImageOrigins.BackendWay(written, key));
        }
    }

    private static void AddProject(ValueList values, Subject subject, BuildInputs build, Origin project)
    {
        Origin[] provider = build.Provider == "publish" ? [project, values.Named("environments", subject.Environment.Name.Value, "driver")] : [project];
        values.Add("driver", subject.Operation.Driver, provider);
        values.Add("provider", build.Provider, provider);
        values.Add("project", build.Project, project with { What = "" });
        values.Add("workdir", build.Workdir, project);
        values.Add("context", build.Context, project);
        AddImage(values, subject, build);
        values.Add("tags", JsonLine.Of(build.Tags), Origin.Fixed);
        values.Add("build_args", "[]", Origin.Fixed);
        values.Add("labels", "[]", Origin.Fixed);
    }

    private static void AddSection(ValueList values, Subject subject, BuildInputs build, Func<string, string[]> way)
    {
        values.AddKey("driver", subject.Operation.Driver, way("provider"));
        values.AddKey("provider", build.Provider, way("provider"));
        values.AddKey("workdir", build.Workdir, way("workdir"));
        values.AddKey("dockerfile", build.Dockerfile, way("dockerfile"));
        values.AddKey("context", build.Context, way(values.Written.Find(way("context")) is null && build.Provider == "encore-ts" ? "workdir" : "context"));
        values.AddKey("target", build.Target, way("target"));
        AddImage(values, subject, build);
        values.AddKey("tags", build.Tags, way("tags"));
        values.AddPairs("build_args", build.BuildArgs, way("build_args"));
        values.AddPairs("labels", build.Labels, way("labels"));
    }

    private static void AddImage(ValueList values, Subject subject, BuildInputs build)
    {
        values.Add("image", build.Image, ImageOrigins.Name(values, subject.Name));
        values.Add("tag", build.Tag, ImageOrigins.Tag(values, subject.Name, build.Image));
    }
}
