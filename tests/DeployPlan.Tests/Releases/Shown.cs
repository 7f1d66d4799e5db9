using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Tests.Releases;

/// <summary>What people see of a release.</summary>
[TestClass]
public sealed class Shown : IDisposable
{
    private readonly StateFolder _state = new();

    [TestMethod]
    public void A_rollback_is_marked_in_the_list_and_in_the_status()
    {
        _state.Write(_state.Plan with { Rollback = new PlanRollback { From = "20260101T000000000Z-111111", To = "20260101T000000000Z-000000", Undoes = [] } });
        var store = _state.Store;
        var folder = Create(_state.Request);

        Assert.Contains(", rollback to 20260101T000000000Z-000000", ReleaseListing.List(store, "prod"));
        Assert.Contains("\nRolls back to 20260101T000000000Z-000000\n", ReleaseReport.Of(folder, isHeld: false));
    }

    [TestMethod]
    public void The_commit_is_kept_and_shown()
    {
        var folder = Create(_state.Request);
        var release = folder.Release with { Commit = "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d", IsDirty = true };
        File.WriteAllBytes(Path.Combine(folder.Directory, "release.json"), release.ToBytes());

        var read = ReleaseFolder.Read(folder.Directory, new DiagnosticBag())!;

        Assert.AreEqual(release.Commit, read.Release.Commit);
        Assert.Contains("\nFrom commit 1a2b3c4d5e6f, with changes that were not committed\n", ReleaseReport.Of(read, isHeld: false));
        Assert.AreEqual("from commit 1a2b3c4d5e6f, with changes that were not committed", ReleaseView.Of(read, isHeld: false).Revision);
    }

    [TestMethod]
    public void The_report_in_Markdown_has_status_duration_and_reason()
    {
        var folder = Create(_state.Request);
        StateFolder.Record(folder, "infra_a", OperationStatus.Succeeded);
        folder.Write(folder.ReadRecord("infra_a")! with { Id = "infra_c", Status = OperationStatus.Failed, Reason = "DPL4104: 'a|b' exited with code 1" });

        var text = ReleaseMarkdown.Of(folder, isHeld: false);

        Assert.StartsWith("## Release to `prod`: failed\n", text);
        Assert.Contains("| `infra_a` | succeeded | 1.5 s |  |\n", text);
        Assert.Contains("| `infra_b` | not started |  |  |\n", text);
        Assert.Contains("| `infra_c` | failed | 1.5 s | `DPL4104: 'a\\|b' exited with code 1` |\n", text);
        Assert.AreEqual("DPL4104: 'a|b' exited with code 1", ReleaseView.Of(folder, isHeld: false).States["infra_c"].Reason);
    }

    [TestMethod]
    public void When_an_operation_ran_is_counted_from_the_start_of_the_release()
    {
        var folder = Create(_state.Request);
        foreach (var (id, from, to) in new[] { ("infra_a", 1, 3), ("infra_b", 5, 6) })
        {
            StateFolder.Record(folder, id, OperationStatus.Succeeded);
            folder.Write(folder.ReadRecord(id)! with { Started = StateFolder.Noon.AddSeconds(from), Ended = StateFolder.Noon.AddSeconds(to) });
        }

        var view = ReleaseView.Of(folder, isHeld: false);

        Assert.AreEqual(new OperationTime(0, 1_000, 2_000), view.States["infra_a"].Time);
        Assert.AreEqual(new OperationTime(3_000, 5_000, 1_000), view.States["infra_b"].Time);
        Assert.AreEqual("infra_a infra_b", string.Join(' ', MeasuredPath.Of(folder.Plan, view)));
    }

    private static ReleaseFolder Create(Commands.ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        using var started = Commands.ApplyStart.Begin(request with { AllowOutdated = true }, diagnostics);
        return started?.Folder ?? Made(request);
    }

    // A rollback of a release that is not there cannot begin.
    private static ReleaseFolder Made(Commands.ApplyRequest request)
    {
        var bytes = File.ReadAllBytes(request.PlanFile);
        var plan = PlanReader.Read(request.PlanFile, bytes, new DiagnosticBag())!;
        var release = new Release
        {
            Id = "20260102T120000000Z-1a2b3c",
            Environment = "prod",
            PlanId = plan.Id,
            Version = "1.0.0",
            Started = StateFolder.Noon,
            Operations = plan.Plan.Operations.Count,
            ConfigDirectory = request.ConfigDirectory,
            Project = request.Project,
            Drivers = [],
        };
        return new ReleaseStore(request.StateDirectory!, "shop").Create(release, plan.Plan, bytes, null);
    }

    public void Dispose() => _state.Dispose();
}
