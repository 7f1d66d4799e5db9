using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Tests.Releases;

/// <summary>What is said of a release while it goes on. Its operations are those of <see cref="StateFolder"/>.</summary>
[TestClass]
public sealed class Progress : IDisposable
{
    private readonly StateFolder _state = new();

    public void Dispose() => _state.Dispose();

    [TestMethod]
    public void A_line_for_each_change_with_wave_state_and_time()
    {
        var folder = Begin();
        var progress = Watch(folder);
        CollectionAssert.AreEqual(Array.Empty<string>(), Next(progress, 0));

        Run(folder, "infra_a", from: 1);
        CollectionAssert.AreEqual(new[] { "0:00:01  wave 1  infra_a  running" }, Next(progress, 1));
        CollectionAssert.AreEqual(Array.Empty<string>(), Next(progress, 2));
        Run(folder, "infra_a", from: 1, to: 3.5);
        Run(folder, "infra_b", from: 4);
        CollectionAssert.AreEqual(new[] { "0:00:04  wave 1  infra_a  succeeded, 2.5 s", "0:00:04  wave 2  infra_b  running" }, Next(progress, 4));
        folder.Write(folder.ReadRecord("infra_b")! with { Attempt = 2 });
        folder.Write(folder.ReadRecord("infra_a")! with { Id = "infra_c", Status = OperationStatus.Failed, Reason = "DPL4104: no" });
        CollectionAssert.AreEqual(new[] { "1:00:05  wave 2  infra_b  running, attempt 2", "1:00:05  wave 1  infra_c  failed, 2.5 s  DPL4104: no" }, Next(progress, 3605));
    }

    [TestMethod]
    public void What_had_succeeded_before_is_not_said_and_what_runs_is()
    {
        var folder = Begin();
        Run(folder, "infra_a", from: 0, to: 1);
        Run(folder, "infra_b", from: 2);

        CollectionAssert.AreEqual(new[] { "0:01:00  wave 2  infra_b  running" }, Next(Watch(folder), 60));
    }

    [TestMethod]
    public void A_clock_of_another_machine_that_is_ahead_gives_no_time_before_the_start()
    {
        var folder = Begin();
        Run(folder, "infra_a", from: 3600);

        CollectionAssert.AreEqual(new[] { "0:00:00  wave 1  infra_a  running" }, Next(Watch(folder), -60));
    }

    [TestMethod]
    public void Slow_is_what_takes_more_than_twice_as_long_as_in_earlier_releases()
    {
        foreach (var seconds in new[] { 30.0, 10, 9 })
        {
            var earlier = Begin();
            Run(earlier, "infra_a", from: 0, to: seconds);
        }

        var folder = Begin();
        var progress = Watch(folder);
        Run(folder, "infra_a", from: 0);
        Next(progress, 0);

        CollectionAssert.AreEqual(Array.Empty<string>(), Next(progress, 20));
        CollectionAssert.AreEqual(new[] { "0:00:21  wave 1  infra_a  slow: has run for 21.0 s, earlier releases took 10.0 s" }, Next(progress, 21));
        CollectionAssert.AreEqual(Array.Empty<string>(), Next(progress, 60));
    }

    [TestMethod]
    public void Or_three_times_as_long_as_others_of_its_type_where_it_is_new()
    {
        var folder = Begin();
        var progress = Watch(folder);
        Run(folder, "infra_a", from: 0);
        Run(folder, "infra_c", from: 0, to: 2);
        Next(progress, 0);

        CollectionAssert.AreEqual(Array.Empty<string>(), Next(progress, 6));
        CollectionAssert.AreEqual(new[] { "0:00:07  wave 1  infra_a  slow: has run for 7.0 s, others of type infra_provision took 2.0 s" }, Next(progress, 7));
    }

    [TestMethod]
    public void Nothing_is_slow_within_five_seconds_or_where_nothing_says_what_is_usual()
    {
        var folder = Begin();
        var progress = Watch(folder);
        Run(folder, "infra_a", from: 0);
        Next(progress, 0);
        CollectionAssert.AreEqual(Array.Empty<string>(), Next(progress, 3600));

        Run(folder, "infra_c", from: 0, to: 0.1);
        Run(folder, "infra_b", from: 3600);
        Assert.HasCount(2, Next(progress, 3600));
        CollectionAssert.AreEqual(Array.Empty<string>(), Next(progress, 3604).Where(static line => line.Contains("infra_b", StringComparison.Ordinal)).ToArray());
    }

    private static string[] Next(ReleaseProgress progress, double seconds) => [.. progress.Next(StateFolder.Noon.AddSeconds(seconds))];

    private static void Run(ReleaseFolder folder, string id, double from, double? to = null)
    {
        StateFolder.Record(folder, id, to is null ? OperationStatus.Running : OperationStatus.Succeeded);
        folder.Write(folder.ReadRecord(id)! with { Started = StateFolder.Noon.AddSeconds(from), Ended = to is { } end ? StateFolder.Noon.AddSeconds(end) : null });
    }

    private ReleaseProgress Watch(ReleaseFolder folder) => new(folder, new UsualTimes(_state.Store, folder));

    private ReleaseFolder Begin()
    {
        using var started = StateFolder.Begin(_state.Request with { AllowOutdated = true });
        return started.Folder;
    }
}
