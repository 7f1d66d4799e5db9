using System.Text;
using DeployPlan.Commands;

namespace DeployPlan.Tasks;

/// <summary>Where a plan is, in a line.</summary>
internal static class PlanLine
{
    /// <summary>The line of a build that was not asked for a plan.</summary>
    public static string Of(PlannedEnvironment planned) => $"Deployment plan for {planned.Environment}: {planned.PlanFile}";

    /// <summary>What <c>-t:DeployPlan</c> says without an environment: one per line, names in one column.</summary>
    public static string OfAll(IReadOnlyList<PlannedEnvironment> environments)
    {
        var width = 0;
        foreach (var planned in environments)
        {
            width = Math.Max(width, planned.Environment.Length);
        }

        var text = new StringBuilder("Planned every environment. To see the operations of one, add -p:Env=<environment>\n");
        foreach (var planned in environments)
        {
            text.Append("\n  ").Append(planned.Environment.PadRight(width)).Append("  ").Append(planned.PlanFile);
        }

        return text.ToString();
    }
}
