using DeployPlan.Browser.Tests.Support;
using DeployPlan.Releases;

namespace DeployPlan.Browser.Tests;

/// <summary>The page that a watcher keeps, opened while the release goes on. Nothing reloads it but itself.</summary>
[TestClass]
[TestCategory("Browser")]
public class WatchedReleases
{
    [TestMethod]
    public async Task The_page_shows_each_change_by_itself_until_the_release_has_ended()
    {
        using var release = new RunningRelease();
        release.Set("infra_network", OperationStatus.Running);
        var page = await release.Open();
        await page.WaitForSelectorAsync(Node("infra_network", "running"));
        await page.WaitForSelectorAsync(Node("build_api", "not started"));

        release.Set("infra_network", OperationStatus.Succeeded);
        release.Set("build_api", OperationStatus.Running);
        await page.WaitForSelectorAsync(Node("infra_network", "succeeded"));
        await page.WaitForSelectorAsync(Node("build_api", "running"));

        await release.End();
        await page.WaitForSelectorAsync(Node("deploy_prod_web", "succeeded"));
        await page.WaitForSelectorAsync("html:not(:has(meta[http-equiv=refresh]))");
        Assert.IsEmpty(page.Problems, string.Join('\n', page.Problems));
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task What_a_person_has_chosen_stays_chosen_when_the_page_reads_itself_again()
    {
        using var release = new RunningRelease();
        release.Set("infra_network", OperationStatus.Succeeded);
        release.Set("build_api", OperationStatus.Running);
        var page = await release.Open();
        await page.WaitForSelectorAsync(Node("build_api", "running"));
        await page.ClickAsync(Node("build_api", "running"));
        await page.FillAsync("#search", "api");
        await page.ClickAsync(".chip[data-type=build]");
        await page.WaitForSelectorAsync("#shown:text('1 of 8')");

        release.Set("build_api", OperationStatus.Failed);

        await page.WaitForSelectorAsync(Node("build_api", "failed"));
        await page.WaitForSelectorAsync("#panel:has-text('build_api'):has-text('failed')");
        await page.WaitForSelectorAsync("#shown:text('1 of 8')");
        await page.WaitForSelectorAsync(".chip[data-type=build][aria-pressed=true]");
        await page.WaitForSelectorAsync("#clear:visible");
        await release.End();
        await page.WaitForSelectorAsync("html:not(:has(meta[http-equiv=refresh]))");
        await page.WaitForSelectorAsync("#panel:has-text('build_api'):has-text('succeeded')");
        Assert.AreEqual("api", await page.EvaluateAsync<string>("document.getElementById('search').value"));
        Assert.IsEmpty(page.Problems, string.Join('\n', page.Problems));
        await page.ClickAsync("#clear");
        await page.WaitForSelectorAsync(Node("deploy_prod_web", "succeeded"));
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task A_link_into_the_page_says_more_than_what_was_chosen_before()
    {
        using var release = new RunningRelease();
        release.Set("build_api", OperationStatus.Running);
        var page = await release.Open();
        await page.WaitForSelectorAsync(Node("build_api", "running"));
        await page.ClickAsync(Node("build_api", "running"));
        await page.FillAsync("#search", "api");
        await page.WaitForSelectorAsync("#panel:has-text('build_api')");
        var address = new UriBuilder(await page.UrlAsync());
        await page.GoToAsync("about:blank");

        address.Fragment = "infra_network";
        await page.GoToAsync(address.ToString());

        await page.WaitForSelectorAsync("#panel:has-text('infra_network')");
        Assert.AreEqual("", await page.EvaluateAsync<string>("document.getElementById('search').value"));
        await release.End();
        await page.CloseAsync();
    }

    private static string Node(string id, string state) => $".node[aria-label^=\"{id},\"][aria-label*=\"{state}\"]";
}
