using DeployPlan.Browser.Tests.Support;
using DeployPlan.Views;

namespace DeployPlan.Browser.Tests;

[TestClass]
[TestCategory("Browser")]
public class Loading
{
    [TestMethod]
    [DataRow(1280, "light")]
    [DataRow(1280, "dark")]
    [DataRow(400, "light")]
    [DataRow(400, "dark")]
    public async Task A_plan_loads_without_a_word_in_the_console_and_without_a_request(int width, string scheme)
    {
        await using var open = await OpenPlan.Show(Sample.Shop(), width, scheme);

        Assert.AreEqual(7, await open.Nodes.CountAsync());
        Assert.AreEqual(8, await open.Rows.CountAsync());
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }

    [TestMethod]
    public async Task On_a_narrow_screen_the_page_is_as_wide_as_the_screen()
    {
        await using var open = await OpenPlan.Show(Sample.Shop(), width: 400);

        Assert.AreEqual(400, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [TestMethod]
    public async Task Light_and_dark_have_other_colours()
    {
        await using var light = await OpenPlan.Show(Sample.Shop());
        await using var dark = await OpenPlan.Show(Sample.Shop(), scheme: "dark");
        const string Background = "getComputedStyle(document.body).backgroundColor";

        Assert.AreNotEqual(await light.Page.EvaluateAsync<string>(Background), await dark.Page.EvaluateAsync<string>(Background));
    }

    [TestMethod]
    public async Task What_the_plan_as_a_whole_says_is_there_at_once()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        var text = await open.Page.InnerTextAsync("body");

        Assert.Contains("shop 1.4.0→prod", text);
        Assert.Contains(Sample.Id, text);
        Assert.Contains("Approval required", text);
        Assert.Contains("migration_archive_manual", text);
        Assert.Contains("ORDERS_DB", text);
        Assert.Contains("'colour' is no key of a service", text);
    }

    [TestMethod]
    public async Task An_empty_plan_says_so()
    {
        var plan = Sample.Shop();
        await using var open = await OpenPlan.Show(plan with { Plan = plan.Plan with { Operations = [], ManualOperations = [], SealedInputs = [] } });

        Assert.Contains("Nothing to do.", await open.Panel.InnerTextAsync());
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }

    [TestMethod]
    public async Task A_plan_is_drawn_the_same_way_each_time()
    {
        await using var first = await OpenPlan.Show(Sample.Large(30));
        await using var second = await OpenPlan.Show(Sample.Large(30));
        const string Graph = "document.querySelector('svg.graph').innerHTML";

        Assert.AreEqual(await first.Page.EvaluateAsync<string>(Graph), await second.Page.EvaluateAsync<string>(Graph));
    }

    [TestMethod]
    public async Task A_release_shows_the_state_of_each_operation_and_where_its_log_is()
    {
        var states = new Dictionary<string, OperationState>
        {
            ["infra_network"] = new("succeeded", "2026-01-02 03:04:05 UTC", "1.5", 1, "", "", "logs/0001-infra_network.log"),
            ["migration_orders_pre_deploy"] = new("failed", "2026-01-02 03:04:07 UTC", "0.2", 2, "exit code 3", "", ""),
            ["deploy_prod_api"] = new("skipped", "2026-01-02 03:04:08 UTC", "", 0, "migration_orders_pre_deploy failed", "", ""),
        };
        await using var open = await OpenPlan.Show(Sample.Shop() with { Release = new ReleaseView("20260102T030405000Z-1a2b3c", "failed", "1 succeeded, 1 failed", "2026-01-02 03:04:05 UTC", "", "from commit 1a2b3c4d5e6f", states) });

        await open.Node("migration_orders_pre_deploy").ClickAsync();
        Assert.Contains("failed", await open.Panel.InnerTextAsync());
        Assert.Contains("exit code 3", await open.Panel.InnerTextAsync());
        Assert.Contains("attempt 2", await open.Panel.InnerTextAsync());
        Assert.Contains("not started", (await open.Node("build_api").GetAttributeAsync("aria-label"))!);
        await open.Node("infra_network").ClickAsync();
        Assert.AreEqual("logs/0001-infra_network.log", await open.Panel.GetByText("log", exact: true).GetAttributeAsync("href"));
        await open.Page.SelectOptionAsync("#status", "failed");
        Assert.AreEqual(1, await open.Rows.CountAsync());
    }

    [TestMethod]
    public async Task A_release_has_a_timeline_with_what_waited_and_the_path_that_was_measured()
    {
        var states = new Dictionary<string, OperationState>
        {
            ["infra_network"] = Ran(0, 0, 1_000),
            ["build_api"] = Ran(0, 500, 9_000),
            ["migration_orders_pre_deploy"] = Ran(1_000, 1_000, 2_000),
            ["deploy_prod_api"] = Ran(9_500, 9_500, 65_000),
        };
        await using var open = await OpenPlan.Show(Sample.Shop() with { Release = new ReleaseView("20260102T030405000Z-1a2b3c", "succeeded", "4 succeeded", "2026-01-02 03:04:05 UTC", "", "from commit 1a2b3c4d5e6f", states) });

        var timeline = open.Page.Locator(".timeline").First;
        CollectionAssert.AreEqual(new[] { "1.0 s", "9.0 s", "2.0 s", "1 min 5 s" }, (await timeline.Locator("li .seconds").AllInnerTextsAsync()).ToArray());
        Assert.AreEqual(1, await timeline.Locator(".waits").CountAsync());
        CollectionAssert.AreEqual(new[] { "build_api", "deploy_prod_api" }, (await open.Panel.Locator(".path .link").AllInnerTextsAsync()).ToArray());
        Assert.Contains("from commit 1a2b3c4d5e6f", await open.Page.Locator("header").InnerTextAsync());
        for (var i = 0; i < states.Count; i++)
        {
            Assert.IsLessThan(30, await timeline.Locator("li .seconds").Nth(i).EvaluateAsync<double>("span => span.getBoundingClientRect().height"));
        }
    }

    [TestMethod]
    public async Task Names_that_differ_only_at_their_end_are_cut_in_the_middle()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        Assert.AreEqual("deploy_production…stomer_orders_01", await open.Page.EvaluateAsync<string>("middle('deploy_production_of_the_whole_customer_orders_01')"));
    }

    [TestMethod]
    [DataRow(1280)]
    [DataRow(400)]
    public async Task Long_names_are_told_apart_in_the_graph_and_in_the_timeline_and_are_whole_in_the_table(int width)
    {
        const string Name = "the-orders-of-the-whole-customer-organization-in-the-north-0";
        var ids = new[] { $"build_{Name}1", $"build_{Name}2" };
        var plan = Sample.Shop();
        var states = ids.ToDictionary(static id => id, static _ => Ran(0, 0, 1_000));
        await using var open = await OpenPlan.Show(
            plan with
            {
                Plan = plan.Plan with { Operations = [Sample.Build(Name + "1", 1), Sample.Build(Name + "2", 1)], ManualOperations = [] },
                Release = new ReleaseView("20260102T030405000Z-1a2b3c", "succeeded", "2 succeeded", "2026-01-02 03:04:05 UTC", "", "from commit 1a2b3c4d5e6f", states),
            },
            width);

        foreach (var cut in new[] { await Texts(open, ".node text.name"), await Texts(open, ".timeline .what") })
        {
            Assert.HasCount(2, cut.Distinct(), string.Join(' ', cut));
            Assert.IsTrue(cut.All(static text => text.Contains('…', StringComparison.Ordinal)) && cut[0].EndsWith("-01", StringComparison.Ordinal) && cut[1].EndsWith("-02", StringComparison.Ordinal), string.Join(' ', cut));
        }

        CollectionAssert.AreEqual(ids, await Texts(open, ".list tbody button"));
    }

    [TestMethod]
    public async Task The_table_uses_the_width_of_its_column_and_has_ids_in_one_line()
    {
        const string Name = "customer-orders-of-the-north";
        await using var open = await OpenPlan.Show(Sample.Shop() with { Plan = Sample.Shop().Plan with { Operations = [Sample.Build(Name, 1), Sample.Deploy(Name, 2, "build_" + Name)], ManualOperations = [] } });

        Assert.AreEqual(
            await open.Page.EvaluateAsync<double>("document.querySelector('main').getBoundingClientRect().width"), await open.Page.EvaluateAsync<double>("document.querySelector('.list').getBoundingClientRect().width"), 1);
        Assert.IsGreaterThan(200, await open.Page.EvaluateAsync<double>("document.querySelector('.list .operation').getBoundingClientRect().width"));
        for (var i = 0; i < 2; i++)
        {
            Assert.IsLessThan(30, await open.Rows.Locator("button").Nth(i).EvaluateAsync<double>("button => button.getBoundingClientRect().height"));
        }
    }

    private static Task<string[]> Texts(OpenPlan open, string selector) => open.Page.EvaluateAsync<string[]>($"[...document.querySelectorAll('{selector}')].map(element => element.textContent)");

    private static OperationState Ran(int ready, int from, int took) => new("succeeded", "", "", 1, "", "", "") { Time = new OperationTime(ready, from, took) };

    [TestMethod]
    public async Task What_is_new_or_changed_against_the_last_release_is_shown()
    {
        var notes = new Dictionary<string, OperationNote> { ["build_api"] = new("new", []), ["deploy_prod_api"] = new("changed", ["tag 1.3.0 -> 1.4.0"]) };
        await using var open = await OpenPlan.Show(Sample.Shop() with { Notes = notes });

        await open.Node("deploy_prod_api").ClickAsync();

        Assert.Contains("tag 1.3.0 -> 1.4.0", await open.Panel.InnerTextAsync());
        await open.Page.SelectOptionAsync("#change", "new");
        Assert.AreEqual("build_api", await open.Rows.Locator("button").InnerTextAsync());
    }
}
