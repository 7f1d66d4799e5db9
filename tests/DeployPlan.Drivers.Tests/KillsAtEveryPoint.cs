using System.Diagnostics;
using System.Globalization;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>The sample Shop is killed in the middle and at the end of each of its operations, again and again, and is whole after each resume.</summary>
[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
public class KillsAtEveryPoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [TestMethod]
    public async Task A_resume_finishes_and_nothing_runs_twice_that_had_finished()
    {
        using var shop = new LocalShop();
        shop.Apply().Succeeds();
        var version = 1;
        foreach (var id in shop.Ids)
        {
            foreach (var point in new[] { "running", "succeeded" })
            {
                var known = shop.Releases.Count;
                using var apply = shop.StartApply($"-p:Version=2.0.{(version++).ToString(CultureInfo.InvariantCulture)}", "-m:2");
                Until(() => shop.Releases.Count > known && (shop.Status(id) == point || shop.Status(id) == "succeeded"), apply);
                apply.Kill(entireProcessTree: true);
                await apply.WaitForExitAsync();

                await AssertResumes(shop, $"{id} {point}");
            }
        }
    }

    private static async Task AssertResumes(LocalShop shop, string point)
    {
        var killed = Path.GetFileName(shop.Releases[^1]);
        var done = shop.Ids.Where(id => shop.Status(id) == "succeeded").ToList();
        if (done.Count == shop.Ids.Count)
        {
            // The last operation had ended: there is nothing to resume, and what serves is whole.
            Assert.Contains("Teapot", await shop.Catalog("/products"), point);
            return;
        }

        var resumed = shop.Apply("-p:DeployPlanResume=true");

        Assert.AreEqual(0, resumed.ExitCode, point + "\n" + resumed.Output);
        var repeated = shop.ChecksThatAreWaitedForBy(shop.Ids.Except(done));
        foreach (var id in shop.Ids)
        {
            Assert.AreEqual("succeeded", shop.Status(id), point);
            Assert.AreEqual(done.Contains(id) && !repeated.Contains(id), shop.Record(id)!["release"]!.GetValue<string>() == killed, $"{point}: {id}");
        }

        Assert.Contains("Teapot", await shop.Catalog("/products"), point);
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
