using System.Diagnostics;
using System.Globalization;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>A release of the sample Shop is killed at each of its operations, at one in the middle, at the next one at its end, and resumed each time.</summary>
[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
public class KillsAtEveryPoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [TestMethod]
    public async Task Every_resume_goes_on_nothing_runs_twice_that_had_finished_and_the_last_one_finishes()
    {
        using var shop = new LocalShop();
        shop.Apply().Succeeds();
        shop.Replace("src/Shop.Catalog/Product.cs", "Teapot", "Samovar");
        string[] next = ["--no-restore", "-p:Version=2.0.0"];
        var points = shop.Ids.Select(static (id, i) => (Id: id, Status: i % 2 == 0 ? "running" : "succeeded")).ToList();
        var done = new Dictionary<string, string>();
        foreach (var (id, status) in points.TakeWhile(_ => done.Count < shop.Ids.Count))
        {
            var known = shop.Releases.Count;
            using var apply = shop.StartApply([.. next, "-m:2"]);
            Until(() => shop.Releases.Count > known && (shop.Status(id) == status || shop.Status(id) == "succeeded"), apply);
            apply.Kill(entireProcessTree: true);
            await apply.WaitForExitAsync();

            done = AssertKept(shop, done, $"{id} {status}");
            next = ["--no-restore", "-p:DeployPlanResume=true"];
        }

        // The last operation may have ended before it was killed: then there is nothing to resume.
        if (done.Count < shop.Ids.Count)
        {
            shop.Apply("-p:DeployPlanResume=true").Succeeds();
            done = AssertKept(shop, done, "the last resume");
        }

        Assert.HasCount(shop.Ids.Count, done);
        Assert.Contains("Samovar", await shop.Catalog("/products"));
    }

    // What has finished now, by the id: the release that ran it, and when. What had finished before is as it was.
    private static Dictionary<string, string> AssertKept(LocalShop shop, Dictionary<string, string> before, string point)
    {
        var repeated = shop.ChecksThatAreWaitedForBy(shop.Ids.Where(id => !before.ContainsKey(id)));
        var now = shop.Ids.Where(id => shop.Status(id) == "succeeded").ToDictionary(static id => id, id => $"{shop.Record(id)!["release"]} {shop.Record(id)!["started"]}");
        foreach (var (id, run) in before.Where(pair => !repeated.Contains(pair.Key)))
        {
            Assert.AreEqual(run, now.GetValueOrDefault(id), $"{point}: {id}");
        }

        return now;
    }

    // Without a pause longer than the shortest operation.
    private static void Until(Func<bool> condition, Process apply)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.IsFalse(apply.HasExited, "The apply ended before it was killed.");
            Assert.IsLessThan(Patience, waited.Elapsed);
            Thread.Sleep(1);
        }
    }
}
