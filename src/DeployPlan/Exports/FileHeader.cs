using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>What is above every exported file, in comments: from what it was made, and by what.</summary>
internal static class FileHeader
{
    /// <summary>The lines, without the sign of a comment.</summary>
    public static IReadOnlyList<string> Of(JobPlan plan)
    {
        var variables = plan.VariableNames;
        return
        [
            $"Written by DeployPlan {plan.Request.Generator} from a plan. Do not edit it: change deploy.yml and export again.",
            "plan: " + plan.PlanId,
            "project: " + JsonLine.Of(plan.Project),
            "environment: " + plan.Environment,
            .. variables.Count == 0 ? Array.Empty<string>() : ["variables that its jobs need: " + string.Join(", ", variables)],
        ];
    }
}
