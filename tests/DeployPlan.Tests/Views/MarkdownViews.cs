using System.Text;
using CsCheck;
using DeployPlan.Plans;
using DeployPlan.Tests.Planning;
using DeployPlan.Tests.Plans;
using DeployPlan.Views;

namespace DeployPlan.Tests.Views;

[TestClass]
public class MarkdownViews
{
    private const string Id = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    // The characters of a comment on GitHub; its job summaries may have sixteen times as much.
    private const int MostOfAComment = 65_536;

    [TestMethod]
    public void A_plan_reads_like_this() => ViewGolden.AssertText("shop-prod.plan.md", MarkdownView.Of(new PlanView(SamplePlans.Shop(), Id)
    {
        ConfigLines = new Dictionary<string, string> { ["build_api"] = "deploy.yml:12" },
        Warnings = ["DPL1013: 'colour' is no key of a service (deploy.yml:9)"],
        Notes = new Dictionary<string, OperationNote>
        {
            ["build_api"] = new("changed", ["tag 1.3.0 -> 1.4.0"]),
            ["deploy_prod_api"] = new("new", []),
        },
    }));

    [TestMethod]
    public void An_empty_plan_says_that_there_is_nothing_to_do() => ViewGolden.AssertText("empty.plan.md", MarkdownView.Of(new PlanView(SamplePlans.All["empty"], Id)));

    [TestMethod]
    public void Many_operations_are_folded_by_service_and_the_text_says_so()
    {
        var text = Of(string.Concat(Enumerable.Range(0, 50).Select(i => $"  s{i}: {{ project: src/App.csproj, databases: [], health_check: {{ url: http://localhost/ }} }}\n")));

        Assert.Contains("150 operations, folded by service, database and infrastructure", text);
        Assert.Contains("n49[\"s9#58; build, deploy, health_check\"]", text);
        Assert.Contains("`health_check_prod_s49`", text);
    }

    [TestMethod]
    public void Many_services_are_folded_by_type_and_the_text_says_so()
    {
        var text = Of(string.Concat(Enumerable.Range(0, 900).Select(i => $"  s{i}: {{ project: src/App.csproj, databases: [] }}\n")));

        Assert.Contains("1,800 operations, folded by type", text);
        Assert.Contains("n0[\"900 build\"]:::build", text);
        Assert.Contains("n0 --> n1", text);
        Assert.Contains("plan.html and plan.json list every one", text);
        Assert.Contains("| 2 | 900 deploy |", text);
        Assert.DoesNotContain("`build_s1`", text);
    }

    [TestMethod]
    public void A_plan_of_any_size_stays_below_what_a_comment_may_have()
    {
        foreach (var services in new[] { 1, 40, 100, 200, 400, 2_000, 20_000 })
        {
            var text = MarkdownView.Of(new PlanView(Chain(services), Id) { Warnings = [.. Enumerable.Repeat(new string('w', 300), services)] });

            Assert.IsLessThan(MostOfAComment, Encoding.UTF8.GetByteCount(text), $"{services} services");
            Assert.IsLessThan(50_000, GraphOf(text).Length);
            Assert.IsLessThan(500, GraphOf(text).Split("-->").Length);
        }
    }

    [TestMethod]
    public void A_plan_of_any_text_stays_below_what_a_comment_may_have() => GeneratedPlan.Plans.Sample(
        plan => Assert.IsLessThan(MostOfAComment, Encoding.UTF8.GetByteCount(MarkdownView.Of(new PlanView(plan, Id)))), iter: 200);

    [TestMethod]
    [DataRow("`", "`` ` ``")]
    [DataRow("a``b", "```a``b```")]
    [DataRow("<script>", "`<script>`")]
    [DataRow("@everyone #1 **b**", "`@everyone #1 **b**`")]
    [DataRow("two\nlines", "`two\\u000alines`")]
    [DataRow("a\u202eb", "`a\\u202eb`")]
    [DataRow("", "`  `")]
    public void Text_of_a_plan_is_code_and_nothing_else(string text, string code) => Assert.AreEqual(code, MarkdownText.Code(text));

    [TestMethod]
    public void A_bar_ends_no_cell() => Assert.AreEqual("`a\\|b`", MarkdownText.Cell("a|b"));

    [TestMethod]
    [DataRow("a\"]; click x \"javascript:alert(1)\"", "\"a#34;#93;#59; click x #34;javascript#58;alert#40;1#41;#34;\"")]
    [DataRow("a-b_c.d", "\"a#45;b_c.d\"")]
    [DataRow("🚀", "\"#128640;\"")]
    public void Text_of_a_plan_ends_no_label_of_a_graph(string text, string label) => Assert.AreEqual(label, MermaidText.Label(text));

    private static string GraphOf(string text) => text.Split("```mermaid\n")[1].Split("```\n")[0];

    private static string Of(string services)
    {
        using var planned = Planned.From("services:\n" + services);
        return MarkdownView.Of(new PlanView(planned.Plan!, Id));
    }

    // Each service after the one before it, so that there are as many waves as operations.
    private static Plan Chain(int length)
    {
        var name = new string('s', 63);
        var operations = Enumerable.Range(0, length).Select(i => new Operation
        {
            Id = $"deploy_prod_{name}{i}",
            Type = OperationType.Deploy,
            Description = "",
            Driver = "command",
            Wave = i + 1,
            DependsOn = i == 0 ? [] : [$"deploy_prod_{name}{i - 1}"],
            Inputs = new DeployInputs { Environment = "prod", ProjectName = "p", Services = [$"{name}{i}"], Image = new string('i', 400), Tag = "1" },
        }).ToArray();
        return new Plan
        {
            Environment = "prod",
            Project = "p",
            Version = "1",
            Operations = operations,
            ManualOperations = [.. operations.Select(operation => operation with { Id = operation.Id + "_manual", Wave = 0, DependsOn = [] })],
            RequiredEnvironment = [.. Enumerable.Range(0, length).Select(i => $"VARIABLE_{i}")],
        };
    }
}
