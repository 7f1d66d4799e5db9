using System.Diagnostics;
using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>Operations of a release in steps, and other commands, on one machine at the same time.</summary>
[TestClass]
public sealed class StepsOnOneMachine : IDisposable
{
    private const int Here = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ReleaseInSteps _steps = new();
    private readonly List<string> _said = [];

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_program_that_outlives_the_build_that_was_waited_for_is_not_started_again()
    {
        _steps.Begin();
        using (var first = _steps.Join(Here))
        {
            first.Look(ReleaseInSteps.Id);
            Assert.IsTrue(first.Folder.Shared!.Claim(first.Folder, ReleaseInSteps.Id, "first", seconds: 2, DateTime.UtcNow));
        }

        using var program = Process.Start("sleep", "600");
        var host = new ReleaseInSteps.Host();
        var log = Path.Combine(_steps.FolderOf(Here), _steps.Release, "logs", "0001-infra_a.log");
        var outcome = RunCommand.Run(_steps.Request(Here) with
        {
            ExecuteOne = host.ExecuteOne,
            Say = text =>
            {
                // It starts while the second build waits for the first one.
                _said.Add(text);
                RunningProgram.Of(program.Id).WriteTo(RunningProgram.FileBeside(log));
            },
        });
        program.Kill();
        program.WaitForExit();

        Assert.Contains("infra_a: first runs it", _said[0]);
        Assert.AreEqual(0, host.Calls);
        Assert.AreEqual("DPL4026", outcome.Diagnostics.Single().Code);
        Assert.Contains($"still running as process {program.Id}", outcome.Diagnostics[0].Message);
    }

    [TestMethod]
    public async Task A_deploy_waits_for_who_stops_services_on_its_machine_and_no_other_operation_does()
    {
        BeginWithDeploys();
        var (deploy, other) = (new ReleaseInSteps.Host(), new ReleaseInSteps.Host());
        Task<ApplyOutcome> run;
        using (EnvironmentLock.Take(_steps.FolderOf(Here), new LockClaim("stopped", DateTime.UtcNow), new())!)
        {
            run = Task.Run(() => RunCommand.Run(Deploy("a") with { ExecuteOne = deploy.ExecuteOne, Say = _said.Add }));
            for (var since = Stopwatch.StartNew(); _said.Count == 0; await Task.Delay(20))
            {
                Assert.IsFalse(run.IsCompleted);
                Assert.IsLessThan(Patience, since.Elapsed);
            }

            Assert.StartsWith("deploy_a: the services of this machine are in use for release stopped by ", _said[0]);
            Assert.IsEmpty(RunCommand.Run(_steps.Request(Here) with { ExecuteOne = other.ExecuteOne }).Diagnostics);
            Assert.AreEqual(1, other.Calls);
            Assert.AreEqual(0, deploy.Calls);
        }

        Assert.AreEqual("deploy_a: succeeded", (await run).Text);
        Assert.AreEqual(1, deploy.Calls);
    }

    [TestMethod]
    public void Deploys_of_one_release_run_side_by_side()
    {
        BeginWithDeploys();
        var inner = new ReleaseInSteps.Host();
        ApplyOutcome? second = null;
        var outer = new ReleaseInSteps.Host { OnCall = () => second = RunCommand.Run(Deploy("b") with { ExecuteOne = inner.ExecuteOne }) };

        var first = RunCommand.Run(Deploy("a") with { ExecuteOne = outer.ExecuteOne });

        Assert.AreEqual("deploy_b: succeeded", second!.Text);
        Assert.AreEqual("deploy_a: succeeded", first.Text);
    }

    [TestMethod]
    public void A_deploy_does_not_wait_for_ever_for_a_lock_of_which_nothing_is_certain()
    {
        BeginWithDeploys();
        Directory.CreateDirectory(_steps.FolderOf(Here));
        var holder = new LockHolder("old", "ci", 4242, "any", StateFolder.Noon) { Machine = new("build-7", "another", "another", "another") };
        File.WriteAllBytes(Path.Combine(_steps.FolderOf(Here), "lock"), holder.ToBytes());
        var host = new ReleaseInSteps.Host();

        var refused = RunCommand.Run(Deploy("a") with { ExecuteOne = host.ExecuteOne }).Diagnostics.Single();

        Assert.AreEqual("DPL4015", refused.Code);
        Assert.EndsWith($"dotnet build -t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease={_steps.Release} -p:DeployPlanOperationId=deploy_a -p:DeployPlanBreakLock=old", refused.Message);
        Assert.AreEqual(0, host.Calls);
        Assert.IsEmpty(RunCommand.Run(Deploy("a") with { ExecuteOne = host.ExecuteOne, BreakLock = "old" }).Diagnostics);
        Assert.AreEqual(1, host.Calls);
    }

    [TestMethod]
    public void A_release_that_begins_right_before_services_would_be_stopped_keeps_them_from_being_stopped()
    {
        _steps.Begin();
        EndCommand.Run(_steps.Request(0));
        _steps.State.Write(_steps.State.Plan with { Version = "2.0.0" });
        var begun = "";
        var request = _steps.Request(Here);
        string? Begin(string name)
        {
            begun = begun.Length > 0 ? begun : _steps.Begin(allowOutdated: true).Release;
            return null;
        }

        ServiceOutcome Stop(Func<string, string?> variable) => ServiceCommand.Run(new ServiceRequest
        {
            ConfigFile = request.ConfigFile,
            Project = request.Project,
            Environment = "prod",
            StateDirectory = request.StateDirectory,
            RepositoryRoot = request.RepositoryRoot,
            Shared = request.Shared,
            Action = ServiceAction.Stop,
            Variable = variable,
            Now = DateTime.UtcNow,
            Call = (_, _, _) => true,
        });

        Assert.IsEmpty(Stop(static _ => null).Diagnostics);
        var refused = Stop(Begin).Diagnostics.Single();

        Assert.AreEqual("DPL4282", refused.Code);
        Assert.EndsWith($"dotnet build -t:DeployPlanStop -p:Env=prod -p:DeployPlanBreakLock={begun}", refused.Message);
        Assert.IsNull(EnvironmentLock.HolderIn(_steps.FolderOf(Here)));
    }

    public void Dispose() => _steps.Dispose();

    private void BeginWithDeploys()
    {
        var plan = _steps.State.Plan;
        _steps.State.Write(plan with { Operations = [.. plan.Operations, DeployOf("a"), DeployOf("b")] });
        _steps.Begin();
    }

    private ApplyRequest Deploy(string service) => _steps.Request(Here) with { OperationId = "deploy_" + service };

    private static Operation DeployOf(string service) => Operation.Empty with
    {
        Id = "deploy_" + service,
        Type = OperationType.Deploy,
        Description = "Deploy",
        Driver = "command",
        Wave = 1,
        Inputs = DeployInputs.Empty with { Environment = "prod", ProjectName = "shop", Services = [service] },
    };
}
