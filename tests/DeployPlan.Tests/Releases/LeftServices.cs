using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>What earlier releases have left running of services that a plan does not have.</summary>
[TestClass]
public sealed class LeftServices : IDisposable
{
    private readonly StateFolder _state = new();

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Services_that_no_plan_has_any_more_are_told_with_the_command_that_stops_them()
    {
        Deployed("1.0.0", "compose", "api", "old");
        Deployed("2.0.0", "compose", "api");
        Assert.HasCount(1, Left());
        foreach (var (name, start) in new[] { ("api", true), ("gone", true), ("also_gone", true), ("dead", false) })
        {
            var home = Directory.CreateDirectory(Path.Combine(_state.EnvironmentState, "services", name)).FullName;
            (start ? RunningProgram.Of(Environment.ProcessId) : new RunningProgram(Environment.ProcessId, "earlier")).WriteTo(Path.Combine(home, "service.pid"));
        }

        var before = _state.Store.ReleasesOf("prod")[0];

        CollectionAssert.AreEqual(
            new[]
            {
                new LeftRunning("also_gone", Path.Combine(_state.EnvironmentState, "services", "also_gone", "service.pid"), "dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=also_gone", IsHere: true),
                new LeftRunning("gone", Path.Combine(_state.EnvironmentState, "services", "gone", "service.pid"), "dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=gone", IsHere: true),
                new LeftRunning("old", Path.Combine(_state.EnvironmentState, before), "docker compose -p shop rm -s -f old", IsHere: true),
            },
            Left());
    }

    [TestMethod]
    public void Of_what_another_machine_may_have_deployed_only_that_one_is_said_to_know_whether_it_runs()
    {
        Deployed("1.0.0", "compose", "api", "old");
        var composed = Path.GetFileName(Deployed("2.0.0", "compose", "api"));
        CollectionAssert.AreEqual(new[] { new LeftRunning("old", Path.Combine(_state.EnvironmentState, _state.Store.ReleasesOf("prod")[0]), "docker compose -p shop rm -s -f old", IsHere: false) }, Left(isShared: true));
        var before = Deployed("3.0.0", "process", "worker");
        Deployed("4.0.0", "compose", "api");

        Assert.IsEmpty(Left());
        var elsewhere = new LeftRunning("worker", before, "dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=worker", IsHere: false);
        CollectionAssert.AreEqual(new[] { elsewhere }, Left(isShared: true));

        // A log of an earlier release is of an earlier machine.
        var home = Directory.CreateDirectory(Path.Combine(_state.EnvironmentState, "services", "worker")).FullName;
        File.WriteAllText(Path.Combine(home, composed + ".log"), "");
        CollectionAssert.AreEqual(new[] { elsewhere }, Left(isShared: true));
        File.WriteAllText(Path.Combine(home, Path.GetFileName(before) + ".log"), "");
        Assert.IsEmpty(Left(isShared: true));
    }

    [TestMethod]
    public void What_another_checkout_has_started_of_a_service_that_is_deployed_here_runs_on_beside_it()
    {
        var before = Deployed("1.0.0", "process", "worker");
        var again = Deployed("2.0.0", "process", "worker");
        Assert.IsEmpty(Left(isShared: true), "nothing says that this machine deployed it");

        var home = Directory.CreateDirectory(Path.Combine(_state.EnvironmentState, "services", "worker")).FullName;
        File.WriteAllText(Path.Combine(home, Path.GetFileName(again) + ".log"), "");
        CollectionAssert.AreEqual(
            new[] { new LeftRunning("worker", before, "dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=worker", IsHere: false) { IsDeployedAgain = true } }, Left(isShared: true));
        Assert.IsEmpty(Left());

        File.WriteAllText(Path.Combine(home, Path.GetFileName(before) + ".log"), "");
        Assert.IsEmpty(Left(isShared: true));
    }

    [TestMethod]
    public void The_last_one_who_deployed_it_counts_and_logs_that_were_cleaned_up_do_not()
    {
        Deployed("1.0.0", "process", "worker");
        var second = Deployed("2.0.0", "process", "worker");
        var back = Deployed("1.0.0", "process", "worker");
        var last = Deployed("3.0.0", "process", "worker");
        var home = Directory.CreateDirectory(Path.Combine(_state.EnvironmentState, "services", "worker")).FullName;
        foreach (var release in new[] { second, back, last })
        {
            File.WriteAllText(Path.Combine(home, Path.GetFileName(release) + ".log"), "");
        }

        Assert.IsEmpty(Left(isShared: true), "all of them were here");

        // The release that went back was another machine's: what it started runs there.
        File.Delete(Path.Combine(home, Path.GetFileName(back) + ".log"));
        Assert.AreEqual(back, Left(isShared: true).Single().Place);
    }

    public void Dispose() => _state.Dispose();

    private LeftRunning[] Left(bool isShared = false) => [.. LeftRunning.Of(_state.Store, _state.Store.Open("prod", _state.Store.LatestOf("prod"), new())!, isShared)];

    private string Deployed(string version, string driver, params string[] services)
    {
        _state.Write(_state.Plan with
        {
            Version = version,
            Operations = [Operation.Empty with { Id = "deploy", Type = OperationType.Deploy, Description = "Deploy", Driver = driver, Wave = 1, Inputs = new DeployInputs { Environment = "prod", ProjectName = "shop", Services = services } }],
        });
        using var started = StateFolder.Begin(_state.Request with { Drivers = [new Driver(driver, "deploy", "Run", "", 0, 0, 0)] });
        StateFolder.Record(started.Folder, "deploy", OperationStatus.Succeeded);
        return started.Folder.Directory;
    }
}
