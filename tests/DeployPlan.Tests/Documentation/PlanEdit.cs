using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Documentation;

/// <summary>The plan that docs/plan-format.md shows, edited as a diff says, and read.</summary>
internal static class PlanEdit
{
    // These two are about the id itself; in all other examples it is right, so that they show what is wrong beside it.
    private static readonly string[] AboutTheId = ["DPL3024", "DPL3025"];

    public static IReadOnlyList<Diagnostic> Read(DiagnosticSection section, string diff)
    {
        var good = CodeBlock.AllIn(File.ReadAllText(RepositoryFolder.PathOf("docs", "plan-format.md"))).First(block => block.Language == "json").Text;
        var lines = diff.TrimEnd('\n').Split('\n');
        var edited = PlanText.Change(good, Side(lines, '+'), Side(lines, '-'));
        return Read(AboutTheId.Contains(section.Code) ? edited : PlanText.Reseal(edited));
    }

    public static IReadOnlyList<Diagnostic> Read(string plan)
    {
        var diagnostics = new DiagnosticBag();
        PlanReader.Read("plan.json", System.Text.Encoding.UTF8.GetBytes(plan), diagnostics);
        return diagnostics.ToSortedList();
    }

    private static string Side(string[] lines, char other) => "\n" + string.Concat(lines.Where(line => line[0] != other).Select(line => line[1..] + "\n"));
}
