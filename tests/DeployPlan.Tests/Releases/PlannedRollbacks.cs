using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Tests.Releases;

/// <summary>The way back is planned in the folder of the plan that leads forward, and leaves that one alone.</summary>
[TestClass]
public sealed class PlannedRollbacks : IDisposable
{
    private readonly StateFolder _state = new();

    private string Output => _state.PathOf("out");

    [TestMethod]
    public void A_rollback_that_cannot_be_planned_leaves_the_plan_with_its_base_and_views()
    {
        _state.Finish(OperationStatus.Succeeded);
        WritePlan();

        Assert.AreEqual("DPL3133", Codes(Rollback()));

        Assert.AreEqual("base.json plan.html plan.json plan.md", Left());
    }

    [TestMethod]
    public void A_rollback_that_cannot_be_written_leaves_the_plan_with_its_base_and_views()
    {
        _state.Finish(OperationStatus.Succeeded);
        _state.Write(_state.Plan with { Version = "2.0.0" });
        _state.Finish(OperationStatus.Succeeded);
        WritePlan();
        Directory.CreateDirectory(Path.Combine(Output, "prod", "rollback.json"));

        Assert.AreEqual("DPL3001", Codes(Rollback()));

        Assert.StartsWith("base.json plan.html plan.json plan.md", Left());
    }

    [TestMethod]
    public void The_lock_of_another_machine_does_not_block_the_way_back_for_ever()
    {
        _state.Finish(OperationStatus.Succeeded);
        _state.Write(_state.Plan with { Version = "2.0.0" });
        var last = _state.Finish(OperationStatus.Succeeded);
        LockElsewhere(last);

        var refused = Rollback().Diagnostics.Single();

        Assert.AreEqual("DPL3138", refused.Code);
        Assert.EndsWith($"plan with: dotnet build -t:DeployPlanRollback -p:Env=prod -p:DeployPlanBreakLock={last}", refused.Message);
        Assert.AreEqual("DPL3138", Codes(Rollback("another")));
        Assert.AreEqual("", Codes(Rollback(last)));
        using var held = EnvironmentLock.Take(_state.EnvironmentState, new LockClaim("running", StateFolder.Noon) { Broken = last }, new DeployPlan.Diagnostics.DiagnosticBag());
        Assert.EndsWith("wait until it ends", Rollback("running").Diagnostics.Single().Message);
    }

    [TestMethod]
    public void The_lock_of_another_machine_does_not_block_a_stop_for_ever()
    {
        var last = _state.Finish(OperationStatus.Succeeded);
        LockElsewhere(last);

        var refused = Stop("").Diagnostics.Single();

        Assert.AreEqual("DPL4015", refused.Code);
        Assert.EndsWith($"break the lock with: dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanBreakLock={last}", refused.Message);
        Assert.IsEmpty(Stop(last).Diagnostics);
    }

    [TestMethod]
    public void A_stop_of_one_service_that_is_refused_names_that_service()
    {
        var last = _state.Finish(OperationStatus.Succeeded);
        LockElsewhere(last);
        Assert.EndsWith($" -p:DeployPlanService=api -p:DeployPlanBreakLock={last}", Stop("", "api").Diagnostics.Single().Message);

        File.WriteAllBytes(Path.Combine(_state.EnvironmentState, "lease.json"), new Lease { Release = last, Seconds = 60, Since = DateTime.UtcNow, Renewed = DateTime.UtcNow, User = "ci", Host = "any" }.ToBytes());

        var refused = Stop("", "api").Diagnostics.Single();
        Assert.AreEqual("DPL4282", refused.Code);
        Assert.EndsWith($"dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=api -p:DeployPlanBreakLock={last}", refused.Message);
    }

    [TestMethod]
    public void A_dry_run_says_what_keeps_a_rollback_or_a_plan_from_being_applied()
    {
        var first = _state.Finish(OperationStatus.Succeeded);
        var request = _state.Request with { DryRun = true, OutputDirectory = Output };

        Assert.Contains("DPL4012", ApplyCommand.Run(request).Text);
        _state.Write(_state.Plan with { Version = "2.0.0" });
        _state.Finish(OperationStatus.Succeeded);
        _state.Write(_state.Plan with { Rollback = new PlanRollback { From = first, To = "20250101T000000000Z-000000", Undoes = [] } });

        Assert.Contains("DPL3143", ApplyCommand.Run(request).Text);
    }

    [TestMethod]
    public void What_the_last_releases_that_succeeded_had_published_is_known()
    {
        var deploy = Operation.Empty with
        {
            Id = "deploy_prod_api",
            Type = OperationType.Deploy,
            Description = "Deploy",
            Driver = "command",
            Wave = 1,
            Inputs = DeployInputs.Empty with { Environment = "prod", ProjectName = "shop", Services = ["api"] },
        };
        var folders = new List<string>();
        foreach (var status in new[] { OperationStatus.Succeeded, OperationStatus.Succeeded, OperationStatus.Failed, OperationStatus.Failed })
        {
            _state.Write(_state.Plan with { Version = $"{folders.Count}.0.0", Operations = [deploy] });
            using var started = StateFolder.Begin(_state.Request with { Drivers = [new Driver("command", "deploy", "Run", "", 0, 1, 0)] });
            StateFolder.Record(started.Folder, deploy.Id, status);
            Directory.CreateDirectory(Path.GetDirectoryName(started.Folder.ResultOf(deploy.Id))!);
            File.WriteAllBytes(started.Folder.ResultOf(deploy.Id), (OperationResult.Empty with { Folder = "services/api/" + started.Folder.Release.Id }).ToBytes());
            folders.Insert(0, "services/api/" + started.Folder.Release.Id);
        }

        var found = SuccessfulReleases.PublishedFolders(_state.EnvironmentState, ["api", "worker"], 2);
        CollectionAssert.AreEqual(folders.Skip(2).ToArray(), found["api"].Folders);
        Assert.IsEmpty(found["api"].Unreadable);
        Assert.IsEmpty(found["worker"].Folders);

        var newest = SuccessfulReleases.Last(_state.Store, "prod")!.ResultOf(deploy.Id);
        File.WriteAllText(newest, "{");
        found = SuccessfulReleases.PublishedFolders(_state.EnvironmentState, ["api"], 2);
        CollectionAssert.AreEqual(folders.Skip(3).ToArray(), found["api"].Folders);
        Assert.AreEqual(("DPL4019", newest), (found["api"].Unreadable.Single().Code, found["api"].Unreadable.Single().Span.File));
    }

    [TestMethod]
    public void The_plan_of_a_release_that_was_rolled_back_is_applied_again_as_the_page_about_rollbacks_says()
    {
        var first = _state.Finish(OperationStatus.Succeeded);
        _state.Write(_state.Plan with { Version = "2.0.0" });
        var second = _state.Finish(OperationStatus.Succeeded);
        _state.Write(_state.Plan with { Rollback = new PlanRollback { From = second, To = first, Undoes = [] } });
        _state.Finish(OperationStatus.Succeeded);

        Assert.Contains(
            "-p:DeployPlanFile=.deployplan/prod/<release>/plan.json -p:DeployPlanAllowOutdated=true", File.ReadAllText(RepositoryFolder.PathOf("docs/rollback.md")));
        using var again = StateFolder.Begin(_state.Request with { PlanFile = Path.Combine(_state.EnvironmentState, second, "plan.json"), AllowOutdated = true });
    }

    public void Dispose() => _state.Dispose();

    private void WritePlan()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Output, "prod")).FullName;
        File.Copy(_state.PathOf("plan.json"), Path.Combine(folder, "plan.json"));
        File.Copy(_state.PathOf("base.json"), Path.Combine(folder, "base.json"));
        File.WriteAllText(Path.Combine(folder, "plan.md"), "");
        File.WriteAllText(Path.Combine(folder, "plan.html"), "");
    }

    private string Left() => string.Join(' ', Directory.GetFiles(Path.Combine(Output, "prod")).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal));

    // A machine of which nothing is certain.
    private void LockElsewhere(string release) => File.WriteAllBytes(
        Path.Combine(_state.EnvironmentState, "lock"), (new LockHolder(release, "ci", 4242, "any", StateFolder.Noon) { Machine = new("build-7", "another", "another", "another") }).ToBytes());

    private RollbackOutcome Rollback(string breakLock = "") => RollbackCommand.Run(new RollbackRequest
    {
        ConfigFile = _state.PathOf("deploy.yml"),
        Environment = "prod",
        OutputDirectory = Output,
        StateDirectory = _state.State,
        BreakLock = breakLock,
    });

    private ServiceOutcome Stop(string breakLock, string service = "") => ServiceCommand.Run(new ServiceRequest
    {
        ConfigFile = _state.PathOf("deploy.yml"),
        Project = _state.PathOf("Shop.csproj"),
        Environment = "prod",
        StateDirectory = _state.State,
        Action = ServiceAction.Stop,
        Service = service,
        BreakLock = breakLock,
        Variable = _ => null,
        Now = StateFolder.Noon,
        Call = (_, _, _) => true,
    });

    private static string Codes(RollbackOutcome outcome) => string.Join(' ', outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
}
