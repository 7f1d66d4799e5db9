using DeployPlan.Browser.Tests.Support;

namespace DeployPlan.Browser.Tests;

[TestClass]
[TestCategory("Browser")]
public class Filtering
{
    [TestMethod]
    public async Task By_type()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Page.ClickAsync(".chip[data-type=build]");
        await open.Page.ClickAsync(".chip[data-type=deploy]");

        await AssertShown(open, "build_api", "build_web", "deploy_prod_api", "deploy_prod_web");
    }

    [TestMethod]
    public async Task By_service()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Page.SelectOptionAsync("#service", "api");

        await AssertShown(open, "build_api", "deploy_prod_api", "health_check_prod_api");
    }

    [TestMethod]
    public async Task By_database_also_what_is_done_by_hand()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Page.SelectOptionAsync("#database", "archive");

        await AssertShown(open, "migration_archive_manual");
        Assert.IsFalse(await open.Page.IsVisibleAsync("svg.graph"));
    }

    [TestMethod]
    public async Task By_words_in_any_order()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Page.FillAsync("#search", "web BUILD");

        await AssertShown(open, "build_web");
    }

    [TestMethod]
    public async Task A_filtered_graph_still_says_what_comes_after_what()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Page.ClickAsync(".chip[data-type=infra_provision]");
        await open.Page.ClickAsync(".chip[data-type=health_check]");

        Assert.AreEqual(2, await open.Nodes.CountAsync());
        Assert.AreEqual(1, await open.Page.Locator(".edge").CountAsync());
    }

    [TestMethod]
    public async Task What_matches_nothing_says_so_and_can_be_cleared()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Page.FillAsync("#search", "nowhere");
        Assert.IsTrue(await open.Page.IsVisibleAsync("text=No operation matches."));
        Assert.AreEqual("0 of 8", await open.Page.InnerTextAsync("#shown"));

        await open.Page.ClickAsync("#clear");
        Assert.AreEqual(8, await open.Rows.CountAsync());
        Assert.AreEqual(7, await open.Nodes.CountAsync());
    }

    [TestMethod]
    public async Task A_slash_leads_to_the_search()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Page.PressAsync("/");
        await open.Page.TypeAsync("archive");

        await AssertShown(open, "migration_archive_manual");
    }

    private static async Task AssertShown(OpenPlan open, params string[] ids)
    {
        await open.Page.Locator(".list tbody tr:not([hidden])").ToHaveCountAsync(ids.Length);
        CollectionAssert.AreEquivalent(ids, (await open.Rows.Locator("button").AllInnerTextsAsync()).ToArray());
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }
}
