using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>What each small part of a release does by itself.</summary>
[TestClass]
public sealed class RulesOfReleases : IDisposable
{
    private readonly StateFolder _state = new();

    [TestMethod]
    [DataRow("DEPLOYPLAN_PIPELINE")]
    [DataRow("GITHUB_RUN_ID")]
    [DataRow("CI_PIPELINE_ID")]
    [DataRow("BUILD_BUILDID")]
    [DataRow("ARGO_WORKFLOW_NAME")]
    public void A_pipeline_is_known_by_the_variable_of_its_server(string variable)
    {
        Assert.AreEqual("7", CiJob.PipelineOf(name => name == variable ? "7" : null));
        Assert.AreEqual("", CiJob.PipelineOf(name => name == variable ? "" : null));
        Assert.AreEqual("8", CiJob.PipelineOf(name => name == "ARGO_WORKFLOW_NAME" ? "8" : ""));
    }

    [TestMethod]
    [DataRow("CI_JOB_URL", "https://ci/7")]
    [DataRow("BUILDKITE_BUILD_URL", "https://ci/7")]
    [DataRow("CIRCLE_BUILD_URL", "https://ci/7")]
    [DataRow("BUILD_URL", "https://ci/7")]
    [DataRow("OTHER_URL", "")]
    public void A_job_is_known_by_its_address(string variable, string expected) => Assert.AreEqual(expected, CiJob.Of(name => name == variable ? "https://ci/7" : null));

    [TestMethod]
    public void A_store_has_no_paths_of_a_machine_and_a_machine_puts_its_own_there()
    {
        var known = new Driver("command", "deploy", "Run", "/repo/a.targets", 0, 1, 0);
        var release = Records.Release with { Drivers = [known, known with { Name = "gone" }] };
        var stored = LocalPaths.Without(release);

        Assert.AreEqual(("-", "", "-", "", ""), (stored.ConfigDirectory, stored.RepositoryRoot, stored.Project, stored.Drivers[0].File, stored.Drivers[1].File));
        var here = new LocalPaths("/here", "/", "/here/Shop.csproj", [known with { File = "/here/a.targets" }]).In(stored);
        Assert.AreEqual(("/here", "/", "/here/Shop.csproj", "/here/a.targets", ""), (here.ConfigDirectory, here.RepositoryRoot, here.Project, here.Drivers[0].File, here.Drivers[1].File));
    }

    [TestMethod]
    public void What_a_record_has_before_it_is_read_is_empty()
    {
        var (release, operation, driver, based) = (Release.Empty, OperationRecord.Empty, Driver.Empty, PlanBase.Empty);

        Assert.AreEqual("", release.Id + release.Environment + release.PlanId + release.Version + release.ConfigDirectory + release.Project);
        Assert.AreEqual("", operation.Id + operation.Driver + operation.Log + operation.Release);
        Assert.AreEqual("", driver.Name + driver.Type + driver.Target + driver.File);
        Assert.AreEqual("", based.PlanId + based.Release + based.Version);
    }

    [TestMethod]
    public void Down_scripts_of_what_runs_are_kept_as_they_were_reviewed()
    {
        string Sealed(string name, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_state.PathOf(name))!);
            File.WriteAllText(_state.PathOf(name), text);
            return ContentDigest.OfBytes(System.Text.Encoding.UTF8.GetBytes(text));
        }

        SealedInput[] inputs =
        [
            new("db/1.down.sql", Sealed("db/1.down.sql", "one")), new("db/1.sql", Sealed("db/1.sql", "up")), new("db/2.down.sql", Sealed("db/2.down.sql", "two")), new("ef/1.down.sql", Sealed("ef/1.down.sql", "ef")),
            new("old/1.down.sql", Sealed("old/1.down.sql", "old")),
        ];
        var migration = new MigrationInputs { Database = "main", Engine = "raw", Path = "db", Strategy = MigrationStrategy.PreDeploy };
        Operation Of(MigrationInputs of) => _state.Plan.Operations[0] with { Id = "migration_" + of.Path, Inputs = of, Consumes = [of.Path] };
        var plan = _state.Plan with { SealedInputs = inputs, Operations = [Of(migration), Of(migration with { Path = "ef", Engine = "efcore" }), Of(migration with { Path = "old", Direction = MigrationDirection.Down, Scripts = ["1.sql"] })] };
        File.WriteAllText(_state.PathOf("db/2.down.sql"), "changed since");
        var root = Path.GetDirectoryName(_state.PathOf("x"))!;

        var kept = KeptScripts.Of(plan, new SourceTree(root, root));

        Assert.AreEqual(inputs[0].Sha256, kept.Keys.Single());
        Assert.AreEqual("one", System.Text.Encoding.UTF8.GetString(kept.Values.Single()));
        var id = ReleaseId.Next(StateFolder.Noon, "");
        var folder = _state.Store.Create(Records.Release with { Id = id, PlanId = PlanWriter.Write(plan).Id }, plan, PlanWriter.Write(plan).Bytes, resumed: null, kept);
        Assert.AreEqual("one", File.ReadAllText(KeptScripts.PathOf(folder.Directory, inputs[0].Sha256)));
        Assert.IsTrue(Directory.Exists(Path.Combine(folder.Directory, "operations")));
    }

    [TestMethod]
    public void A_reason_is_taken_once_and_kept_in_one_line()
    {
        var log = _state.PathOf("a.log");
        Assert.IsNull(FailureNote.Take(log));
        FailureNote.Write(log, " it\r\nfailed \n");

        Assert.AreEqual("it failed", FailureNote.Take(log));
        Assert.IsNull(FailureNote.Take(log));
        File.WriteAllText(_state.PathOf("file"), "");
        FailureNote.Write(_state.PathOf("file/a.log"), "x");
        Assert.IsNull(FailureNote.Take(_state.PathOf("file/a.log")));
    }

    [TestMethod]
    public void A_driver_is_shown_to_run_until_that_is_disposed()
    {
        using var started = StateFolder.Begin(_state.Request);
        var folder = started.Folder;
        using (folder.ShowRunning("infra_a", "2"))
        {
            Assert.IsTrue(folder.HasRunning());
            Assert.AreEqual("0001-infra_a.2.running", Directory.GetFiles(Path.Combine(folder.Directory, "logs"), "*.running").Select(Path.GetFileName).Single());
            folder.WaitForDriver("infra_b");
            var waited = Task.Run(() => folder.WaitForDriver("infra_a"));
            Assert.IsFalse(waited.Wait(TimeSpan.FromMilliseconds(200)));
        }

        folder.WaitForDriver("infra_a");
        Assert.IsFalse(folder.HasRunning());
        Directory.Delete(Path.Combine(folder.Directory, "logs"), recursive: true);
        Assert.IsNull(folder.ShowRunning("infra_a"));
        Assert.IsFalse(folder.HasRunning());
    }

    [TestMethod]
    public void A_result_of_an_operation_that_succeeded_must_be_whole()
    {
        using var started = StateFolder.Begin(_state.Request);
        var folder = started.Folder;
        StateFolder.Record(folder, "infra_a", OperationStatus.Succeeded);
        StateFolder.Record(folder, "infra_b", OperationStatus.Failed);
        foreach (var id in new[] { "infra_a", "infra_b" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.ResultOf(id))!);
            File.WriteAllText(folder.ResultOf(id), "{ half of it");
        }

        var found = new DiagnosticBag();
        folder.ReportUnreadableResults(found);

        Assert.AreEqual("DPL4019 " + folder.ResultOf("infra_a"), string.Join(' ', found.ToSortedList().Select(static error => error.Code + " " + error.Span.File)));
        Assert.IsTrue(folder.HasEnded("infra_a"));
        Assert.IsTrue(folder.HasEnded("infra_b"));
        Assert.IsFalse(folder.HasEnded("infra_c"));
        StateFolder.Record(folder, "infra_c", OperationStatus.Running);
        Assert.IsFalse(folder.HasEnded("infra_c"));
        Assert.IsNull(folder.HealthCheckOf(folder.Plan.Operations[0]));
    }

    [TestMethod]
    public void A_service_that_was_tried_is_found_and_one_that_was_skipped_is_not()
    {
        var plan = Deploys("prod", "api", "web", "worker", "mail");
        var request = _state.Request with { Drivers = [new Driver("process", "deploy", "Run", "", 0, 1, 0)] };
        _state.Write(plan);
        using var started = StateFolder.Begin(request);
        StateFolder.Record(started.Folder, "deploy_prod_api", OperationStatus.Succeeded);
        StateFolder.Record(started.Folder, "deploy_prod_web", OperationStatus.Failed);
        StateFolder.Record(started.Folder, "deploy_prod_worker", OperationStatus.Skipped);
        File.WriteAllText(Path.Combine(started.Folder.Directory, "operations", Directory.GetFiles(Path.Combine(started.Folder.Directory, "operations"), "*api*").Select(Path.GetFileName).Single()!.Replace("0001", "0004", StringComparison.Ordinal).Replace("api", "mail", StringComparison.Ordinal)), "half");

        Assert.AreEqual("api", Names(DeployedService.NewestFirst(_state.Store, "prod", new DiagnosticBag())));
        Assert.AreEqual("api mail web", Names(DeployedService.TriedNewestFirst(_state.Store, "prod", new DiagnosticBag())));
        Assert.AreEqual(started.Folder.Release.Id, DeployedService.TriedNewestFirst(_state.Store, "prod", new DiagnosticBag()).First().Since);
        Assert.IsEmpty(DeployedService.OfProcesses(_state.Store, "prod"));
        foreach (var name in new[] { "web", "api", "other" })
        {
            Directory.CreateDirectory(Path.Combine(_state.EnvironmentState, "services", name));
        }

        Assert.AreEqual("api", Names(DeployedService.OfProcesses(_state.Store, "prod")));

        static string Names(IEnumerable<DeployedService> services) => string.Join(' ', services.Select(static service => service.Name).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void The_command_of_an_apply_has_the_services_and_the_store() => Assert.AreEqual(
        "dotnet build /repo/Shop.csproj -t:DeployPlanApply -p:Env=prod -p:A=b -p:DeployPlanServices=api%3Bweb -p:DeployPlanAllowOutdated=true -p:DeployPlanStore=git:origin -p:DeployPlanStateDirectory=/state -p:C=d",
        new ApplyCommandLine("/repo/Shop.csproj", "", "/state") { Services = ["api", "web"], AllowOutdated = true, Store = "git:origin", Given = ["C=d"] }.Of("prod", "A=b"));

    [TestMethod]
    public void The_holder_of_a_lock_is_written_as_agreed() => Assert.AreEqual(
        """
        {
          "release": "first",
          "host": "build-7",
          "user": "ann",
          "pid": 7,
          "process_start": "boot/1",
          "since": "2026-01-02T12:00:00.000Z",
          "machine": "m",
          "boot": "b",
          "pid_namespace": "n",
          "job": "https://ci/1",
          "system_lock": true
        }

        """,
        System.Text.Encoding.UTF8.GetString(new LockHolder("first", "ann", 7, "boot/1", StateFolder.Noon) { Machine = new("build-7", "m", "b", "n"), Job = "https://ci/1", IsKeptBySystem = true }.ToBytes()));

    [TestMethod]
    public void The_time_that_is_usual_is_the_one_in_the_middle()
    {
        Assert.AreEqual(TimeSpan.FromSeconds(3), UsualTimes.MedianOf([TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1)]));
        Assert.AreEqual(TimeSpan.FromSeconds(9), UsualTimes.MedianOf([TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(3)]));
    }

    [TestMethod]
    public void A_process_has_a_start_and_a_parent_while_there_is_one()
    {
        Assert.IsNotNull(ProcessIdentity.StartOf(Environment.ProcessId));
        Assert.AreEqual(ProcessIdentity.StartOf(Environment.ProcessId), ProcessIdentity.StartOf(Environment.ProcessId));
        Assert.IsNull(ProcessIdentity.StartOf(int.MaxValue));
        Assert.AreEqual(0, ProcessIdentity.ParentOf(int.MaxValue));
        Assert.AreNotEqual(0, ProcessIdentity.ParentOf(Environment.ProcessId));
    }

    [TestMethod]
    public void A_program_is_looked_for_in_the_folders_of_the_path()
    {
        File.WriteAllText(_state.PathOf("tool"), "");
        var folder = Path.GetDirectoryName(_state.PathOf("tool"))!;

        Assert.AreEqual(_state.PathOf("tool"), ToolLookup.Find("tool", $"/nowhere{Path.PathSeparator}{Path.PathSeparator}\0{Path.PathSeparator}{folder}"));
        Assert.IsNull(ToolLookup.Find("tool", null));
        Assert.IsNull(ToolLookup.Find("other", folder));
        Assert.IsTrue(ToolLookup.Succeeds("dotnet", ["dotnet", "--version"], folder));
        Assert.IsFalse(ToolLookup.Succeeds("dotnet", ["dotnet", "no-such-command"], folder));
        Assert.IsFalse(ToolLookup.Succeeds("no-such-program-anywhere", ["no-such-program-anywhere"], folder));
    }

    public void Dispose() => _state.Dispose();

    private Plan Deploys(string environment, params string[] services) => _state.Plan with
    {
        Environment = environment,
        SealedInputs = [],
        RequiredEnvironment = [],
        Operations =
        [
            .. services.Select(name => _state.Plan.Operations[0] with
            {
                Id = $"deploy_{environment}_{name}",
                Type = OperationType.Deploy,
                Driver = "process",
                Inputs = new DeployInputs { Environment = environment, ProjectName = "shop", Services = [name], Variables = [] },
            }),
        ],
    };
}
