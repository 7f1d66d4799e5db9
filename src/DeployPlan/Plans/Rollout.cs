using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>How a deploy goes over its hosts.</summary>
/// <param name="Mode">Whether the hosts are done one after another or together.</param>
/// <param name="Targets">Names of the hosts; empty if the driver knows.</param>
internal sealed record Rollout(RolloutMode Mode, IReadOnlyList<string> Targets)
{
    private static readonly string[] Modes = ["serial", "parallel"];

    public static Rollout Default { get; } = new(RolloutMode.Serial, []);

    public static Rollout Fields(Form form, Rollout x) => new(
        (RolloutMode)form.Index("mode", (int)x.Mode, Modes, "One host after another, or all at once.", item: "RolloutMode"),
        form.Set("targets", x.Targets, TextKind.Any, "Names of the hosts; empty where the driver knows them.", item: "RolloutTargets"));
}
