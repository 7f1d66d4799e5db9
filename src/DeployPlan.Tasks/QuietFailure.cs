using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Lets a task fail without an error if another attempt follows: an error logged to MSBuild would fail the build.</summary>
internal static class QuietFailure
{
    /// <summary>Lets the task fail without an error. IBuildEngine7 is asked by name, because engines before 16.8 have no such type.</summary>
    public static void Allow(IBuildEngine engine) => engine.GetType().GetProperty("AllowFailureWithoutError")?.SetValue(engine, true);
}
