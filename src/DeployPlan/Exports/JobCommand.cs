using DeployPlan.Plans;

namespace DeployPlan.Exports;

/// <summary>The command lines of jobs. Ids are literally in them: a variable of an engine could be set by others.</summary>
/// <param name="plan">The plan.</param>
/// <param name="request">What the file says beside the plan.</param>
/// <param name="sharesCheckout">Jobs share the folder of the checkout: only the first one restores packages.</param>
internal sealed class JobCommand(VerifiedPlan plan, ExportRequest request, bool sharesCheckout)
{
    // While a person is waited for, no job renews the lease: a week.
    private const string LeaseAtGates = "604800";

    /// <summary>The word that says which operation to run.</summary>
    /// <param name="value">Its id, as the value of a property.</param>
    public static string IdOf(string value) => "-p:DeployPlanOperationId=" + value;

    /// <summary>Begins the release of the plan, and of no other.</summary>
    public IReadOnlyList<string> Begin() => Words(
        "DeployPlanBegin",
        restores: true,
        ("DeployPlanVersion", plan.Plan.Version),
        ("DeployPlanServices", string.Join(";", request.Services)),
        ("DeployPlanApprove", plan.Id),
        ("DeployPlanLeaseSeconds", plan.Plan.ManualOperations.Count > 0 ? LeaseAtGates : ""));

    /// <summary>Runs one operation of the release of the plan that is under way.</summary>
    public IReadOnlyList<string> Run(string operation) => Words("DeployPlanRun", restores: !sharesCheckout, ("DeployPlanRelease", plan.Id), ("DeployPlanOperationId", operation));

    /// <summary>Ends that release.</summary>
    public IReadOnlyList<string> End() => Words("DeployPlanEnd", restores: !sharesCheckout, ("DeployPlanRelease", plan.Id));

    private string[] Words(string target, bool restores, params (string Name, string Value)[] properties)
    {
        (string Name, string Value)[] all = [("Env", plan.Plan.Environment), .. properties, ("DeployPlanConfig", request.ConfigFile), ("DeployPlanStore", request.Store)];
        var words = new List<string> { "dotnet", "build", request.ProjectFile[0] is '-' or '@' ? "./" + request.ProjectFile : request.ProjectFile, "-t:" + target };
        words.AddRange(all.Where(static property => property.Value.Length > 0).Select(static property => $"-p:{property.Name}={PropertyText.Escape(property.Value)}"));
        if (!restores)
        {
            words.Add("--no-restore");
        }

        // Else what MSBuild has started would outlive the job.
        words.Add("-nodeReuse:false");
        return [.. words];
    }
}
