using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
[TestCategory("Slow")]
[OSCondition(OperatingSystems.Linux)]
public sealed class ApplyHoldsTheLock : IDisposable
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          cluster: { provider: command, command: [sh, ./cluster.sh] }
          other: { provider: OTHER }
        environments:
          prod: { driver: command }

        """;

    // Tells that it runs, and ends by itself at last, so that nothing stays behind.
    private const string UntilTheGateIsOpen = "echo $$ > cluster.pid.tmp\nmv cluster.pid.tmp cluster.pid\nfor i in $(seq 1200); do [ -e gate ] && break; sleep 0.1; done\n";

    // A task that no cancelled build can stop: it returns when someone has written into the pipe.
    private const string Patient = """<ReadLinesFromFile File="$(MSBuildProjectDirectory)/patient.pipe" />""";

    private RunningApply? _apply;

    public void Dispose() => _apply?.Dispose();

    [TestMethod]
    [DataRow("-m:1")]
    [DataRow("-m:3")]
    public async Task As_long_as_an_independent_operation_runs_on_after_a_failure(string parallelism)
    {
        var project = Create("other: { provider: command, command: [\"false\"] }");
        _apply = RunningApply.Start(project, parallelism);
        await RunningApply.Until(() => RunningApply.StatusIn(project, "infra_cluster") == "running" && (parallelism == "-m:1" || RunningApply.StatusIn(project, "infra_other") == "failed"));

        AssertIsHeld(project);

        project.Project.Write("gate", "");
        await AssertIsFree(project);
        Assert.AreEqual("succeeded", RunningApply.StatusIn(project, "infra_cluster"));
        Assert.AreEqual("failed", RunningApply.StatusIn(project, "infra_other"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("2")]
    public async Task As_long_as_a_driver_of_a_cancelled_build_does_not_return(string attempt)
    {
        var project = Create("other: { provider: patient }");
        project.Project.AddToProject(
            $"""
            <ItemGroup><DeployPlanDriver Include="patient" OperationType="infra_provision" TargetName="Patient" Retries="1" RetryDelaySeconds="0" /></ItemGroup>
            <Target Name="Patient">
              <FailOperation Text="Not yet" IsLastAttempt="$(DeployPlanIsLastAttempt)" Condition="'$(DeployPlanAttempt)' != '{attempt}'" />
              <Touch Files="patient.runs" AlwaysCreate="true" />
              {Patient}
            </Target>
            """);
        _apply = RunningApply.Start(project);
        await RunningApply.Until(() => Exists(project, "patient.runs") && Exists(project, "cluster.pid") && _apply.WaitsForPipe);

        _apply.Interrupt();
        await RunningApply.Until(() => RunningApply.StatusIn(project, "infra_cluster") == "cancelled");

        AssertIsHeld(project);

        Open(project);
        await AssertIsFree(project);
        Assert.AreEqual("cancelled", RunningApply.StatusIn(project, "infra_other"));
    }

    [TestMethod]
    public async Task As_long_as_a_driver_of_a_cancelled_build_looks()
    {
        var project = Create("other: { provider: patient }");
        project.Project.AddToProject(
            $"""
            <ItemGroup><DeployPlanDriver Include="command;patient" OperationType="infra_provision" TargetName="Patient" CheckTarget="Look" /></ItemGroup>
            <Target Name="Patient" />
            <Target Name="Look">
              <Exec Command="sh ./cluster.sh" Condition="'@(Operation)' == 'infra_cluster'" />
              <Touch Files="patient.runs" AlwaysCreate="true" Condition="'@(Operation)' != 'infra_cluster'" />
              {Patient.Replace("/>", "Condition=\"'@(Operation)' != 'infra_cluster'\" />", StringComparison.Ordinal)}
            </Target>
            """);
        _apply = RunningApply.Start(project);
        await RunningApply.Until(() => Exists(project, "patient.runs") && Exists(project, "cluster.pid") && _apply.WaitsForPipe);

        _apply.Interrupt();
        await RunningApply.Until(() => !Directory.Exists($"/proc/{File.ReadAllText(project.Project.PathOf("cluster.pid")).Trim()}"));

        AssertIsHeld(project);

        Open(project);
        await AssertIsFree(project);
        Assert.IsEmpty(project.Releases);
    }

    private static ApplyProject Create(string other)
    {
        var project = ApplyProject.Create(Config.Replace("other: { provider: OTHER }", other, StringComparison.Ordinal));
        project.Project.Write("cluster.sh", UntilTheGateIsOpen);
        Dotnet.RunProgram("mkfifo", project.Project.Folder, ["patient.pipe"]).Succeeds();
        return project;
    }

    private static bool Exists(ApplyProject project, string file) => File.Exists(project.Project.PathOf(file));

    // Without a limit it would wait for ever where no one reads any more.
    private static void Open(ApplyProject project) => Dotnet.RunProgram("timeout", project.Project.Folder, ["30", "sh", "-c", "echo go > patient.pipe"]).Succeeds();

    private static void AssertIsHeld(ApplyProject project)
    {
        var release = Path.GetFileName(project.Releases.Single());

        // Where it is not refused, it waits as the first one does.
        var other = Dotnet.RunProgram("timeout", project.Project.Folder, ["60", "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod"]);

        Assert.MatchesRegex($"error DPL4015: The environment is locked by release {release} by .*, process \\d+, since ", other.Fails().Output);
    }

    private async Task AssertIsFree(ApplyProject project)
    {
        await _apply!.End();

        Assert.AreNotEqual(0, _apply.ExitCode);
        Assert.IsFalse(Exists(project, ".deployplan/prod/lock"));
    }
}
