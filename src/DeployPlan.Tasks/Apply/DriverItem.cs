using System.Globalization;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>The item <c>DeployPlanDriver</c> as the engine knows it.</summary>
internal static class DriverItem
{
    public static Driver ToDriver(ITaskItem item, string project)
    {
        var file = item.GetMetadata("File");
        return new Driver(
            item.ItemSpec,
            item.GetMetadata("OperationType"),
            item.GetMetadata("TargetName"),
            file.Length == 0 ? "" : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, file)),
            Number(item, "Retries", 0),
            Number(item, "RetryDelaySeconds", 1),
            Number(item, "TimeoutSeconds", 0))
        {
            Tools = item.GetMetadata("Tools"),
            CheckTarget = item.GetMetadata("CheckTarget"),
            ServiceTarget = item.GetMetadata("ServiceTarget"),
        };
    }

    // What is no number is reported with the checks, where the driver is used.
    private static int Number(ITaskItem item, string name, int otherwise) => item.GetMetadata(name) switch
    {
        "" => otherwise,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
    };
}
