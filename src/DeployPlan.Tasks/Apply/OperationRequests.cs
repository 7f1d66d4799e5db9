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
    public static void Run(IBuildEngine engine, ReleaseFolder folder, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            ((IBuildEngine3)engine).BuildProjectFilesInParallel(
                [.. ids.Select(id => ProjectOf(folder, folder.Release.DriverOf(folder.Find(id)!)!))],
                [Target],
                [.. ids.Select(id => PropertiesOf(folder, id))],
                new IList<string>[ids.Count],
                new string[ids.Count],
                returnTargetOutputs: false);
        }
    }

    /// <summary>The project that has the target of the driver.</summary>
    public static string ProjectOf(ReleaseFolder folder, Driver driver) => driver.File.Length > 0 ? _project : folder.Release.Project;

    /// <summary>The properties that tell one operation from another.</summary>
    public static Hashtable PropertiesOf(ReleaseFolder folder, string id) => new()
    {
        ["DeployPlanReleaseDirectory"] = LiteralText.Escape(folder.Directory),
        ["DeployPlanOperationId"] = id,
        ["_DeployPlanOperationPlace"] = FormattableString.Invariant($"{folder.NumberOf(id) + 1} of {folder.Plan.Operations.Count}"),
        ["DeployPlanDriverFile"] = LiteralText.Escape(folder.Release.DriverOf(folder.Find(id)!)?.File ?? ""),
    };
}
