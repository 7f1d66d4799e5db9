using DeployPlan.Configuration;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The inputs of a build operation.</summary>
internal static class BuildPlanning
{
    public static BuildInputs InputsOf(BuildConfig build, string provider, string? image, string tag) => new()
    {
        Provider = provider,
        Project = build.Project?.Value,
        Workdir = build.Workdir,
        Dockerfile = build.Dockerfile?.Value,
        Context = build.Context,
        Target = build.Target,
        Image = image,
        Tag = tag,
        Tags = build.Tags,
        BuildArgs = build.BuildArgs,
        Labels = build.Labels,
        Publish = build.Publish,
    };
}
