using DeployPlan.Diagnostics;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Properties that a command line gives with a name that is nearly one of ours: without a word, <c>-p:DeployPlanLockedMod=true</c> would check nothing.</summary>
internal static class MistypedProperties
{
    /// <summary>A warning for each, the first time that this build and node asks; none where the engine does not tell what was given.</summary>
    /// <param name="engine">The build that runs the task.</param>
    /// <param name="file">What the warnings name.</param>
    public static IReadOnlyList<Diagnostic> Of(IBuildEngine engine, string file) => engine is not IBuildEngine6 build ? [] :
    [
        .. build.GetGlobalProperties().Keys.OrderBy(static name => name, StringComparer.Ordinal)
            .Select(static name => (Name: name, Meant: PropertyNames.MeantBy(name)))
            .Where(given => given.Meant is not null && IsFirst(build, given.Name))
            .Select(given => PlanFileDiagnostics.NoProperty(file, given.Name, given.Meant!)),
    ];

    private static bool IsFirst(IBuildEngine4 engine, string name)
    {
        var key = "DeployPlan property " + name.ToUpperInvariant();
        if (engine.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not null)
        {
            return false;
        }

        engine.RegisterTaskObject(key, name, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return true;
    }
}
