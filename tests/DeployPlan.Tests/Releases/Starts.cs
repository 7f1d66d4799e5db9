using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Tests.Releases;

[TestClass]
public class Starts
{
    [TestMethod]
    public void A_release_holds_the_very_bytes_of_the_plan_and_frees_the_environment()
    {
        using var folder = new StateFolder();
        string directory;
        using (var started = StateFolder.Begin(folder.Request))
        {
            directory = started.Folder.Directory;
            Assert.IsNotNull(EnvironmentLock.HolderIn(folder.EnvironmentState));
        }

        CollectionAssert.AreEqual(File.ReadAllBytes(folder.PathOf("plan.json")), File.ReadAllBytes(Path.Combine(directory, "plan.json")));
        Assert.IsNull(EnvironmentLock.HolderIn(folder.EnvironmentState));
        var read = folder.Store.Open("prod", Path.GetFileName(directory), new())!;
        Assert.AreEqual("20260102T120000000Z", read.Release.Id[..19]);
        Assert.AreEqual(folder.Request.Drivers[0], read.Release.DriverOf(read.Plan.Operations[0]));
    }

    [TestMethod]
    public void Everything_that_is_wrong_is_found_in_one_run()
    {
        using var folder = new StateFolder();
        folder.Write(folder.Plan with { ApprovalRequired = true });
        File.WriteAllText(folder.PathOf("net.sh"), "false\n");

        var codes = StateFolder.Refused(folder.Request with { Drivers = [], Variable = _ => "", Environment = "staging" });

        CollectionAssert.AreEquivalent(new[] { "DPL4001", "DPL4005", "DPL4006", "DPL4008", "DPL4010" }, codes);
        Assert.IsFalse(Directory.Exists(folder.State));
    }

    [TestMethod]
    [DataRow("a needs it", "a")]
    [DataRow("a, b need it", "a", "b")]
    public void A_driver_that_is_missing_is_named_with_the_operations_that_need_it(string expected, params string[] operations) =>
        Assert.Contains($"for operations of type deploy, but {expected}; reference", Diagnostics.ExecutionDiagnostics.MissingDriver("plan.json", "ftp", "deploy", operations, ["command"]).Message);

    [TestMethod]
    public void The_command_of_a_refusal_drops_nothing_that_was_given()
    {
        using var folder = new StateFolder();
        folder.Write(folder.Plan with { ApprovalRequired = true });
        var diagnostics = new Diagnostics.DiagnosticBag();

        Assert.IsNull(Commands.ApplyStart.Begin(
            folder.Request with { LastRelease = "none", AllowReplay = true, AllowOutdated = true, BreakLock = "first", Services = ["api"], Given = ["DeployPlanStrict=true", "DeployPlanRepositoryRoot=/r"] }, diagnostics));

        var message = diagnostics.ToSortedList().Single().Message;
        foreach (var property in new[] { "LastRelease=none", "AllowReplay=true", "AllowOutdated=true", "BreakLock=first", "Services=api", "Strict=true", "RepositoryRoot=/r" })
        {
            Assert.Contains(" -p:DeployPlan" + property, message);
        }

        Assert.HasCount(2, message.Split("DeployPlanApprove="));
    }

    [TestMethod]
    [DataRow("deploy/here.json", "so write -p:DeployPlanFile=deploy/here.json")]
    [DataRow("of prod/here.json", "so write '-p:DeployPlanFile=of prod/here.json'")]
    [DataRow("../here.json", "so write -p:DeployPlanFile=../here.json")]
    [DataRow("", "plan again")]
    public void A_plan_that_is_named_from_where_the_build_was_started_is_named_as_the_project_takes_it(string there, string said)
    {
        using var folder = new StateFolder();
        var project = folder.PathOf("project");
        var file = Path.GetFullPath(Path.Combine(project, there.Length == 0 ? "nothing.json" : there));
        if (there.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "{}");
        }

        var diagnostics = new Diagnostics.DiagnosticBag();
        Assert.IsNull(Commands.ApplyStart.Begin(
            folder.Request with { Project = Path.Combine(project, "Shop.csproj"), PlanFile = Path.Combine(project, "absent.json"), PlanFileFromStart = file }, diagnostics));

        var message = diagnostics.ToSortedList().Single();
        Assert.AreEqual("DPL1001", message.Code);
        Assert.Contains(said, message.Message);
        Assert.AreEqual(there.Length > 0, message.Message.Contains("relative to the project's folder", StringComparison.Ordinal));
    }

    [TestMethod]
    public void In_locked_mode_a_baseline_is_applied_with_its_approval_which_no_lock_can_hold()
    {
        using var folder = new StateFolder();
        var id = folder.Write(folder.Plan with
        {
            Operations =
            [
                new Operation
                {
                    Id = "migration_orders_baseline",
                    Type = OperationType.Migration,
                    Description = "Note scripts",
                    Driver = "raw",
                    Wave = 1,
                    Metadata = [],
                    Inputs = new MigrationInputs { Database = "orders", Engine = "raw", Path = "db", Strategy = MigrationStrategy.PreDeploy, ConnectionEnv = "KEY_A", Direction = MigrationDirection.Baseline, Scripts = ["001.sql"] },
                },
            ],
        });

        using var started = StateFolder.Begin(folder.Request with { LockedMode = true, Approval = id, Drivers = [new Driver("raw", "migration", "Run", "", 0, 1, 0)] });
    }

    [TestMethod]
    [DataRow(false, " -p:DeployPlanVersion=1.0.0")]
    [DataRow(true, "")]
    public void The_command_that_approves_names_the_version_only_where_something_says_it(bool hasNoVersion, string version)
    {
        using var folder = new StateFolder();
        var id = folder.Write(folder.Plan with { ApprovalRequired = true });
        var diagnostics = new DeployPlan.Diagnostics.DiagnosticBag();

        using var started = DeployPlan.Commands.ApplyStart.Begin(folder.Request with { PlanId = id, HasNoVersion = hasNoVersion }, diagnostics);

        Assert.Contains($"-p:Env=prod{version} -p:DeployPlanApprove={id}", diagnostics.ToSortedList().Single(found => found.Code == "DPL4008").Message);
    }

    [TestMethod]
    public void A_plan_is_applied_twice_only_where_that_is_asked_for()
    {
        using var folder = new StateFolder();
        folder.Finish(OperationStatus.Succeeded);

        CollectionAssert.AreEqual(new[] { "DPL4012" }, StateFolder.Refused(folder.Request));
        using var again = StateFolder.Begin(folder.Request with { AllowReplay = true });
    }

    [TestMethod]
    public void The_bytes_that_a_build_has_made_are_applied_whatever_is_in_the_file_by_now()
    {
        using var folder = new StateFolder();
        var bytes = File.ReadAllBytes(folder.Request.PlanFile);
        var id = folder.Write(folder.Plan);
        folder.Write(folder.Plan with { Version = "6.6.6" });

        CollectionAssert.AreEqual(new[] { "DPL4032" }, StateFolder.Refused(folder.Request with { PlanId = id }));
        using var started = StateFolder.Begin(folder.Request with { PlanId = id, PlanBytes = bytes });

        Assert.AreEqual("1.0.0", started.Folder.Release.Version);
        CollectionAssert.AreEqual(bytes, File.ReadAllBytes(Path.Combine(started.Folder.Directory, "plan.json")));
    }

    [TestMethod]
    public void The_state_folder_keeps_itself_out_of_git_and_a_file_of_a_person_is_left_alone()
    {
        using var folder = new StateFolder();
        folder.Finish(OperationStatus.Failed);
        Assert.AreEqual("# Releases of DeployPlan, which are no sources.\n*\n", File.ReadAllText(Path.Combine(folder.State, ".gitignore")));

        // As it was written before.
        File.WriteAllText(Path.Combine(folder.State, ".gitignore"), "*\n");
        folder.Finish(OperationStatus.Failed);
        Assert.StartsWith("# Releases of DeployPlan", File.ReadAllText(Path.Combine(folder.State, ".gitignore")));

        File.WriteAllText(Path.Combine(folder.State, ".gitignore"), "prod/*/logs\n");
        folder.Finish(OperationStatus.Failed);
        Assert.AreEqual("prod/*/logs\n", File.ReadAllText(Path.Combine(folder.State, ".gitignore")));
    }

    [TestMethod]
    public void A_state_folder_that_has_files_of_a_person_is_not_kept_out_of_git()
    {
        using var folder = new StateFolder();
        Directory.CreateDirectory(folder.State);
        File.WriteAllText(Path.Combine(folder.State, "run.sh"), "true\n");

        folder.Finish(OperationStatus.Failed);

        Assert.IsFalse(File.Exists(Path.Combine(folder.State, ".gitignore")));
    }

    [TestMethod]
    public void Releases_sort_by_time_even_where_the_clock_was_set_back()
    {
        using var folder = new StateFolder();
        var first = folder.Finish(OperationStatus.Failed);
        using var second = StateFolder.Begin(folder.Request with { Now = StateFolder.Noon.AddHours(-1) });

        Assert.IsGreaterThan(0, string.CompareOrdinal(second.Folder.Release.Id, first));
        Assert.AreEqual(second.Folder.Release.Id, folder.Store.LatestOf("prod"));
    }

    [TestMethod]
    public void A_state_folder_that_cannot_be_made_is_an_error()
    {
        using var folder = new StateFolder();
        File.WriteAllText(folder.State, "a file");

        CollectionAssert.AreEqual(new[] { "DPL4018" }, StateFolder.Refused(folder.Request));
    }

    [TestMethod]
    public void A_dry_run_needs_neither_variables_nor_an_approval_nor_the_environment()
    {
        using var folder = new StateFolder();
        var id = folder.Write(folder.Plan with { ApprovalRequired = true });
        using var other = StateFolder.Begin(folder.Request with { Approval = id });
        var request = folder.Request with { DryRun = true, Variable = _ => null, StateDirectory = folder.PathOf("dry") };
        using var started = StateFolder.Begin(request);
        foreach (var operation in started.Folder.Plan.Operations)
        {
            StateFolder.Record(started.Folder, operation.Id, OperationStatus.Succeeded);
        }

        var report = DryRunReport.Of(started.Folder, StateFolder.Obstacles(started.Folder, request));

        Assert.Contains("  infra_a  (command) Provision infra_a\n      a failure would skip infra_b\n", report);
        Assert.Contains("DPL4005", report);
        Assert.Contains("DPL4008", report);
    }
}
