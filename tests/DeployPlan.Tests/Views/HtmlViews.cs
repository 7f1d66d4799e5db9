using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;
using DeployPlan.Views;

namespace DeployPlan.Tests.Views;

/// <summary>What the page holds. What a browser makes of it is tested in a browser.</summary>
[TestClass]
public partial class HtmlViews
{
    private const string Id = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    [TestMethod]
    public void Its_policy_allows_its_own_style_and_script_and_nothing_else()
    {
        var page = Of(SamplePlans.Shop());

        Assert.Contains(
            $"content=\"default-src 'none'; style-src '{HashOf(Style().Match(page))}'; script-src '{HashOf(Script().Match(page))}'; base-uri 'none'; form-action 'none'\"",
            page);
        Assert.HasCount(2, Regex.Matches(page, "<script"));
        Assert.DoesNotMatchRegex(new Regex(" (style|on[a-z]+)=\"", RegexOptions.None), page);
    }

    [TestMethod]
    public void It_names_no_other_file_or_server() => Assert.DoesNotMatchRegex(ExternalReference(), Of(SamplePlans.All["empty"]).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));

    [TestMethod]
    public void The_same_plan_gives_the_same_bytes() =>
        CollectionAssert.AreEqual(HtmlView.Of(new PlanView(SamplePlans.Shop(), Id)), HtmlView.Of(new PlanView(SamplePlans.Shop(), Id)));

    [TestMethod]
    public void Its_data_is_the_plan_and_no_text_ends_the_element() => GeneratedPlan.Plans.Sample(
        plan =>
        {
            var data = DataOf(Of(plan));

            Assert.DoesNotContain("<", data);
            var json = JsonNode.Parse(data)!;
            Assert.AreEqual(plan.Version, json["version"]!.GetValue<string>());
            CollectionAssert.AreEqual(plan.Operations.Select(operation => operation.Id).ToArray(), json["operations"]!.AsArray().Select(operation => operation!["id"]!.GetValue<string>()).ToArray());
            CollectionAssert.AreEqual(
                plan.Operations.Select(operation => operation.Driver).ToArray(), json["operations"]!.AsArray().Select(operation => operation!["driver"]!.GetValue<string>()).ToArray());
        },
        iter: 200);

    [TestMethod]
    public void It_reads_itself_again_only_where_that_is_asked_for()
    {
        var view = new PlanView(SamplePlans.Shop(), Id);
        const string Refresh = "\n<meta http-equiv=\"refresh\" content=\"7\">";

        var page = Encoding.UTF8.GetString(HtmlView.Of(view with { RefreshSeconds = 7 }));

        Assert.Contains("no-referrer\">" + Refresh + "\n<title>", page);
        Assert.AreEqual(Encoding.UTF8.GetString(HtmlView.Of(view)), page.Replace(Refresh, "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_title_is_text() => Assert.Contains(
        "<title>&lt;/title&gt;&lt;script&gt; 1 &amp; &quot;2&quot; to prod</title>",
        Of(new Plan { Environment = "prod", Project = "</title><script>", Version = "1 & \"2\"" }));

    [TestMethod]
    public void A_mark_in_the_text_of_a_plan_is_filled_with_nothing() => Assert.Contains(
        "<title>\u00a6data\u00a6 1 to prod</title>", Of(new Plan { Environment = "prod", Project = "\u00a6data\u00a6", Version = "1" }));

    [TestMethod]
    public void An_operation_names_the_sealed_files_that_it_consumes()
    {
        var data = JsonNode.Parse(DataOf(Of(SamplePlans.Shop())))!;

        Assert.AreEqual("[[2,1]]", data["operations"]![1]!["files"]!.ToJsonString());
        Assert.AreEqual("db/orders/001_orders.sql", data["files"]![2]![0]!.GetValue<string>());
        Assert.AreEqual("[[1,1]]", data["manual"]![0]!["files"]!.ToJsonString());
    }

    [TestMethod]
    public void A_plan_too_large_for_a_page_is_summed_up_by_wave()
    {
        var one = SamplePlans.Shop().Operations[0];
        var data = JsonNode.Parse(DataOf(Of(SamplePlans.Shop() with { Operations = [.. Enumerable.Range(0, 6_000).Select(i => one with { Id = $"infra_{i}" })] })))!;

        Assert.IsNull(data["operations"]);
        Assert.AreEqual("6,000 infra_provision", data["waves"]![0]!["counts"]!.GetValue<string>());
    }

    private static string Of(Plan plan) => Encoding.UTF8.GetString(HtmlView.Of(new PlanView(plan, Id)));

    private static string DataOf(string page) => Data().Match(page).Groups[1].Value;

    private static string HashOf(Match element) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.Groups[1].Value)));

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex("https?://|@import|src=|url\\((?!#)")]
    private static partial Regex ExternalReference();
}
