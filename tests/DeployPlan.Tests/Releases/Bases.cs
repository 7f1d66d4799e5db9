using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>A plan is for the environment as its last release left it.</summary>
[TestClass]
public class Bases
{
    [TestMethod]
    public void A_plan_that_was_made_before_another_release_is_refused_until_it_is_forced()
    {
        using var folder = new StateFolder();
        folder.Finish(OperationStatus.Succeeded);
        var older = Plan(folder, "1.1.0");
        Plan(folder, "1.2.0");
        var newer = folder.Finish(OperationStatus.Succeeded);
        older();

        var refused = Refusal(folder);

        Assert.AreEqual("DPL4033", refused.Code);
        Assert.Contains("made when 1.0.0 (", refused.Message);
        Assert.Contains($"now it is 1.2.0 ({newer})", refused.Message);
        using var forced = StateFolder.Begin(folder.Request with { AllowOutdated = true });
    }

    [TestMethod]
    public void The_release_may_be_handed_on_as_a_property()
    {
        using var folder = new StateFolder();
        var first = folder.Finish(OperationStatus.Succeeded);
        folder.Write(folder.Plan with { Version = "1.1.0" });

        Assert.AreEqual("DPL4033", Refusal(folder, PlanBase.NoRelease).Code);
        using var begun = StateFolder.Begin(folder.Request with { LastRelease = first });
        Assert.IsEmpty(begun.Notes);
    }

    [TestMethod]
    public void A_base_that_another_program_keeps_to_itself_is_as_one_that_nothing_names()
    {
        using var folder = new StateFolder();
        folder.Finish(OperationStatus.Succeeded);
        Plan(folder, "1.1.0");
        using var held = new FileStream(PlanBase.FileBeside(folder.Request.PlanFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.AreEqual("DPL4038", Refusal(folder).Code);
    }

    [TestMethod]
    public void A_plan_that_failed_is_applied_again_from_the_start()
    {
        using var folder = new StateFolder();
        Plan(folder, "1.0.0");
        folder.Finish(OperationStatus.Failed);
        folder.Finish(OperationStatus.Failed);

        using var again = StateFolder.Begin(folder.Request);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_approval_is_for_one_release(bool isBaseKnown)
    {
        using var folder = new StateFolder();
        var id = folder.Write(folder.Plan with { ApprovalRequired = true });
        Finish(folder, id);
        var other = folder.Write(folder.Plan with { ApprovalRequired = true, Version = "2.0.0" });
        var last = Finish(folder, other);
        folder.Write(folder.Plan with { ApprovalRequired = true });
        if (!isBaseKnown)
        {
            File.Delete(PlanBase.FileBeside(folder.Request.PlanFile));
        }

        CollectionAssert.AreEqual(new[] { "DPL4034" }, StateFolder.Refused(folder.Request with { Approval = id, LastRelease = isBaseKnown ? last : "" }));
        using var forced = StateFolder.Begin(folder.Request with { Approval = id, AllowReplay = isBaseKnown, AllowOutdated = !isBaseKnown });
    }

    [TestMethod]
    public void A_plan_of_now_that_needs_no_approval_may_lead_back()
    {
        using var folder = new StateFolder();
        folder.Finish(OperationStatus.Succeeded);
        Plan(folder, "2.0.0");
        folder.Finish(OperationStatus.Succeeded);
        Plan(folder, "1.0.0");

        using var back = StateFolder.Begin(folder.Request);
    }

    [TestMethod]
    public void What_is_not_known_is_said()
    {
        using var folder = new StateFolder();
        using (var first = StateFolder.Begin(folder.Request))
        {
            Assert.Contains("No earlier release of shop to prod is known", first.Notes.Single());
        }

    }

    [TestMethod]
    public void Of_a_plan_that_was_copied_without_its_base_nothing_is_known_so_it_is_refused_until_it_is_forced()
    {
        using var folder = new StateFolder();
        folder.Write(folder.Plan with { Version = "1.1.0" });
        File.Delete(PlanBase.FileBeside(folder.Request.PlanFile));
        StateFolder.Begin(folder.Request).Dispose();
        StateFolder.Begin(folder.Request).Dispose();
        folder.Write(folder.Plan with { Version = "2.0.0" });
        File.Delete(PlanBase.FileBeside(folder.Request.PlanFile));

        var refused = Refusal(folder);

        Assert.AreEqual("DPL4038", refused.Code);
        Assert.Contains($"the last one is 1.1.0 ({folder.Store.LatestOf("prod")})", refused.Message);
        using (StateFolder.Begin(folder.Request with { LastRelease = folder.Store.LatestOf("prod") }))
        {
        }

        folder.Write(folder.Plan with { Version = "3.0.0" });
        File.Delete(PlanBase.FileBeside(folder.Request.PlanFile));
        using var forced = StateFolder.Begin(folder.Request with { AllowOutdated = true });
    }

    [TestMethod]
    public void A_plan_of_another_project_is_refused()
    {
        using var folder = new StateFolder();
        folder.Write(folder.Plan with { Project = "billing" });

        CollectionAssert.AreEqual(new[] { "DPL4036" }, StateFolder.Refused(folder.Request));
    }

    [TestMethod]
    public void Two_projects_in_one_folder_have_their_own_releases()
    {
        using var folder = new StateFolder();
        folder.Finish(OperationStatus.Succeeded);
        File.WriteAllText(folder.PathOf("deploy.yml"), "project: { name: billing }\nenvironments: { prod: { driver: command } }\n");
        folder.Write(folder.Plan with { Project = "billing" });

        using var other = StateFolder.Begin(folder.Request);

        Assert.AreEqual(Path.Combine(folder.State, "billing", "prod"), Path.GetDirectoryName(other.Folder.Directory));
        Assert.HasCount(1, folder.Store.ReleasesOf("prod"));
    }

    [TestMethod]
    public void In_the_folder_of_one_project_another_one_is_refused()
    {
        using var folder = new StateFolder();
        var request = folder.Request with { StateDirectory = null };
        StateFolder.Begin(request).Dispose();
        File.WriteAllText(folder.PathOf("deploy.yml"), "project: { name: billing }\nenvironments: { prod: { driver: command } }\n");
        folder.Write(folder.Plan with { Project = "billing" });

        CollectionAssert.AreEqual(new[] { "DPL4037" }, StateFolder.Refused(request));
        using var renamed = StateFolder.Begin(request with { AllowOutdated = true });
    }

    [TestMethod]
    public void Releases_of_before_are_continued_where_they_are()
    {
        using var folder = new StateFolder();
        var older = new ReleaseStore(folder.State);
        using (var started = StateFolder.Begin(folder.Request with { StateDirectory = null }))
        {
            Directory.CreateDirectory(older.DirectoryOf("prod"));
            Directory.Move(started.Folder.Directory, Path.Combine(older.DirectoryOf("prod"), started.Folder.Release.Id));
        }

        folder.Write(folder.Plan with { Version = "2.0.0" });
        using var next = StateFolder.Begin(folder.Request);

        Assert.AreEqual(older.DirectoryOf("prod"), Path.GetDirectoryName(next.Folder.Directory));
        Assert.AreEqual(older.ReleasesOf("prod")[0], next.Folder.Release.Previous);
        Directory.CreateDirectory(folder.Store.DirectoryOf("dev"));
        CollectionAssert.AreEqual(new[] { "dev", "prod" }, folder.Store.Environments.ToArray());
    }

    // What brings the plan, with the base that it has now, back to its file.
    private static Action Plan(StateFolder folder, string version)
    {
        var id = folder.Write(folder.Plan with { Version = version });
        var made = PlanBase.Now(folder.Store, "prod", id).ToBytes();
        void Restore()
        {
            folder.Write(folder.Plan with { Version = version });
            File.WriteAllBytes(PlanBase.FileBeside(folder.Request.PlanFile), made);
        }

        Restore();
        return Restore;
    }

    private static string Finish(StateFolder folder, string approval)
    {
        using var started = StateFolder.Begin(folder.Request with { Approval = approval });
        foreach (var operation in started.Folder.Plan.Operations)
        {
            StateFolder.Record(started.Folder, operation.Id, OperationStatus.Succeeded);
        }

        return started.Folder.Release.Id;
    }

    private static Diagnostic Refusal(StateFolder folder, string lastRelease = "")
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(DeployPlan.Commands.ApplyStart.Begin(folder.Request with { LastRelease = lastRelease }, diagnostics));
        return diagnostics.ToSortedList().Single();
    }
}
