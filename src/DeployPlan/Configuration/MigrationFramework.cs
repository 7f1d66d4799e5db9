using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The target framework of migrations of Entity Framework Core: its tools fail, after other operations have run, where a project has several and none is chosen.</summary>
internal static class MigrationFramework
{
    /// <summary>Reports each project that the tools load, has several target frameworks, and not the one that is chosen.</summary>
    /// <param name="path">The project with the migrations, or its folder.</param>
    /// <param name="arguments">What the tools get.</param>
    /// <param name="written">The key <c>framework</c>; null if it is not there.</param>
    /// <param name="context">Receives the problems.</param>
    public static void Check(Located<string> path, IReadOnlyList<string> arguments, Located<string>? written, ReadContext context)
    {
        var startup = EfCoreArguments.StartupProject(arguments) is { } other ? RelativePath.Normalize(other) : null;
        foreach (var project in new[] { path.Value, startup }.OfType<string>().Select(context.Tree.FindProject).OfType<string>().Distinct())
        {
            if (ProjectFrameworks.Of(project, ProjectProperties.Of(arguments), context.Tree) is not { } frameworks)
            {
                continue;
            }

            if (EfCoreArguments.Framework(arguments) is not { } chosen)
            {
                context.Diagnostics.Add(ConfigDiagnostics.NoFrameworkOfMigrations(path.Span, project, frameworks.Written, frameworks.Names.LastOrDefault() ?? "net10.0"));
            }
            else if (frameworks.Names.Count > 0 && !frameworks.Names.Contains(chosen, StringComparer.OrdinalIgnoreCase))
            {
                context.Diagnostics.Add(ConfigDiagnostics.UnknownFramework(written?.Span ?? path.Span, chosen, project, frameworks.Names));
            }
        }
    }
}
