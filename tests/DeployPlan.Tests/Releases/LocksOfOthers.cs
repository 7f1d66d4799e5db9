using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>Locks that this user may not read or write. A folder in the place of a file is refused to every user, also to one who may do all.</summary>
[TestClass]
public sealed class LocksOfOthers : IDisposable
{
    private const string Broken = "20260101T000000000Z-0a0b0c";

    private readonly StateFolder _folder = new();

    [TestMethod]
    [DataRow("lock.guard", "")]
    [DataRow("lock.guard", Broken)]
    [DataRow("lock.held", "")]
    [DataRow("lock.held", Broken)]
    public void Who_may_not_write_the_lock_is_told_so_and_whose_it_is_and_gets_no_command_that_would_fail(string file, string broken)
    {
        WriteLock();
        Deny(file);

        var refusal = Refusal(broken);

        Assert.AreEqual("DPL4018", refusal.Code);
        Assert.AreEqual(_folder.EnvironmentState, refusal.Span.File);
        Assert.Contains($"user '{Environment.UserName}' may not write here: Access to the path '{PathOf(file)}' is denied; the lock is of release {Broken} by u on elsewhere, process 1, since 2026-01-01T00:00:00.000Z (36 h ago), which may have ended or be running; let that user write this folder", refusal.Message);
        Assert.DoesNotContain("DeployPlan", refusal.Message);
    }

    [TestMethod]
    public void Who_may_not_write_where_no_lock_can_be_read_is_told_so_and_is_sent_to_no_other_folder()
    {
        Deny("lock.guard");

        var refusal = Refusal("");

        Assert.AreEqual("DPL4018", refusal.Code);
        Assert.EndsWith("lock.guard' is denied; let that user write this folder and the files in it, or run the build as the user who owns them", refusal.Message);
    }

    [TestMethod]
    public void What_may_not_be_read_is_neither_free_nor_known_to_be_held()
    {
        Deny("lock.held");
        var file = PathOf("lock.held");

        Assert.IsFalse(FileLock.IsFree(file));
        Assert.IsFalse(FileLock.IsHeld(file));
        Assert.IsFalse(FileLock.IsHeld(PathOf("lock.guard")));
        using var held = new FileStream(PathOf("lock.guard"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.IsTrue(FileLock.IsHeld(PathOf("lock.guard")));
    }

    [TestMethod]
    public void The_way_back_is_not_blocked_for_ever_where_the_file_of_the_system_may_not_be_read()
    {
        _folder.Finish(OperationStatus.Succeeded);
        _folder.Write(_folder.Plan with { Version = "2.0.0" });
        _folder.Finish(OperationStatus.Succeeded);
        WriteLock();
        Deny("lock.held");

        var refusal = Rollback("").Diagnostics.Single();

        Assert.AreEqual("DPL3138", refusal.Code);
        Assert.EndsWith($"-p:DeployPlanBreakLock={Broken}", refusal.Message);
        Assert.IsEmpty(Rollback(Broken).Diagnostics);
    }

    [TestMethod]
    public void The_way_back_is_planned_although_the_lock_may_only_be_read()
    {
        _folder.Finish(OperationStatus.Succeeded);
        _folder.Write(_folder.Plan with { Version = "2.0.0" });
        _folder.Finish(OperationStatus.Succeeded);
        Deny("lock.guard");

        Assert.IsEmpty(Rollback("").Diagnostics);
    }

    [TestMethod]
    public void A_lock_whose_breaking_fails_is_not_answered_with_the_same_command_again()
    {
        WriteLock();
        using var guard = new FileStream(PathOf("lock.guard"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var refusal = Refusal(Broken);

        Assert.AreEqual("DPL4018", refusal.Code);
        Assert.Contains($"the file '{PathOf("lock.guard")}' is being used by another process; wait until that ends", refusal.Message);
        Assert.DoesNotContain("DeployPlanStateDirectory", refusal.Message);
    }

    public void Dispose() => _folder.Dispose();

    private string PathOf(string file) => Path.Combine(_folder.EnvironmentState, file);

    private void Deny(string file)
    {
        Directory.CreateDirectory(_folder.EnvironmentState);
        File.Delete(PathOf(file));
        Directory.CreateDirectory(PathOf(file));
    }

    private void WriteLock()
    {
        Directory.CreateDirectory(_folder.EnvironmentState);
        File.WriteAllText(
            PathOf("lock"),
            $$"""{ "release": "{{Broken}}", "host": "elsewhere", "user": "u", "pid": 1, "process_start": "any", "since": "2026-01-01T00:00:00.000Z", "machine": "m", "boot": "b", "pid_namespace": "n", "system_lock": true }""");
    }

    private Diagnostic Refusal(string broken)
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(EnvironmentLock.Take(_folder.EnvironmentState, new LockClaim("new", StateFolder.Noon) { Broken = broken }, diagnostics));
        return diagnostics.ToSortedList().Single();
    }

    private RollbackOutcome Rollback(string broken) => RollbackCommand.Run(new RollbackRequest
    {
        ConfigFile = _folder.Request.ConfigFile,
        Environment = "prod",
        StateDirectory = _folder.State,
        OutputDirectory = _folder.PathOf("out"),
        BreakLock = broken,
    });
}
