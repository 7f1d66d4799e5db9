using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Lets a task fail without an error of its own: another attempt follows, and an error would fail the build, or a target that it called has said why.</summary>
internal static class QuietFailure
{
    /// <summary>Lets the task fail without an error. IBuildEngine7 is asked by name, because engines before 16.8 have no such type.</summary>
    public static void Allow(IBuildEngine engine) => engine.GetType().GetProperty("AllowFailureWithoutError")?.SetValue(engine, true);
}
