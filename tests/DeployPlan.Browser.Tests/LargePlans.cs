using DeployPlan.Browser.Tests.Support;

namespace DeployPlan.Browser.Tests;

[TestClass]
[TestCategory("Browser")]
public class LargePlans
{
    [TestMethod]
    public async Task A_thousand_operations_can_be_searched_chosen_and_read()
    {
        await using var open = await OpenPlan.Show(Sample.Large(334));
        Assert.AreEqual(1002, await open.Nodes.CountAsync());

        await open.Page.FillAsync("#search", "deploy service-0200");
        await open.Nodes.ToHaveCountAsync(1);
        await open.Nodes.First.ClickAsync();

        Assert.Contains("health_check_prod_service-0190", await open.Panel.InnerTextAsync());
        await open.Page.ClickAsync("#clear");
        Assert.AreEqual(1002, await open.Nodes.CountAsync());
        Assert.AreEqual(3, await open.Page.Locator(".edge").CountAsync(), "the arrows of the chosen operation");
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }

    [TestMethod]
    public async Task Choosing_one_of_a_thousand_touches_no_more_of_the_page_than_what_it_shows()
    {
        await using var open = await OpenPlan.Show(Sample.Large(334));
        await open.Nodes.First.ClickAsync();

        var touched = await open.Page.EvaluateAsync<int>(
            """
            () => new Promise(done => {
              const seen = new Set();
              new MutationObserver(records => records.forEach(record => seen.add(record.target)))
                .observe(document.body, { subtree: true, childList: true, attributes: true });
              document.querySelectorAll('.node')[600].dispatchEvent(new MouseEvent('click', { bubbles: true }));
              requestAnimationFrame(() => setTimeout(() => done(seen.size), 0));
            })
            """);

        Assert.IsGreaterThan(0, touched);
        Assert.IsLessThan(200, touched);
    }

    [TestMethod]
    public async Task Of_a_hundred_thousand_the_page_has_the_waves()
    {
        await using var open = await OpenPlan.Show(Sample.Large(34_000));

        Assert.Contains("plan.json lists every one", await open.Page.InnerTextAsync("main"));
        Assert.Contains("10 deploy", await open.Page.InnerTextAsync("main"));
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }
}
