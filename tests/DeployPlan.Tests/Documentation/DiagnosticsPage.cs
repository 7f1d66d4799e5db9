using System.Text.RegularExpressions;
using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Documentation;

/// <summary>docs/diagnostics.md says of every code what the planner says.</summary>
[TestClass]
public partial class DiagnosticsPage
{
    public static IEnumerable<object[]> Codes => DiagnosticSection.All.Select(section => new object[] { section.Code });

    public static IEnumerable<object[]> CodesWithFix => DiagnosticSection.All.Where(section => section.Fix is not null).Select(section => new object[] { section.Code });

    [TestMethod]
    public void Every_code_of_the_sources_has_one_section_and_one_row_in_order()
    {
        var sources = Directory.EnumerateFiles(RepositoryFolder.PathOf("src", "DeployPlan", "Diagnostics"), "*.cs").Select(File.ReadAllText);
        var codes = sources.SelectMany(source => CodeInSource().Matches(source)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToArray();

        CollectionAssert.AreEqual(codes, DiagnosticSection.All.Select(section => section.Code).ToArray(), "The sections are not those of the codes.");
        CollectionAssert.AreEqual(codes, Row().Matches(DiagnosticSection.Page).Select(match => match.Groups[1].Value).ToArray(), "The rows are not those of the codes.");
    }

    [TestMethod]
    public void No_code_of_a_driver_is_one_of_the_planner()
    {
        var drivers = DriverRow().Matches(File.ReadAllText(RepositoryFolder.PathOf("docs", "drivers.md"))).Select(match => match.Groups[1].Value).ToArray();

        Assert.IsNotEmpty(drivers);
        Assert.AreEqual("", string.Join(", ", drivers.Intersect(DiagnosticSection.All.Select(section => section.Code))));
    }

    [TestMethod]
    public void Every_row_links_to_its_section_and_names_the_severity_that_it_shows()
    {
        foreach (var (section, row) in DiagnosticSection.All.Zip(Row().Matches(DiagnosticSection.Page), (section, row) => (section, row.Groups)))
        {
            Assert.AreEqual(section.Code, "DPL" + row[2].Value);
            Assert.Contains($": {row[3].Value} {section.Code}: ", section.Message[0]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void The_example_says_what_the_page_says_and_nothing_else(string code)
    {
        var section = DiagnosticSection.All.Single(section => section.Code == code);
        using var folder = new ExampleFolder();

        var diagnostics = Run(section, folder).Where(found => found.Code == code || (found.Severity != Severity.Message && code != "DPL1018"));

        var said = string.Join('\n', diagnostics.Select(folder.ToLine));
        var shown = string.Join('\n', section.Message);
        Assert.MatchesRegex($"^{Regex.Escape(shown).Replace("…", ".*", StringComparison.Ordinal)}$", said);
    }

    [TestMethod]
    [DynamicData(nameof(CodesWithFix))]
    public void The_fix_can_be_planned(string code)
    {
        var section = DiagnosticSection.All.Single(section => section.Code == code);
        using var folder = new ExampleFolder();

        var diagnostics = folder.Plan(section.Fix!, section.Example("shell") ?? "");

        Assert.IsEmpty(diagnostics.Where(found => found.Code == code || found.Severity != Severity.Message).Select(folder.ToLine));
    }

    private static IReadOnlyList<Diagnostic> Run(DiagnosticSection section, ExampleFolder folder) =>
        section.Example("yaml") is { } config ? folder.Plan(config, section.Example("shell") ?? "")
        : section.Example("diff") is { } diff ? PlanEdit.Read(section, diff)
        : section.Example("json") is { } plan ? PlanEdit.Read(plan)
        : ExecutionExamples.All.TryGetValue(section.Code, out var said) || StoreExamples.All.TryGetValue(section.Code, out said) ? [said(folder)]
        : LifeExamples.All.TryGetValue(section.Code, out var told) ? [told(folder)]
        : ExportExamples.All.TryGetValue(section.Code, out var shown) ? [shown(folder)]
        : DescribedExamples.All[section.Code](folder);

    [GeneratedRegex("\"(DPL[0-9]{4})\"")]
    private static partial Regex CodeInSource();

    [GeneratedRegex(@"^\| (DPL[0-9]{4}) \|", RegexOptions.Multiline)]
    private static partial Regex DriverRow();

    [GeneratedRegex(@"^\| \[(DPL[0-9]{4})\]\(#dpl([0-9]{4})\) \| (\w+)[^|]*\| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
