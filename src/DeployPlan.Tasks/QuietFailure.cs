using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>How a task ends that failed without an error, because another attempt follows: an error that MSBuild has seen fails the build for good.</summary>
internal static class QuietFailure
{
    /// <summary>Lets the task fail without an error. IBuildEngine7 is asked by name, because engines before 16.8 have no such type.</summary>
    public static void Allow(IBuildEngine engine) => engine.GetType().GetProperty("AllowFailureWithoutError")?.SetValue(engine, true);
}
