using System.Collections;
using System.Globalization;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Calls the target of a driver for one attempt.</summary>
internal static class DriverCall
{
    private const string Load = "DeployPlanLoadOperation";

    // MSBuild reports a cancelled target as succeeded. Outputs that exist only if it ran are the proof.
    private const string Done = "DeployPlanOperationDone";

    /// <summary>Whether the target succeeded.</summary>
    public static bool Run(IBuildEngine engine, ReleaseFolder folder, Driver driver, string id, int attempt)
    {
        // The project of the operation has already loaded it, so no further request is needed. MSBuild remembers results, so a second attempt needs another request.
        if (driver.File.Length > 0 && attempt == 1)
        {
            return Build(engine, null, [driver.Target, Done], null);
        }

        var properties = OperationRequests.PropertiesOf(folder, id);
        properties["DeployPlanAttempt"] = attempt.ToString(CultureInfo.InvariantCulture);
        return Build(engine, driver.File.Length > 0 ? OperationRequests.Project : folder.Release.Project, [Load, driver.Target, Done], properties);
    }

    private static bool Build(IBuildEngine engine, string? project, string[] targets, IDictionary? properties)
    {
        var result = ((IBuildEngine3)engine).BuildProjectFilesInParallel([project!], targets, [properties!], [null!], [null!], returnTargetOutputs: true);
        return result.Result && result.TargetOutputsPerProject.Count == 1 && result.TargetOutputsPerProject[0].TryGetValue(Done, out var proof) && proof.Length == 1;
    }
}
