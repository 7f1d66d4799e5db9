using Microsoft.Build.Framework;

namespace DeployPlan.Drivers;

/// <summary>How a task ends that failed without an error, because another attempt follows.</summary>
internal static class Attempt
{
    /// <summary>Lets the task fail without an error. IBuildEngine7 is asked by name, because engines before 16.8 have no such type.</summary>
    public static void AllowSilentFailure(IBuildEngine engine) => engine.GetType().GetProperty("AllowFailureWithoutError")?.SetValue(engine, true);
}
