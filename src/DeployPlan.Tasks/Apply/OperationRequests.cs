using System.Collections;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Build requests of operations.</summary>
internal static class OperationRequests
{
    private const string Target = "_DeployPlanRunOperation";

    private static readonly string _project = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(OperationRequests).Assembly.Location)!, "..", "..", "build", "DeployPlan.Operation.proj"));

    /// <summary>Runs operations and what waits for them, in parallel as far as MSBuild has nodes. How each ended is in its record.</summary>
    /// <param name="engine">The build.</param>
    /// <param name="folder">The release.</param>
    /// <param name="ids">The operations.</param>
    /// <param name="isAlone">Whether what waits for them is left to others.</param>
    public static void Run(IBuildEngine engine, ReleaseFolder folder, IReadOnlyList<string> ids, bool isAlone = false)
    {
        if (ids.Count > 0)
        {
            ((IBuildEngine3)engine).BuildProjectFilesInParallel(
                [.. ids.Select(id => ProjectOf(folder, folder.Release.DriverOf(folder.Find(id)!)!))],
                [Target],
                [.. ids.Select(id => PropertiesOf(folder, id, isAlone))],
                new IList<string>[ids.Count],
                new string[ids.Count],
                returnTargetOutputs: false);
        }
    }

    /// <summary>The project that has the target of the driver.</summary>
    public static string ProjectOf(ReleaseFolder folder, Driver driver) => driver.File.Length > 0 ? _project : folder.Release.Project;

    /// <summary>The properties that tell one operation from another.</summary>
    public static Hashtable PropertiesOf(ReleaseFolder folder, string id, bool isAlone = false)
    {
        var properties = new Hashtable
        {
            ["DeployPlanReleaseDirectory"] = LiteralText.Escape(folder.Directory),
            ["DeployPlanOperationId"] = id,
            ["_DeployPlanOperationPlace"] = FormattableString.Invariant($"{folder.NumberOf(id) + 1} of {folder.Plan.Operations.Count}"),
            ["DeployPlanDriverFile"] = LiteralText.Escape(folder.Release.DriverOf(folder.Find(id)!)?.File ?? ""),
        };
        if (folder.Shared is { } shared)
        {
            properties["_DeployPlanSharedRecords"] = LiteralText.Escape(shared.Address);
            properties["_DeployPlanIsAlone"] = isAlone ? "true" : "false";
        }

        return properties;
    }
}
