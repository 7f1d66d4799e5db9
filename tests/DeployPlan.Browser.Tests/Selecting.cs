using DeployPlan.Browser.Tests.Support;

namespace DeployPlan.Browser.Tests;

[TestClass]
[TestCategory("Browser")]
public class Selecting
{
    [TestMethod]
    public async Task A_click_shows_inputs_dependencies_dependents_sealed_files_and_the_line_of_the_config()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Node("migration_orders_pre_deploy").ClickAsync();

        var details = await open.Panel.InnerTextAsync();
        Assert.Contains("Run migration_orders_pre_deploy", details);
        Assert.Contains("deploy.yml:7", details);
        Assert.Contains("db/orders/1.sql", details);
        Assert.Contains("db/orders/2.sql", details);
        Assert.DoesNotContain("db/archive", details);
        Assert.Contains("conn_env", details);
        CollectionAssert.AreEqual(new[] { "infra_network" }, (await LinksOf(open, "Waits for")).ToArray());
        CollectionAssert.AreEqual(new[] { "deploy_prod_api" }, (await LinksOf(open, "Waited for by")).ToArray());
    }

    [TestMethod]
    public async Task Pairs_of_the_inputs_have_their_own_names()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Node("build_api").ClickAsync();

        Assert.Contains("labels.team", await open.Panel.InnerTextAsync());
        Assert.Contains("checkout", await open.Panel.InnerTextAsync());
    }

    [TestMethod]
    public async Task Tab_and_arrows_go_through_the_graph_and_escape_closes_the_details()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());
        await open.Page.FocusAsync(".chip:last-child");

        await open.Page.PressAsync("Tab");
        Assert.Contains("wave 1", await open.Panel.InnerTextAsync());

        await open.Page.PressAsync("Home");
        while (await ChosenId(open) != "infra_network")
        {
            await open.Page.PressAsync("ArrowRight");
        }

        await open.Page.PressAsync("ArrowDown");
        Assert.AreEqual("migration_orders_pre_deploy", await ChosenId(open));
        await open.Page.PressAsync("ArrowDown");
        Assert.AreEqual("deploy_prod_api", await ChosenId(open));
        await open.Page.PressAsync("ArrowUp");
        Assert.AreEqual("migration_orders_pre_deploy", await ChosenId(open));

        await open.Page.PressAsync("Escape");
        Assert.Contains("Critical path", await open.Panel.InnerTextAsync());
        Assert.IsTrue(await open.Node("migration_orders_pre_deploy").EvaluateAsync<bool>("node => node === document.activeElement"));
    }

    [TestMethod]
    public async Task A_dependency_leads_to_its_operation()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());
        await open.Node("deploy_prod_web").ClickAsync();

        await open.Panel.GetByText("health_check_prod_api").ClickAsync();

        Assert.AreEqual("health_check_prod_api", await ChosenId(open));
        Assert.Contains("chosen", (await open.Node("health_check_prod_api").GetAttributeAsync("class"))!);
    }

    [TestMethod]
    public async Task What_has_to_do_with_the_operation_stands_out()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        await open.Node("deploy_prod_api").ClickAsync();

        foreach (var id in new[] { "build_api", "infra_network", "migration_orders_pre_deploy", "health_check_prod_api", "deploy_prod_web" })
        {
            Assert.Contains("near", (await open.Node(id).GetAttributeAsync("class"))!, id);
        }

        Assert.DoesNotContain("near", (await open.Node("build_web").GetAttributeAsync("class"))!);
    }

    [TestMethod]
    public async Task The_critical_path_stands_out_and_is_listed()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        string[] path = ["infra_network", "migration_orders_pre_deploy", "deploy_prod_api", "health_check_prod_api", "deploy_prod_web"];
        CollectionAssert.AreEqual(path, (await open.Panel.Locator(".path button").AllInnerTextsAsync()).ToArray());
        Assert.AreEqual(5, await open.Page.Locator(".node.critical").CountAsync());
        Assert.AreEqual(4, await open.Page.Locator(".edge.critical").CountAsync());
    }

    [TestMethod]
    public async Task The_address_of_an_operation_opens_it()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());
        await open.Node("build_web").ClickAsync();
        Assert.EndsWith("#build_web", await open.Page.UrlAsync());

        await open.Page.ReloadAsync();

        Assert.AreEqual("build_web", await ChosenId(open));
    }

    private static async Task<string> ChosenId(OpenPlan open) => await open.Page.InnerTextAsync("#chosen");

    private static async Task<IReadOnlyList<string>> LinksOf(OpenPlan open, string title) =>
        await open.Panel.Locator("section").WithText("^" + title).Locator("button").AllInnerTextsAsync();
}
