using DeployPlan.Diagnostics;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Properties that a command line gives with a name that is nearly one of ours: without a word, <c>-p:DeployPlanLockedMod=true</c> would check nothing.</summary>
internal static class MistypedProperties
{
    /// <summary>A warning for each; none where the engine does not tell what was given.</summary>
    /// <param name="engine">The build that runs the task.</param>
    /// <param name="file">What the warnings name.</param>
    public static IReadOnlyList<Diagnostic> Of(IBuildEngine engine, string file) => engine is not IBuildEngine6 build ? [] :
    [
        .. build.GetGlobalProperties().Keys.OrderBy(static name => name, StringComparer.Ordinal)
            .Select(static name => (Name: name, Meant: PropertyNames.MeantBy(name)))
            .Where(static given => given.Meant is not null)
            .Select(given => PlanFileDiagnostics.NoProperty(file, given.Name, given.Meant!)),
    ];

    /// <summary>Those that the build has not said of this file, and all that are errors: each task has to fail with them.</summary>
    public static IReadOnlyList<Diagnostic> Unsaid(IBuildEngine engine, IReadOnlyList<Diagnostic> found) =>
        [.. found.Where(problem => problem.Code != PlanFileDiagnostics.NoPropertyCode || IsFirst(engine, problem) || problem.Severity == Severity.Error)];

    private static bool IsFirst(IBuildEngine engine, Diagnostic problem)
    {
        var (build, key) = ((IBuildEngine4)engine, $"DeployPlan: {problem.Span.File}: {problem.Message}");
        if (build.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not null)
        {
            return false;
        }

        build.RegisterTaskObject(key, key, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return true;
    }
}
