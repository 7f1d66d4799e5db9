using System.Collections;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>
/// Build requests of operations. Every request for an operation has the same project, target and properties, so MSBuild runs it once and gives the others
/// its result.
/// </summary>
internal static class OperationRequests
{
    private const string Target = "RunOperation";

    /// <summary>The project that runs one operation.</summary>
    public static string Project { get; } = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(OperationRequests).Assembly.Location)!, "..", "..", "build", "DeployPlan.Operation.proj"));

    /// <summary>Runs operations and everything that they depend on, in parallel as far as MSBuild has nodes; how each ended.</summary>
    public static IReadOnlyList<string> Run(IBuildEngine engine, ReleaseFolder folder, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var projects = new string[ids.Count];
        var properties = new IDictionary[ids.Count];
        for (var i = 0; i < projects.Length; i++)
        {
            projects[i] = Project;
            properties[i] = PropertiesOf(folder, ids[i]);
        }

        var result = ((IBuildEngine3)engine).BuildProjectFilesInParallel(
            projects, [Target], properties, new IList<string>[projects.Length], new string[projects.Length], returnTargetOutputs: true);
        var statuses = new string[projects.Length];
        for (var i = 0; i < statuses.Length; i++)
        {
            statuses[i] = i < result.TargetOutputsPerProject.Count && result.TargetOutputsPerProject[i].TryGetValue(Target, out var outputs) && outputs.Length == 1
                ? outputs[0].ItemSpec
                : "failed";
        }

        return statuses;
    }

    /// <summary>The properties that tell one operation from another.</summary>
    public static Hashtable PropertiesOf(ReleaseFolder folder, string id) => new()
    {
        ["DeployPlanReleaseDirectory"] = LiteralText.Escape(folder.Directory),
        ["DeployPlanOperationId"] = id,
        ["DeployPlanDriverFile"] = LiteralText.Escape(folder.Release.DriverOf(folder.Find(id)!)?.File ?? ""),
    };
}
