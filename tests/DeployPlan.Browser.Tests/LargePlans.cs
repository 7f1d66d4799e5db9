using System.Diagnostics;
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
        await open.Page.WaitForFunctionAsync("document.querySelectorAll('.node').length === 1");
        await open.Nodes.First.ClickAsync();

        Assert.Contains("health_check_prod_service-0190", await open.Panel.InnerTextAsync());
        await open.Page.ClickAsync("#clear");
        Assert.AreEqual(1002, await open.Nodes.CountAsync());
        Assert.AreEqual(3, await open.Page.Locator(".edge").CountAsync(), "the arrows of the chosen operation");
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
    }

    [TestMethod]
    public async Task Choosing_one_of_a_thousand_takes_no_second()
    {
        await using var open = await OpenPlan.Show(Sample.Large(334));
        await open.Page.EvaluateAsync("() => { window.nodes = [...document.querySelectorAll('.node')]; }");

        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            times.Add(await open.Page.EvaluateAsync<double>(
                """
                number => new Promise(done => {
                  const start = performance.now();
                  nodes[number].dispatchEvent(new MouseEvent('click', { bubbles: true }));
                  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
                })
                """,
                i * 150));
        }

        Assert.IsLessThan(1000, times.Order().ElementAt(2), string.Join(", ", times));
    }

    [TestMethod]
    public async Task Of_a_hundred_thousand_the_page_has_the_waves()
    {
        var watch = Stopwatch.StartNew();
        await using var open = await OpenPlan.Show(Sample.Large(34_000));

        Assert.Contains("plan.json has every one", await open.Page.InnerTextAsync("main"));
        Assert.Contains("10 deploy", await open.Page.InnerTextAsync("main"));
        Assert.IsEmpty(open.Problems, string.Join('\n', open.Problems));
        Console.WriteLine(watch.Elapsed);
    }
}
