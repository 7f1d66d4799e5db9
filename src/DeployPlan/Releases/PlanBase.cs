using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>
/// On which release a plan was made: the file <c>base.json</c> beside <c>plan.json</c>. It is no part of the plan, so that one commit gives one plan wherever it is made.
/// </summary>
/// <param name="PlanId">The id of the plan.</param>
/// <param name="Release">The id of the last release then; empty for none.</param>
/// <param name="Version">What that release deployed; empty for none.</param>
internal sealed record PlanBase(string PlanId, string Release, string Version)
{
    /// <summary>How <c>DeployPlanLastRelease</c> says that there was no release.</summary>
    public const string NoRelease = "none";

    public static PlanBase Empty { get; } = new("", "", "");

    public static PlanBase Fields(Form form, PlanBase x) => new(
        form.Text("plan", x.PlanId, TextKind.Filled, "The id of the plan."),
        form.Text("last_release", x.Release, TextKind.Any, "The id of the last release when the plan was made; empty for none."),
        form.Text("last_version", x.Version, TextKind.Any, "What that release deployed; empty for none."));

    /// <summary>What holds for a plan that is made now.</summary>
    public static PlanBase Now(ReleaseStore store, string environment, string planId) =>
        store.LatestOf(environment) is { Length: > 0 } latest ? new PlanBase(planId, latest, store.Find(environment, latest)?.Version ?? "") : new PlanBase(planId, "", "");

    /// <summary>Full path of the file beside a plan.</summary>
    public static string FileBeside(string planFile) => Path.Combine(Path.GetDirectoryName(planFile)!, "base.json");

    /// <summary>Null if the file is not there, cannot be read, or belongs to another plan.</summary>
    public static PlanBase? Read(string planFile, string planId) =>
        RecordFormat.Read(FileBeside(planFile), Empty, Fields) is { } read && read.PlanId == planId ? read : null;

    public byte[] ToBytes() => RecordFormat.ToBytes(this, Fields);
}
