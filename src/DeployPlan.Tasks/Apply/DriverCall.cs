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

    // The number of the attempt before the first.
    private const int Checking = 0;

    /// <summary>Has drivers look at operations, in parallel as far as MSBuild has nodes; the ids of those that could not run.</summary>
    public static IReadOnlyList<string> Check(IBuildEngine engine, ReleaseFolder folder, IReadOnlyList<DriverCheck> checks)
    {
        var failed = new List<string>();

        // A request has the same targets for all its projects.
        foreach (var group in checks.GroupBy(check => check.Driver.CheckTarget))
        {
            var members = group.ToList();
            var result = ((IBuildEngine3)engine).BuildProjectFilesInParallel(
                [.. members.Select(check => OperationRequests.ProjectOf(folder, check.Driver))],
                [Load, group.Key, Done],
                [.. members.Select(check => PropertiesOf(folder, check.OperationId, Checking))],
                new IList<string>[members.Count],
                new string[members.Count],
                returnTargetOutputs: true);
            failed.AddRange(members.Where((_, i) => !IsDone(result, i)).Select(check => check.OperationId));
        }

        return failed;
    }

    /// <summary>Has a driver show, stop or start what a release has deployed; whether it did. The driver is that of the project, whatever the release was made with.</summary>
    public static bool Manage(IBuildEngine engine, ReleaseFolder folder, Driver driver, string id, IEnumerable<KeyValuePair<string, string>> more)
    {
        var properties = PropertiesOf(folder, id, Checking);
        properties["DeployPlanDriverFile"] = LiteralText.Escape(driver.File);
        foreach (var property in more)
        {
            properties[property.Key] = property.Value;
        }

        return Build(engine, OperationRequests.ProjectOf(folder, driver), [Load, driver.ServiceTarget, Done], properties);
    }

    /// <summary>Whether the target succeeded.</summary>
    public static bool Run(IBuildEngine engine, ReleaseFolder folder, Driver driver, string id, int attempt)
    {
        // This project has already loaded the operation, so no further request is needed. MSBuild remembers results, so a second attempt needs another request.
        if (attempt == 1)
        {
            return Build(engine, null, [driver.Target, Done], null);
        }

        return Build(engine, OperationRequests.ProjectOf(folder, driver), [Load, driver.Target, Done], PropertiesOf(folder, id, attempt));
    }

    private static bool Build(IBuildEngine engine, string? project, string[] targets, IDictionary? properties)
    {
        var result = ((IBuildEngine3)engine).BuildProjectFilesInParallel([project!], targets, [properties!], [null!], [null!], returnTargetOutputs: true);
        return result.Result && IsDone(result, 0);
    }

    private static Hashtable PropertiesOf(ReleaseFolder folder, string id, int attempt)
    {
        var properties = OperationRequests.PropertiesOf(folder, id);
        properties["DeployPlanAttempt"] = attempt.ToString(CultureInfo.InvariantCulture);
        return properties;
    }

    private static bool IsDone(BuildEngineResult result, int i) =>
        i < result.TargetOutputsPerProject.Count && result.TargetOutputsPerProject[i].TryGetValue(Done, out var proof) && proof.Length == 1;
}
