using System.Collections;
using System.Globalization;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Calls the target of a driver for one attempt.</summary>
internal static class DriverCall
{
    private const string Load = "DeployPlanLoadOperation";

    /// <summary>Whether the target succeeded.</summary>
    public static bool Run(IBuildEngine engine, ReleaseFolder folder, Driver driver, string id, int attempt)
    {
        // The project of the operation has loaded it already: that costs no further request. MSBuild remembers results, so a second attempt needs another request.
        if (driver.File.Length > 0 && attempt == 1)
        {
            return Build(engine, null, [driver.Target], null);
        }

        var properties = OperationRequests.PropertiesOf(folder, id);
        properties["DeployPlanAttempt"] = attempt.ToString(CultureInfo.InvariantCulture);
        return Build(engine, driver.File.Length > 0 ? OperationRequests.Project : folder.Release.Project, [Load, driver.Target], properties);
    }

    // The outputs of a call into one's own project are always collected: MSBuild fails where they are not asked for.
    private static bool Build(IBuildEngine engine, string? project, string[] targets, IDictionary? properties) =>
        ((IBuildEngine3)engine).BuildProjectFilesInParallel([project!], targets, [properties!], [null!], [null!], returnTargetOutputs: true).Result;
}
