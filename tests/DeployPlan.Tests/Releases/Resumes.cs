using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Views;

namespace DeployPlan.Tests.Releases;

[TestClass]
public class Resumes
{
    [TestMethod]
    public void What_succeeded_is_done_and_nothing_else_is()
    {
        using var folder = new StateFolder();
        string first;
        using (var started = StateFolder.Begin(folder.Request))
        {
            first = started.Folder.Release.Id;
            StateFolder.Record(started.Folder, "infra_a", OperationStatus.Succeeded);
            StateFolder.Record(started.Folder, "infra_b", OperationStatus.Running);
            StateFolder.Record(started.Folder, "infra_c", OperationStatus.Skipped);
        }

        using var resumed = StateFolder.Begin(folder.Request with { Resume = true });

        Assert.AreEqual(first, resumed.Folder.Release.Resumes);
        Assert.AreEqual(first, resumed.Folder.ReadRecord("infra_a")!.Release);
        Assert.IsNull(resumed.Folder.ReadRecord("infra_b"));
        Assert.IsNull(resumed.Folder.ReadRecord("infra_c"));
    }

    [TestMethod]
    public void The_resume_of_a_plan_of_some_services_knows_them_without_being_told()
    {
        using var folder = new StateFolder();
        using (var started = StateFolder.Begin(folder.Request with { Services = ["api"] }))
        {
            StateFolder.Record(started.Folder, "infra_a", OperationStatus.Failed);
        }

        using var resumed = StateFolder.Begin(folder.Request with { Resume = true });

        CollectionAssert.AreEqual(new[] { "api" }, Release.Read(Path.Combine(resumed.Folder.Directory, "release.json"))!.Services.ToArray());
    }

    [TestMethod]
    public void A_health_check_that_what_follows_waits_for_is_repeated_and_no_other()
    {
        using var folder = new StateFolder();
        var check = folder.Plan.Operations[0] with { Type = OperationType.HealthCheck, Inputs = new HealthCheckInputs { Environment = "prod" } };
        folder.Write(folder.Plan with
        {
            Operations = [check with { Id = "health_a" }, folder.Plan.Operations[1] with { DependsOn = ["health_a"] }, check with { Id = "health_c" }],
        });
        var request = folder.Request with { Drivers = [.. folder.Request.Drivers, new Driver("command", "health_check", "Run", "", 0, 1, 0)] };
        using (var started = StateFolder.Begin(request))
        {
            StateFolder.Record(started.Folder, "health_a", OperationStatus.Succeeded);
            StateFolder.Record(started.Folder, "health_c", OperationStatus.Succeeded);
            StateFolder.Record(started.Folder, "infra_b", OperationStatus.Failed);
        }

        using var resumed = StateFolder.Begin(request with { Resume = true });

        Assert.IsNull(resumed.Folder.ReadRecord("health_a"));
        Assert.IsNotNull(resumed.Folder.ReadRecord("health_c"));
    }

    [TestMethod]
    public void A_dry_run_of_a_resume_leaves_out_what_is_done()
    {
        using var folder = new StateFolder();
        using (var started = StateFolder.Begin(folder.Request))
        {
            StateFolder.Record(started.Folder, "infra_a", OperationStatus.Succeeded);
        }

        using var dry = StateFolder.Begin(folder.Request with { Resume = true, DryRun = true, PlanFile = "", Environment = "prod", OutputDirectory = folder.PathOf("out") });
        StateFolder.Record(dry.Folder, "infra_b", OperationStatus.Succeeded);

        var report = DryRunReport.Of(dry.Folder, []);
        Assert.DoesNotContain("infra_a  (command)", report);
        Assert.Contains("  infra_b  (command)", report);
        Assert.Contains("  done: infra_a, by release ", report);
        Assert.HasCount(1, folder.Store.ReleasesOf("prod"));
    }

    [TestMethod]
    public void A_resume_of_a_resume_keeps_what_both_have_done()
    {
        using var folder = new StateFolder();
        using (var started = StateFolder.Begin(folder.Request))
        {
            StateFolder.Record(started.Folder, "infra_a", OperationStatus.Succeeded);
        }

        using (var started = StateFolder.Begin(folder.Request with { Resume = true }))
        {
            StateFolder.Record(started.Folder, "infra_b", OperationStatus.Succeeded);
        }

        using var last = StateFolder.Begin(folder.Request with { Resume = true, PlanFile = "", Environment = "prod" });

        Assert.IsNotNull(last.Folder.ReadRecord("infra_a"));
        Assert.IsNotNull(last.Folder.ReadRecord("infra_b"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{ \"id\": \"infra_a\", \"status\": \"succeeded\"")]
    [DataRow("{ \"id\": \"infra_a\", \"status\": \"perhaps\", \"started\": \"2026-01-01T00:00:00.000Z\" }")]
    public void A_record_that_is_there_but_not_whole_is_an_error_and_nothing_runs_again(string content)
    {
        using var folder = new StateFolder();
        string file;
        using (var started = StateFolder.Begin(folder.Request))
        {
            StateFolder.Record(started.Folder, "infra_c", OperationStatus.Succeeded);
            file = Path.Combine(started.Folder.Directory, "operations", "0001-infra_a.json");
            File.WriteAllText(file, content);
        }

        foreach (var request in new[] { folder.Request, folder.Request with { Resume = true } })
        {
            var diagnostics = new DiagnosticBag();
            Assert.IsNull(Commands.ApplyStart.Begin(request, diagnostics));
            var said = diagnostics.ToSortedList()[0];
            Assert.AreEqual(("DPL4019", file), (said.Code, said.Span.File));
            Assert.Contains("'infra_a'", said.Message);
        }

        var rollback = new DiagnosticBag();
        Assert.IsNull(ExecutedRelease.AllOf(folder.Store, "prod", rollback));
        Assert.AreEqual(("DPL4019", file), (rollback.ToSortedList().Single().Code, rollback.ToSortedList().Single().Span.File));

        var status = ReleaseListing.Status(folder.Store, "prod");
        Assert.Contains(": unreadable, 1 succeeded, 1 not started, 1 unreadable\n", status);
        Assert.Contains($"\n  unreadable   infra_a  {file}\n", status);
        Assert.Contains("unreadable   1.0.0  1 succeeded, 1 not started, 1 unreadable", ReleaseListing.List(folder.Store, "prod"));

        File.Delete(file);
        using var resumed = StateFolder.Begin(folder.Request with { Resume = true });
        Assert.IsNull(resumed.Folder.ReadRecord("infra_a"));
    }

    [TestMethod]
    public void Only_what_did_not_finish_is_resumed_and_only_with_its_own_plan()
    {
        using var folder = new StateFolder();
        var resume = folder.Request with { Resume = true };
        CollectionAssert.AreEqual(new[] { "DPL4013" }, StateFolder.Refused(resume));
        CollectionAssert.AreEqual(new[] { "DPL4013" }, StateFolder.Refused(resume with { PlanFile = "", Environment = "prod" }));
        CollectionAssert.AreEqual(new[] { "DPL4011" }, StateFolder.Refused(resume with { PlanFile = "" }));

        folder.Finish(OperationStatus.Failed);
        folder.Write(folder.Plan with { Version = "2.0.0" });
        CollectionAssert.AreEqual(new[] { "DPL4014" }, StateFolder.Refused(resume));

        folder.Write(folder.Plan);
        folder.Finish(OperationStatus.Succeeded);
        CollectionAssert.AreEqual(new[] { "DPL4013" }, StateFolder.Refused(resume));
    }

    [TestMethod]
    public void Where_nothing_can_be_resumed_no_approval_is_asked_for()
    {
        using var folder = new StateFolder();
        var id = folder.Write(folder.Plan with { ApprovalRequired = true });
        using (var started = StateFolder.Begin(folder.Request with { Approval = id }))
        {
            foreach (var operation in started.Folder.Plan.Operations)
            {
                StateFolder.Record(started.Folder, operation.Id, OperationStatus.Succeeded);
            }
        }

        CollectionAssert.AreEqual(new[] { "DPL4013" }, StateFolder.Refused(folder.Request with { Resume = true, PlanFile = "", Environment = "prod", Variable = _ => null }));
    }

    [TestMethod]
    public void A_release_whose_plan_was_changed_is_not_resumed()
    {
        using var folder = new StateFolder();
        var id = folder.Finish(OperationStatus.Failed);
        var plan = Path.Combine(folder.EnvironmentState, id, "plan.json");
        File.WriteAllText(plan, File.ReadAllText(plan).Replace("./net.sh", "./own.sh", StringComparison.Ordinal));

        CollectionAssert.Contains(StateFolder.Refused(folder.Request with { Resume = true, PlanFile = "", Environment = "prod" }), "DPL3025");
    }

    [TestMethod]
    public void The_report_and_the_lists_say_how_it_ended_and_how_to_go_on()
    {
        using var folder = new StateFolder();
        var id = folder.Write(folder.Plan with { ApprovalRequired = true });
        using var started = StateFolder.Begin(folder.Request with { Approval = id });
        StateFolder.Record(started.Folder, "infra_a", OperationStatus.Succeeded);
        StateFolder.Record(started.Folder, "infra_b", OperationStatus.Failed);

        var report = ReleaseReport.Of(started.Folder, isHeld: false);
        var problem = ReleaseReport.ProblemOf(started.Folder, folder.Request.CommandLine)!.Message;

        Assert.Contains("failed, 1 succeeded, 1 failed, 1 not started", report);
        Assert.Contains("\n  succeeded    infra_a  1.5 s", report);
        Assert.Contains($"resume with: dotnet build {folder.PathOf("Shop.csproj")} -t:DeployPlanApply -p:Env=prod -p:DeployPlanResume=true -p:DeployPlanApprove={id} -p:DeployPlanStateDirectory={folder.State}; a resume repeats this plan", problem);
        Assert.Contains($"{started.Folder.Release.Id}  running      1.0.0  1 succeeded, 1 failed, 1 not started", ReleaseListing.List(folder.Store, ""));
        Assert.Contains("infra_b  1.5 s", ReleaseListing.Status(folder.Store, "prod"));
        Assert.AreEqual("Releases to staging: none", ReleaseListing.List(folder.Store, "staging"));
    }

    [TestMethod]
    public void Attempts_come_from_the_operation_else_from_its_driver_and_wait_longer_each_time()
    {
        using var folder = new StateFolder();
        var driver = new Driver("command", "infra_provision", "Run", "", 3, 2, 60);

        var attempts = Attempts.Of(folder.Plan.Operations[0], driver);
        Assert.AreEqual(int.MaxValue, Attempts.Of(folder.Plan.Operations[0], driver with { Retries = int.MaxValue }).Most);
        var check = Attempts.Of(folder.Plan.Operations[0] with { Inputs = new HealthCheckInputs { Environment = "prod", TimeoutSeconds = 5, Retries = 1 } }, driver);

        var migration = folder.Plan.Operations[0] with { Inputs = MigrationInputs.Empty with { TimeoutSeconds = 7 } };

        Assert.AreEqual(new Attempts(4, 2, 60), attempts);
        Assert.AreEqual(new Attempts(4, 2, 7), Attempts.Of(migration, driver));
        Assert.AreEqual(new Attempts(4, 2, 60), Attempts.Of(migration with { Inputs = MigrationInputs.Empty }, driver));
        Assert.AreEqual(new Attempts(4, 2, 5) { SecondsToEnd = 5 }, check, "its retries are looks within one attempt");
        Assert.AreEqual(10, check.LimitSeconds, "it ends by itself");
        Assert.AreEqual(int.MaxValue, (check with { TimeoutSeconds = int.MaxValue }).LimitSeconds);
        Assert.AreEqual(60, attempts.LimitSeconds);
        CollectionAssert.AreEqual(
            new[] { 2.0, 4, 8, 16, 30, 30 }, Enumerable.Range(2, 6).Select(attempt => attempts.DelayBefore(attempt).TotalSeconds).ToArray());
    }
}
