using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Releases;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>What a release did is what its records say, not what its plan says.</summary>
[TestClass]
public sealed class WhatReleasesDid : IDisposable
{
    private readonly StateFolder _state = new();

    [TestMethod]
    public void It_is_what_was_started_in_the_order_in_which_it_was_started()
    {
        using var started = StateFolder.Begin(_state.Request);
        Record(started.Folder, "infra_a", OperationStatus.Failed, startedAfter: 2);
        Record(started.Folder, "infra_b", OperationStatus.Skipped, startedAfter: 3);
        Record(started.Folder, "infra_c", OperationStatus.Succeeded, startedAfter: 1);

        var release = ExecutedRelease.Of(started.Folder);

        Assert.AreEqual("infra_c Succeeded, infra_a Failed", string.Join(", ", release.Executed.Select(executed => $"{executed.Operation.Id} {executed.Status}")));
        Assert.AreEqual(StateFolder.Noon.AddSeconds(1), release.Executed[0].Started);
        Assert.IsFalse(release.IsComplete);
        Assert.AreEqual(started.Folder.Release.Id, release.Id);
    }

    [TestMethod]
    public void What_an_earlier_release_had_done_is_not_done_again_but_its_results_are_known()
    {
        string first;
        using (var started = StateFolder.Begin(_state.Request))
        {
            first = started.Folder.Release.Id;
            Directory.CreateDirectory(Path.GetDirectoryName(started.Folder.ResultOf("infra_a"))!);
            File.WriteAllBytes(started.Folder.ResultOf("infra_a"), (OperationResult.Empty with { Image = "shop/a" }).ToBytes());
            StateFolder.Record(started.Folder, "infra_a", OperationStatus.Succeeded);
        }

        using var resumed = StateFolder.Begin(_state.Request with { Resume = true });
        StateFolder.Record(resumed.Folder, "infra_b", OperationStatus.Succeeded);
        StateFolder.Record(resumed.Folder, "infra_c", OperationStatus.Succeeded);
        var release = ExecutedRelease.Of(resumed.Folder);

        Assert.AreEqual("infra_b infra_c", string.Join(' ', release.Executed.Select(executed => executed.Operation.Id)));
        Assert.AreEqual("shop/a", release.Results.Single().Value.Image);
        Assert.IsTrue(release.IsComplete);
        Assert.AreEqual((first, first), (release.Resumes, release.Previous));
    }

    [TestMethod]
    public void What_was_refused_before_its_driver_was_called_did_nothing()
    {
        using var started = StateFolder.Begin(_state.Request);
        StateFolder.Record(started.Folder, "infra_a", OperationStatus.Failed);
        started.Folder.Write(started.Folder.ReadRecord("infra_a")! with { Attempt = 0 });

        Assert.IsEmpty(ExecutedRelease.Of(started.Folder).Executed);
    }

    [TestMethod]
    public void A_folder_that_was_copied_is_not_taken_for_a_release()
    {
        var id = _state.Finish(OperationStatus.Succeeded);
        var copy = Directory.CreateDirectory(Path.Combine(_state.EnvironmentState, ReleaseId.Next(StateFolder.Noon, id))).FullName;
        foreach (var name in new[] { "plan.json", "release.json" })
        {
            File.Copy(Path.Combine(_state.EnvironmentState, id, name), Path.Combine(copy, name));
        }

        var diagnostics = new DiagnosticBag();
        Assert.IsNull(ExecutedRelease.AllOf(_state.Store, "prod", diagnostics));
        Assert.AreEqual("DPL4019", diagnostics.ToSortedList().Single().Code);
    }

    [TestMethod]
    public void All_releases_are_known_or_none()
    {
        var first = _state.Finish(OperationStatus.Failed);
        var second = _state.Finish(OperationStatus.Failed);
        var diagnostics = new DiagnosticBag();
        Assert.AreEqual($"{first} {second}", string.Join(' ', ExecutedRelease.AllOf(_state.Store, "prod", diagnostics)!.Select(release => release.Id)));

        File.Delete(Path.Combine(_state.EnvironmentState, first, "release.json"));

        Assert.IsNull(ExecutedRelease.AllOf(_state.Store, "prod", diagnostics));
        Assert.AreEqual("DPL4019", diagnostics.ToSortedList().Single().Code);
    }

    [TestMethod]
    public void A_result_that_is_damaged_is_no_absent_one()
    {
        string result;
        using (var started = StateFolder.Begin(_state.Request))
        {
            StateFolder.Record(started.Folder, "infra_a", OperationStatus.Succeeded);
            result = started.Folder.ResultOf("infra_a");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(result)!);
        File.WriteAllText(result, "{ \"image\": ");

        var diagnostics = new DiagnosticBag();
        Assert.IsNull(ExecutedRelease.AllOf(_state.Store, "prod", diagnostics));
        Assert.AreEqual(("DPL4019", result), (diagnostics.ToSortedList().Single().Code, diagnostics.ToSortedList().Single().Span.File));

        Assert.AreEqual("DPL4019", StateFolder.Refused(_state.Request with { Resume = true }).Single());
        File.Delete(result);
        Assert.IsNotNull(ExecutedRelease.AllOf(_state.Store, "prod", new DiagnosticBag()));
    }

    [TestMethod]
    [DataRow("shop/api:1.0.0", true)]
    [DataRow("shop/api:1.0.1", false)]
    [DataRow("shop/web:1.0.0", false)]
    public void An_image_was_built_where_name_and_tag_are_those_of_a_build(string image, bool isBuilt)
    {
        var build = Operation.Empty with { Inputs = BuildInputs.Empty with { Image = "shop/api", Tag = "1.0.0" } };
        var deploy = Operation.Empty with { Inputs = DeployInputs.Empty with { Image = "shop/web", Tag = "1.0.0" } };
        ExecutedOperation[] executed = [new(deploy, OperationStatus.Succeeded, StateFolder.Noon), new(build, OperationStatus.Failed, StateFolder.Noon)];

        Assert.AreEqual(isBuilt, new ExecutedRelease("r", Plan.Empty, true, executed, new Dictionary<string, OperationResult>()).HasBuilt(image));
    }

    public void Dispose() => _state.Dispose();

    private static void Record(ReleaseFolder folder, string id, OperationStatus status, int startedAfter)
    {
        StateFolder.Record(folder, id, status);
        folder.Write(folder.ReadRecord(id)! with { Started = StateFolder.Noon.AddSeconds(startedAfter) });
    }
}
