using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>What is above every exported file, in comments: from what it was made, and by what.</summary>
internal static class FileHeader
{
    private const string Start = "Written by DeployPlan ";

    // A script has a line before it that says what runs it.
    private const int FirstLines = 2;

    /// <summary>Whether a file is not an export, and so not ours to write over: an empty one holds nothing, and one that is not there even less.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static bool IsForeign(string file) =>
        File.Exists(file) && File.ReadLines(file).Take(FirstLines).ToList() is { Count: > 0 } lines && !lines.Exists(static line => line.StartsWith("# " + Start, StringComparison.Ordinal));

    /// <summary>The lines, without the sign of a comment.</summary>
    public static IReadOnlyList<string> Of(JobPlan plan)
    {
        var variables = plan.VariableNames;
        return
        [
            $"{Start}{plan.Request.Generator} from a plan. Do not edit it: change deploy.yml and export again.",
            "plan: " + plan.PlanId,
            "project: " + JsonLine.Of(plan.Project),
            "environment: " + plan.Environment,
            .. variables.Count == 0 ? Array.Empty<string>() : ["variables that its jobs need: " + string.Join(", ", variables)],
        ];
    }
}
