using DeployPlan.Commands;
using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

[TestClass]
public sealed class Attempted : IDisposable
{
    private readonly StateFolder _folder = new();

    [TestMethod]
    public void An_operation_is_tried_as_often_as_its_driver_says_with_growing_pauses()
    {
        var host = new FakeHost { Calls = [false, false, true] };

        var outcome = Run(host, "infra_a", retries: 2);

        Assert.AreEqual("succeeded", outcome.Status);
        Assert.IsEmpty(outcome.Diagnostics);
        CollectionAssert.AreEqual(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2) }, host.Pauses);
    }

    [TestMethod]
    public void After_the_last_attempt_it_has_failed()
    {
        var outcome = Run(new FakeHost { Calls = [false, false] }, "infra_a", retries: 1);

        Assert.AreEqual("failed", outcome.Status);
        Assert.AreEqual("DPL4023", outcome.Diagnostics.Single().Code);
        Assert.AreEqual(OperationStatus.Failed, Record("infra_a").Status);
        Assert.AreEqual(2, Record("infra_a").Attempt);
    }

    [TestMethod]
    public void A_script_that_was_not_there_when_it_was_planned_is_not_run()
    {
        File.Delete(_folder.PathOf("net.sh"));
        _folder.Write(_folder.Plan with { SealedInputs = [], Operations = [.. _folder.Plan.Operations.Select(operation => operation with { Consumes = [] })] });
        using var started = StateFolder.Begin(_folder.Request);
        File.WriteAllText(_folder.PathOf("net.sh"), "echo evil\n");
        var host = new FakeHost { Calls = [] };

        var outcome = Run(started.Folder, host, "infra_a");

        Assert.AreEqual("failed", outcome.Status);
        Assert.AreEqual("DPL4003", outcome.Diagnostics.Single().Code);
    }

    [TestMethod]
    public void What_depends_on_a_failure_is_skipped_and_says_why()
    {
        using var started = StateFolder.Begin(_folder.Request);
        StateFolder.Record(started.Folder, "infra_a", OperationStatus.Failed);

        Assert.AreEqual("skipped", Run(started.Folder, new FakeHost(), "infra_b").Status);

        Assert.AreEqual("infra_a failed", Record("infra_b").Reason);
    }

    [TestMethod]
    public void What_is_refused_because_its_files_have_changed_has_no_attempt()
    {
        _folder.Write(_folder.Plan with { Operations = [.. _folder.Plan.Operations.Select(operation => operation with { Consumes = ["net.sh"] })] });
        using var started = StateFolder.Begin(_folder.Request);
        File.WriteAllText(_folder.PathOf("net.sh"), "false\n");

        Assert.AreEqual("failed", Run(started.Folder, new FakeHost { Calls = [] }, "infra_a").Status);

        Assert.AreEqual(0, Record("infra_a").Attempt);
    }

    [TestMethod]
    public void What_waited_for_it_is_requested_when_it_has_ended()
    {
        var host = new FakeHost();

        Run(host, "infra_a");

        CollectionAssert.AreEqual(new[] { "infra_b" }, host.Requested);
    }

    [TestMethod]
    public void After_a_cancelled_driver_nothing_is_requested()
    {
        var host = new FakeHost { Calls = [false], CancelsOnCall = true };

        Run(host, "infra_a");

        Assert.IsEmpty(host.Requested);
    }

    [TestMethod]
    public void A_cancelled_driver_is_not_tried_again()
    {
        var host = new FakeHost { Calls = [false], CancelsOnCall = true };

        Assert.AreEqual("cancelled", Run(host, "infra_a", retries: 5).Status);
    }

    [TestMethod]
    public void A_driver_that_was_torn_down_is_recorded_as_cancelled()
    {
        var host = new FakeHost { Calls = [] };

        Assert.ThrowsExactly<InvalidOperationException>(() => Run(host, "infra_a"));

        Assert.AreEqual(OperationStatus.Cancelled, Record("infra_a").Status);
    }

    public void Dispose() => _folder.Dispose();

    private OperationOutcome Run(FakeHost host, string id, int retries = 0)
    {
        using var started = StateFolder.Begin(_folder.Request with { Drivers = [_folder.Request.Drivers[0] with { Retries = retries }] });
        return Run(started.Folder, host, id);
    }

    private static OperationOutcome Run(ReleaseFolder folder, FakeHost host, string id) => OperationCommand.Run(new OperationRequest(folder, folder.Find(id)!, host));

    private OperationRecord Record(string id) => _folder.Store.Open("prod", _folder.Store.LatestOf("prod"), new())!.ReadRecord(id)!;

    private sealed class FakeHost : IOperationHost
    {
        private int _call;

        public bool[] Calls { get; init; } = [true];

        public bool CancelsOnCall { get; init; }

        public List<TimeSpan> Pauses { get; } = [];

        public Func<string, string, ProjectSources>? Projects => null;

        public bool IsCancelled { get; private set; }

        public List<string> Requested { get; } = [];

        public void Run(ReleaseFolder folder, IReadOnlyList<string> ids) => Requested.AddRange(ids);

        public bool Call(ReleaseFolder folder, Driver driver, string id, int attempt)
        {
            IsCancelled = CancelsOnCall;
            return _call < Calls.Length ? Calls[_call++] : throw new InvalidOperationException("torn down");
        }

        public void Pause(TimeSpan time) => Pauses.Add(time);

        public void Say(string text, bool isImportant)
        {
        }
    }
}
