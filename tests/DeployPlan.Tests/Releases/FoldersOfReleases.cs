using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>Where the parts of a release are, and what is found in the folders of earlier ones.</summary>
[TestClass]
public sealed class FoldersOfReleases : IDisposable
{
    private readonly StateFolder _state = new();

    [TestMethod]
    public async Task Who_only_looks_whether_a_driver_runs_does_not_hide_that_it_does()
    {
        using var started = StateFolder.Begin(_state.Request);
        started.Folder.ShowRunning("infra_a")!.Dispose();
        var look = File.OpenRead(Directory.GetFiles(Path.Combine(started.Folder.Directory, "logs"), "*.running").Single());

        var showing = Task.Run(() => started.Folder.ShowRunning("infra_a"));
        await Task.Delay(50);
        await look.DisposeAsync();

        using var shown = await showing;
        Assert.IsNotNull(shown);
        Assert.IsTrue(started.Folder.HasRunning());
    }

    [TestMethod]
    public void The_files_of_an_operation_have_its_number_and_its_id()
    {
        using var started = StateFolder.Begin(_state.Request);
        var folder = started.Folder;

        Assert.AreEqual(Path.Combine(folder.Directory, "logs", "0002-infra_b.log"), folder.LogOf("infra_b"));
        Assert.AreEqual(Path.Combine(folder.Directory, "results", "0002-infra_b.json"), folder.ResultOf("infra_b"));
        folder.WriteSealedInputs(folder.Find("infra_a")!);
        Assert.AreEqual($"{_state.Plan.SealedInputs[0].Sha256}  net.sh\n", File.ReadAllText(Path.Combine(folder.Directory, "inputs", "0001-infra_a.sha256")));
        StateFolder.Record(folder, "infra_c", OperationStatus.Running);
        Assert.IsTrue(File.Exists(Path.Combine(folder.Directory, "operations", "0003-infra_c.json")));
        Assert.IsTrue(folder.Claim("infra_c"));
        Assert.IsFalse(folder.Claim("infra_c"));
        Assert.IsTrue(File.Exists(Path.Combine(folder.Directory, "operations", "0003-infra_c.claimed")));
        using (folder.ShowRunning("infra_c"))
        {
            Assert.IsTrue(File.Exists(Path.Combine(folder.Directory, "logs", "0003-infra_c.running")));
        }

        Assert.IsNull(folder.Find("infra_d"));
        Assert.AreEqual("", folder.EnvironmentFile);
    }

    [TestMethod]
    public void A_deploy_knows_its_check_and_nothing_else_has_one()
    {
        var check = new HealthCheckInputs { Environment = "prod" };
        var deploy = Operation.Empty with { Id = "deploy_prod_api", Type = OperationType.Deploy, Inputs = DeployInputs.Empty };
        var plan = _state.Plan with { Operations = [deploy, deploy with { Id = "deploy_prod_web" }, Operation.Empty with { Id = "health_check_prod_api", Type = OperationType.HealthCheck, Inputs = check }] };
        var folder = new ReleaseFolder(_state.State, Release.Empty, plan);

        Assert.AreSame(check, folder.HealthCheckOf(deploy));
        Assert.IsNull(folder.HealthCheckOf(plan.Operations[1]));
        Assert.IsNull(folder.HealthCheckOf(plan.Operations[2]));
    }

    [TestMethod]
    public void A_release_without_its_files_or_with_those_of_another_one_is_none()
    {
        var id = _state.Finish(OperationStatus.Failed);
        var directory = Path.Combine(_state.EnvironmentState, id);

        _state.Write(_state.Plan with { Version = "2.0.0" });
        File.Copy(_state.PathOf("plan.json"), Path.Combine(directory, "plan.json"), overwrite: true);
        Assert.AreEqual("DPL4020 plan.json", Problem(directory));
        File.Delete(Path.Combine(directory, "plan.json"));
        Assert.AreEqual("DPL1001 plan.json", Problem(directory));
        File.Delete(Path.Combine(directory, "release.json"));
        Assert.AreEqual("DPL4019 release.json", Problem(directory));
    }

    [TestMethod]
    public void What_succeeded_is_carried_on_with_its_result()
    {
        using (var started = StateFolder.Begin(_state.Request))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(started.Folder.ResultOf("infra_a"))!);
            File.WriteAllBytes(started.Folder.ResultOf("infra_a"), new OperationResult(null, null, "image").ToBytes());
            StateFolder.Record(started.Folder, "infra_a", OperationStatus.Succeeded);
        }

        using var resumed = StateFolder.Begin(_state.Request with { Resume = true });

        Assert.AreEqual("image", OperationResult.Read(resumed.Folder.ResultOf("infra_a"))!.Image);
        Assert.IsTrue(resumed.Folder.HasEnded("infra_a"));
        Assert.IsFalse(resumed.Folder.HasEnded("infra_b"));
    }

    [TestMethod]
    public void The_last_successful_release_is_the_one_to_which_a_rollback_went_back()
    {
        Assert.IsNull(SuccessfulReleases.Last(_state.Store, "prod"));
        var first = Released("1.0.0");
        var second = Released("2.0.0");
        Assert.AreEqual(second, SuccessfulReleases.Last(_state.Store, "prod")!.Release.Id);
        Assert.AreEqual(first, SuccessfulReleases.Before(_state.Store, _state.Store.Open("prod", second, new())!)!.Release.Id);
        Assert.IsNull(SuccessfulReleases.Before(_state.Store, _state.Store.Open("prod", first, new())!));

        _state.Write(_state.Plan with { Version = "1.0.1", Rollback = new PlanRollback { From = second, To = first, Undoes = [] } });
        _state.Finish(OperationStatus.Succeeded);
        _state.Write(_state.Plan with { Version = "3.0.0" });
        _state.Finish(OperationStatus.Failed);
        Assert.AreEqual(first, SuccessfulReleases.Last(_state.Store, "prod")!.Release.Id);
    }

    [TestMethod]
    public void A_rollback_is_made_of_the_commit_of_the_release_to_which_it_goes_back()
    {
        const string Commit = "1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d";
        var first = Released("1.0.0");
        var file = Path.Combine(_state.EnvironmentState, first, "release.json");
        var json = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!;
        json["commit"] = Commit;
        File.WriteAllText(file, json.ToJsonString());
        var second = Released("2.0.0");

        _state.Write(_state.Plan with { Version = "1.0.1", Rollback = new PlanRollback { From = second, To = first, Undoes = [] } });
        _state.Finish(OperationStatus.Succeeded);

        Assert.AreEqual(Commit, _state.Store.Find("prod", _state.Store.LatestOf("prod"))!.Commit);
    }

    [TestMethod]
    public void A_release_that_only_noted_what_another_tool_did_is_not_the_last_one()
    {
        var inputs = new MigrationInputs { Database = "orders", Engine = "raw", Path = "db", Strategy = MigrationStrategy.PreDeploy, Direction = MigrationDirection.Baseline };
        var noted = _state.Plan.Operations[0] with { Id = "baseline_orders", Type = OperationType.Migration, Inputs = inputs };
        Assert.IsFalse(IsLast(noted));
        Assert.IsTrue(IsLast(noted, _state.Plan.Operations[0] with { Id = "infra_b" }));
        Assert.IsTrue(IsLast());

        bool IsLast(params Operation[] operations)
        {
            var plan = Plan.Empty with { Environment = "prod", Project = "shop", Version = $"1.{operations.Length}", Operations = operations };
            var id = ReleaseId.Next(StateFolder.Noon, _state.Store.LatestOf("prod"));
            var release = _state.Store.Create(Records.Release with { Id = id, PlanId = PlanWriter.Write(plan).Id }, plan, PlanWriter.Write(plan).Bytes, resumed: null);
            foreach (var operation in operations)
            {
                StateFolder.Record(release, operation.Id, OperationStatus.Succeeded);
            }

            return SuccessfulReleases.Last(_state.Store, "prod")?.Release.Id == id;
        }
    }

    [TestMethod]
    public void Programs_that_an_apply_left_running_are_reported_and_others_are_not()
    {
        var id = _state.Finish(OperationStatus.Failed);
        var logs = Path.Combine(_state.EnvironmentState, id, "logs");
        RunningProgram.Of(Environment.ProcessId).WriteTo(Path.Combine(logs, "0001-infra_a.log.pid"));
        (RunningProgram.Of(Environment.ProcessId) with { Start = "earlier" }).WriteTo(Path.Combine(logs, "0002-infra_b.log.pid"));
        var diagnostics = new DiagnosticBag();

        LeftBehind.Check(_state.Store, "prod", "", diagnostics);
        LeftBehind.Check(_state.Store, "prod", "20250102T120000000Z-abcdef", diagnostics);
        Assert.IsEmpty(diagnostics.ToSortedList());
        LeftBehind.Check(_state.Store, "prod", id, diagnostics);

        var found = diagnostics.ToSortedList().Single();
        Assert.Contains("'infra_a'", found.Message);
    }

    [TestMethod]
    public void A_mark_changes_with_every_release_and_record_of_the_environments_that_are_asked_for()
    {
        Assert.AreEqual("", ReleaseMark.Of(_state.State, isShared: true, "prod"));
        var id = _state.Finish(OperationStatus.Failed);

        var mark = ReleaseMark.Of(_state.State, isShared: true, "prod");
        StringAssert.Matches(mark, new($"^prod/{id}@[0-9]+ $"));
        Assert.AreEqual(mark, ReleaseMark.Of(_state.State, isShared: true, null));
        Assert.AreEqual("", ReleaseMark.Of(_state.State, isShared: true, "staging"));
        Assert.AreEqual("", ReleaseMark.Of(_state.State, isShared: false, "prod"));
        Assert.AreEqual(mark, ReleaseMark.Of(Path.Combine(_state.State, "shop"), isShared: false, "prod"));
        Directory.SetLastWriteTimeUtc(Path.Combine(_state.EnvironmentState, id, "operations"), StateFolder.Noon);
        Assert.AreEqual($"prod/{id}@{StateFolder.Noon.Ticks} ", ReleaseMark.Of(_state.State, isShared: true, "prod"));
        var other = Path.GetFileName(Created(_state.Plan, PlanWriter.Write(_state.Plan), new ReleaseStore(_state.State, "another")).Directory);
        StringAssert.Matches(ReleaseMark.Of(_state.State, isShared: true, "prod"), new($"^prod/{other}@[0-9]+ prod/{id}@[0-9]+ $"));
    }

    [TestMethod]
    public void A_deploy_that_is_repeated_has_what_the_builds_of_its_earlier_release_made()
    {
        var deploy = Operation.Empty with { Id = "deploy_prod_api", Type = OperationType.Deploy, Description = "Deploy", Driver = "command", Inputs = new DeployInputs { Environment = "prod", ProjectName = "shop" } };
        var build = Operation.Empty with { Id = "build_api", Type = OperationType.Build, Description = "Build", Driver = "dotnet", Wave = 1, Inputs = BuildInputs.Empty with { Provider = "dotnet", Workdir = ".", Context = ".", Tag = "1" } };
        _state.Write(_state.Plan with { Operations = [_state.Plan.Operations[0], build, deploy with { Wave = 2, DependsOn = ["build_api", "infra_a"] }] });
        using var earlier = StateFolder.Begin(_state.Request with { Drivers = [.. _state.Request.Drivers, new Driver("dotnet", "build", "Run", "", 0, 0, 0), new Driver("command", "deploy", "Run", "", 0, 0, 0)] });
        var again = deploy with { DependsOn = ["infra_b"], Inputs = (DeployInputs)deploy.Inputs with { Release = earlier.Folder.Release.Id } };
        var lost = again with { Id = "deploy_prod_lost", Inputs = (DeployInputs)deploy.Inputs with { Release = "20250102T120000000Z-abcdef" } };
        var later = new ReleaseFolder(Path.Combine(_state.EnvironmentState, "later"), Release.Empty, _state.Plan with { Operations = [_state.Plan.Operations[1], again, lost, again with { Id = "deploy_prod_new" }] });

        string[] own = [later.ResultOf("infra_b")];
        CollectionAssert.AreEqual(new[] { later.ResultOf("infra_b"), earlier.Folder.ResultOf("build_api") }, Results("deploy_prod_api"));
        CollectionAssert.AreEqual(own, Results("deploy_prod_lost"));
        CollectionAssert.AreEqual(own, Results("deploy_prod_new"));

        string[] Results(string id) => [.. ReleasedArtifacts.Of(later, later.Find(id)!).Select(result => result.Value)];
    }

    [TestMethod]
    public void A_release_has_the_files_of_the_sets_of_its_plan()
    {
        var set = SealedInput.SetOf("site/", [new SealedInput("site/index.html", new string('a', 64))]);
        var plan = _state.Plan with { SealedInputs = [.. _state.Plan.SealedInputs, set] };
        var document = PlanWriter.Write(plan);

        var directory = Created(plan, document).Directory;

        Assert.AreEqual("site/index.html", ReleaseFolder.Read(directory, new())!.Plan.SealedInputs[^1].Members!.Single().Path);
    }

    [TestMethod]
    public void A_release_that_cannot_be_made_leaves_nothing_behind()
    {
        var document = PlanWriter.Write(_state.Plan);
        var directory = Created(_state.Plan, document).Directory;

        Assert.ThrowsExactly<IOException>(() => Created(_state.Plan, document));

        CollectionAssert.AreEqual(new[] { directory }, Directory.GetDirectories(_state.EnvironmentState));
    }

    public void Dispose() => _state.Dispose();

    private ReleaseFolder Created(Plan plan, PlanDocument document, ReleaseStore? store = null) => (store ?? _state.Store).Create(
        Records.Release with { PlanId = document.Id }, plan, document.Bytes, resumed: null);

    private string Released(string version)
    {
        _state.Write(_state.Plan with { Version = version });
        return _state.Finish(OperationStatus.Succeeded);
    }

    private static string Problem(string directory)
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(ReleaseFolder.Read(directory, diagnostics));
        var problem = diagnostics.ToSortedList().Single();
        return $"{problem.Code} {Path.GetRelativePath(directory, problem.Span.File)}";
    }
}
