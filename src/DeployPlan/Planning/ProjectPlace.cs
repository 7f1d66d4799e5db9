using DeployPlan.Configuration;
using DeployPlan.Diagnostics;

namespace DeployPlan.Planning;

/// <summary>Where a config names a project.</summary>
internal static class ProjectPlace
{
    /// <summary>The value of <c>project</c>, or of the <c>path</c> of migrations; the environment where neither is it.</summary>
    public static SourceSpan Of(EnvironmentConfig environment, string project) =>
        environment.Services.Select(static service => service.Build?.Project).FirstOrDefault(written => written?.Value == project)?.Span
        ?? environment.Databases.Select(static database => database.Migrations?.Path)
            .FirstOrDefault(path => path is { } written && (written.Value == project || project.StartsWith(written.Value + "/", StringComparison.Ordinal)))?.Span
        ?? environment.Name.Span;
}
