using System.Collections;
using System.Globalization;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Calls the target of a driver for one attempt.</summary>
internal static class DriverCall
{
    private const string Load = "DeployPlanLoadOperation";
    private const string CallDriver = "_DeployPlanCallDriver";

    // MSBuild reports a cancelled target as succeeded. Outputs that exist only if it ran are the proof.
    private const string Done = "DeployPlanOperationDone";

    // The number of the attempt before the first.
    private const int Checking = 0;

    private static readonly TimeSpan UntilItIsTold = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UntilCheckIsTold = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(50);

    /// <summary>Has drivers look at operations, in parallel as far as MSBuild has nodes; the ids of those that could not run. Where that is because the build was cancelled, <paramref name="cancelled"/> is set when this returns.</summary>
    public static IReadOnlyList<string> Check(IBuildEngine engine, ReleaseFolder folder, IReadOnlyList<DriverCheck> checks, WaitHandle cancelled)
    {
        var result = ((IBuildEngine3)engine).BuildProjectFilesInParallel(
            [.. checks.Select(check => OperationRequests.ProjectOf(folder, check.Driver))],
            [CallDriver],
            [.. checks.Select(check => PropertiesOf(folder, check.OperationId, Checking, check.Driver.CheckTarget))],
            new IList<string>[checks.Count],
            new string[checks.Count],
            returnTargetOutputs: true);
        var failed = checks.Where((_, i) => !HasProof(result, i, CallDriver)).Select(static check => check.OperationId).ToList();
        if (failed.Count > 0)
        {
            WaitUntilTold(result, cancelled, UntilCheckIsTold);
        }

        return failed;
    }

    /// <summary>Whether a target of the project that calls, which has loaded its operation, succeeded.</summary>
    public static bool Call(IBuildEngine engine, string target) => Build(engine, null, [target, Done], null);

    /// <summary>Has a driver show, stop or start what a release has deployed; whether it did. The driver is that of the project, whatever the release was made with.</summary>
    public static bool Manage(IBuildEngine engine, ReleaseFolder folder, Driver driver, string id, IEnumerable<KeyValuePair<string, string>> more)
    {
        var properties = PropertiesOf(folder, id, Checking, driver.ServiceTarget);
        properties["DeployPlanDriverFile"] = LiteralText.Escape(driver.File);
        foreach (var property in more)
        {
            properties[property.Key] = property.Value;
        }

        return Build(engine, OperationRequests.ProjectOf(folder, driver), [Load, driver.ServiceTarget, Done], properties);
    }

    /// <summary>Whether the target succeeded. Where it did not because the build was cancelled, <paramref name="cancelled"/> is set when this returns.</summary>
    public static bool Run(IBuildEngine engine, ReleaseFolder folder, Driver driver, string id, int attempt, WaitHandle cancelled)
    {
        // This project has already loaded the operation, so no further request is needed. MSBuild remembers results, so a second attempt needs another request.
        var result = attempt == 1
            ? Request(engine, null, [driver.Target, Done], null)
            : Request(engine, OperationRequests.ProjectOf(folder, driver), [CallDriver], PropertiesOf(folder, id, attempt, driver.Target));
        if (IsDone(result, attempt == 1 ? Done : CallDriver))
        {
            return true;
        }

        WaitUntilTold(result, cancelled, UntilItIsTold);
        return false;
    }

    // MSBuild gives up a request before it tells the task that the build was cancelled. Then no target has a result; else that is so where the project cannot be loaded.
    private static void WaitUntilTold(BuildEngineResult result, WaitHandle cancelled, TimeSpan longest) =>
        cancelled.WaitOne(result.TargetOutputsPerProject.All(static outputs => outputs.Count == 0) ? longest : AtOnce);

    private static bool Build(IBuildEngine engine, string? project, string[] targets, IDictionary? properties) =>
        IsDone(Request(engine, project, targets, properties), targets[targets.Length - 1]);

    private static BuildEngineResult Request(IBuildEngine engine, string? project, string[] targets, IDictionary? properties) =>
        ((IBuildEngine3)engine).BuildProjectFilesInParallel([project!], targets, [properties!], [null!], [null!], returnTargetOutputs: true);

    private static bool IsDone(BuildEngineResult result, string target) => result.Result && HasProof(result, 0, target);

    private static Hashtable PropertiesOf(ReleaseFolder folder, string id, int attempt, string target)
    {
        var properties = OperationRequests.PropertiesOf(folder, id);
        properties["DeployPlanAttempt"] = attempt.ToString(CultureInfo.InvariantCulture);
        properties["_DeployPlanCallTarget"] = target;
        return properties;
    }

    private static bool HasProof(BuildEngineResult result, int i, string target) =>
        i < result.TargetOutputsPerProject.Count && result.TargetOutputsPerProject[i].TryGetValue(target, out var proof) && proof.Length == 1;
}
