namespace DeployPlan.Views;

/// <summary>Where the views of a plan are: <c>plan.md</c> and <c>plan.html</c> next to it.</summary>
internal static class ViewPaths
{
    public static string MarkdownBeside(string planFile) => Path.Combine(Path.GetDirectoryName(planFile)!, "plan.md");

    public static string HtmlBeside(string planFile) => Path.Combine(Path.GetDirectoryName(planFile)!, "plan.html");
}
