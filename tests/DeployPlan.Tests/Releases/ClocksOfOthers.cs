using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Tests.Releases;

/// <summary>Commands that look at the lease of a machine whose clock is an hour early or late: they do not take its release for one that has ended.</summary>
[TestClass]
public sealed class ClocksOfOthers : IDisposable
{
    private const int LeaseSeconds = 120;
    private readonly StateFolder _state = new();
    private readonly List<string> _said = [];

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    [DataRow(0)]
    public void Services_are_not_stopped_or_started_during_its_release(int hours)
    {
        var release = Leased(hours, LeaseSeconds);

        foreach (var action in new[] { ServiceAction.Stop, ServiceAction.Start })
        {
            var refused = Manage(action).Single();

            Assert.AreEqual("DPL4282", refused.Code);
            Assert.EndsWith($"-t:DeployPlan{action} -p:Env=prod -p:DeployPlanBreakLock={release}", refused.Message);
            Assert.IsEmpty(Manage(action, release));
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    [DataRow(0)]
    public void No_rollback_is_planned_during_its_release(int hours)
    {
        var release = Leased(hours, LeaseSeconds);

        var refused = Rollback("").Single();

        Assert.AreEqual("DPL3138", refused.Code);
        Assert.EndsWith("-p:DeployPlanBreakLock=" + release, refused.Message);
        Assert.IsFalse(Rollback(release).Any(static found => found.Code == "DPL3138"));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    public void Its_release_is_followed_until_the_lease_was_not_renewed_by_the_clock_of_who_watches(int hours)
    {
        var release = Leased(hours, leaseSeconds: 2);

        var text = Watch();

        Assert.Contains($"Release {release} of 1.0.0 to prod", _said[0]);
        Assert.Contains("The lease was not renewed for 2 s: release " + release, text);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    public void A_release_that_is_never_recorded_is_not_waited_for_for_ever(int hours)
    {
        Leased(hours, leaseSeconds: 2, release: ReleaseId.Next(DateTime.UtcNow, ""));

        var text = Watch();

        Assert.Contains("is being checked, and not recorded yet", _said[0]);
        Assert.StartsWith("No release of prod is under way.\n\nThe lease was not renewed for 2 s: ", text);
    }

    [TestMethod]
    public void A_release_of_a_clock_that_is_early_is_shown_as_running()
    {
        var release = Leased(1, LeaseSeconds);
        Assert.IsTrue(_state.Store.IsHeld("prod", release));

        Leased(-1, LeaseSeconds, release);
        Assert.IsFalse(_state.Store.IsHeld("prod", release));
    }

    public void Dispose() => _state.Dispose();

    private string Leased(int hours, int leaseSeconds, string release = "")
    {
        release = release.Length > 0 ? release : _state.Finish(OperationStatus.Succeeded);
        Directory.CreateDirectory(_state.EnvironmentState);
        var renewed = DateTime.UtcNow.AddHours(hours);
        File.WriteAllBytes(
            Path.Combine(_state.EnvironmentState, "lease.json"),
            new Lease { Release = release, Token = 1, Seconds = leaseSeconds, Since = renewed, Renewed = renewed, User = "ci", Host = "build-7" }.ToBytes());
        return release;
    }

    private string Watch() => WatchCommand.Run(new WatchRequest
    {
        ConfigFile = _state.PathOf("deploy.yml"),
        Project = _state.PathOf("Shop.csproj"),
        Environment = "prod",
        StateDirectory = _state.State,
        Seconds = 1,
        Say = _said.Add,
        Now = static () => DateTime.UtcNow,
    }).Text;

    private IReadOnlyList<Diagnostic> Rollback(string breakLock) => RollbackCommand.Run(new RollbackRequest
    {
        ConfigFile = _state.PathOf("deploy.yml"),
        Environment = "prod",
        OutputDirectory = _state.PathOf("out"),
        StateDirectory = _state.State,
        BreakLock = breakLock,
    }).Diagnostics;

    private IReadOnlyList<Diagnostic> Manage(ServiceAction action, string breakLock = "") => ServiceCommand.Run(new ServiceRequest
    {
        ConfigFile = _state.PathOf("deploy.yml"),
        Project = _state.PathOf("Shop.csproj"),
        Environment = "prod",
        StateDirectory = _state.State,
        Action = action,
        BreakLock = breakLock,
        Variable = _ => null,
        Now = StateFolder.Noon,
        Call = (_, _, _) => true,
    }).Diagnostics;
}
