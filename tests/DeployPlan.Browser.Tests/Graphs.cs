using DeployPlan.Browser.Tests.Support;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Browser.Tests;

[TestClass]
[TestCategory("Browser")]
public class Graphs
{
    [TestMethod]
    public async Task Lines_that_need_not_cross_do_not()
    {
        // In plan order every build would cross every other one on its way to its deploy.
        var names = Enumerable.Range(0, 8).Select(i => $"s{i}").ToArray();
        Operation[] operations = [.. names.Select(name => Sample.Build(name, 1)), .. names.Reverse().Select(name => Sample.Deploy(name, 2, "build_" + name))];

        await using var open = await OpenPlan.Show(new PlanView(new Plan { Environment = "prod", Project = "p", Version = "1", Operations = operations }, Sample.Id));

        Assert.AreEqual("0", await open.Page.GetAttributeAsync("svg.graph", "data-crossings"));
    }

    [TestMethod]
    public async Task An_operation_stands_after_what_it_waits_for_and_no_two_overlap()
    {
        await using var open = await OpenPlan.Show(Sample.Large(40));
        var boxes = await open.Page.EvaluateAsync<double[][]>("[...document.querySelectorAll('.node .card')].map(card => card.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])");

        for (var i = 0; i < boxes.Length; i++)
        {
            for (var j = i + 1; j < boxes.Length; j++)
            {
                var (a, b) = (boxes[i], boxes[j]);
                Assert.IsTrue(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1], $"{i} and {j} overlap");
            }
        }
    }

    [TestMethod]
    public async Task Only_arrows_that_no_other_arrows_imply_are_drawn()
    {
        await using var open = await OpenPlan.Show(Sample.Shop());

        // infra_network is a dependency of both deploys, too, but the migration stands between.
        Assert.AreEqual(6, await open.Page.Locator(".edge").CountAsync());
    }
}
