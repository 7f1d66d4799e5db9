using System.Diagnostics;
using DeployPlan.Commands;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>A build that loses its lease, or its operation, after it has begun to run the operation: no driver is called any more.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class LostLeases : IDisposable
{
    private const int ShortLease = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ReleaseInSteps _steps = new();

    [TestMethod]
    public void An_operation_that_no_one_else_has_runs()
    {
        _steps.Begin();
        var host = new ReleaseInSteps.Host();

        var outcome = RunCommand.Run(_steps.Request(1) with { ExecuteOne = host.ExecuteOne });

        Assert.IsEmpty(outcome.Diagnostics);
        Assert.AreEqual("infra_a: succeeded", outcome.Text);
        Assert.AreEqual(1, host.Calls);
    }

    [TestMethod]
    public void Whoever_loses_its_operation_while_it_looks_at_files_calls_no_driver()
    {
        _steps.Begin();
        var host = new ReleaseInSteps.Host { BeforeInputs = TakeOver };

        var outcome = RunCommand.Run(_steps.Request(1) with { ExecuteOne = host.ExecuteOne });

        AssertIsRefused(outcome, host);
    }

    [TestMethod]
    public async Task Whoever_loses_its_operation_after_it_has_recorded_it_calls_no_driver()
    {
        _steps.Begin();
        var host = new ReleaseInSteps.Host();
        var (run, next) = await RunUntilRecorded(host);

        TakeOver();
        next();

        AssertIsRefused(await run, host);
    }

    // The claim is its own all the while: the one who would take over waits for the lease.
    [TestMethod]
    public async Task Whoever_sleeps_beyond_its_lease_after_it_has_recorded_an_operation_calls_no_driver()
    {
        _steps.Begin(ShortLease);
        var host = new ReleaseInSteps.Host();
        var (run, next) = await RunUntilRecorded(host);

        _steps.SignalStoreProgram("STOP");
        await Task.Delay(TimeSpan.FromSeconds(ShortLease + 1));
        _steps.SignalStoreProgram("CONT");
        next();

        AssertIsRefused(await run, host);
    }

    public void Dispose() => _steps.Dispose();

    private static void AssertIsRefused(ApplyOutcome outcome, ReleaseInSteps.Host host)
    {
        Assert.AreEqual(0, host.Calls, outcome.Text);
        Assert.IsTrue(outcome.Diagnostics.Any(), outcome.Text);
    }

    private void TakeOver()
    {
        using var other = _steps.Join(2);
        other.Look(ReleaseInSteps.Id);
        Assert.IsTrue(other.Folder.Shared!.Claim(other.Folder, ReleaseInSteps.Id, "other", ReleaseInSteps.LongLease, DateTime.UtcNow));
    }

    // Held by what is read last before the driver is called: the note of an earlier attempt, here a pipe that no one has written yet.
    private async Task<(Task<ApplyOutcome> Run, Action Next)> RunUntilRecorded(ReleaseInSteps.Host host)
    {
        ReleaseFolder? folder = null;
        string Note() => folder!.LogOf(ReleaseInSteps.Id) + ".failure";
        var run = Task.Run(() => RunCommand.Run(_steps.Request(1) with
        {
            ExecuteOne = (release, id) =>
            {
                folder = release;
                ReleaseInSteps.Sh($"mkfifo '{Note()}'");
                host.ExecuteOne(release, id);
            },
        }));
        for (var since = Stopwatch.StartNew(); folder?.ReadRecord(ReleaseInSteps.Id) is not { Status: OperationStatus.Running }; await Task.Delay(20))
        {
            Assert.IsFalse(run.IsCompleted);
            Assert.IsLessThan(Patience, since.Elapsed);
        }

        return (run, () => ReleaseInSteps.Sh($": > '{Note()}'"));
    }
}
