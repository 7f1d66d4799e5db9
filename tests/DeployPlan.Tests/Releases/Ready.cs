using DeployPlan.Commands;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>Which operations can run, and who requests them.</summary>
[TestClass]
public sealed class Ready : IDisposable
{
    private readonly StateFolder _state = new();
    private readonly StartedRelease _release;

    public Ready()
    {
        // a and c are free; b waits for a, last for both.
        _state.Write(_state.Plan with { Operations = [.. _state.Plan.Operations, StateFolder.Infra("infra_last", 3, ["infra_b", "infra_c"])] });
        _release = StateFolder.Begin(_state.Request);
    }

    [TestMethod]
    public void At_the_start_what_waits_for_nothing() => CollectionAssert.AreEqual(new[] { "infra_a", "infra_c" }, ReadyOperations.AtStart(_release.Folder).ToArray());

    [TestMethod]
    public void After_a_resume_what_waits_for_nothing_that_is_not_done()
    {
        StateFolder.Record(_release.Folder, "infra_a", OperationStatus.Succeeded);

        CollectionAssert.AreEqual(new[] { "infra_b", "infra_c" }, ReadyOperations.AtStart(_release.Folder).ToArray());
    }

    [TestMethod]
    public void Only_the_last_one_that_ends_requests_what_waited_for_several()
    {
        StateFolder.Record(_release.Folder, "infra_b", OperationStatus.Succeeded);
        Assert.IsEmpty(After("infra_b"));

        StateFolder.Record(_release.Folder, "infra_c", OperationStatus.Failed);
        CollectionAssert.AreEqual(new[] { "infra_last" }, After("infra_c"));
    }

    [TestMethod]
    public void Of_two_that_end_at_once_one_requests_it()
    {
        StateFolder.Record(_release.Folder, "infra_b", OperationStatus.Succeeded);
        StateFolder.Record(_release.Folder, "infra_c", OperationStatus.Succeeded);

        CollectionAssert.AreEqual(new[] { "infra_last" }, After("infra_b").Concat(After("infra_c")).ToArray());
    }

    [TestMethod]
    public void What_runs_has_not_ended()
    {
        StateFolder.Record(_release.Folder, "infra_a", OperationStatus.Running);

        Assert.IsFalse(_release.Folder.HasEnded("infra_a"));
    }

    public void Dispose()
    {
        _release.Dispose();
        _state.Dispose();
    }

    // A process of its own would read the release anew.
    private string[] After(string id)
    {
        var folder = ReleaseFolder.Read(_release.Folder.Directory, new())!;
        return [.. ReadyOperations.After(folder, folder.Find(id)!)];
    }
}
