using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplyFailures
{
    [TestMethod]
    [DataRow("-m:1")]
    [DataRow("-m:4")]
    public void A_failure_stops_only_what_depends_on_it_and_a_resume_runs_only_the_rest(string way)
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[sh, -c, \"[ -e fixed ] && echo cluster >> ran.txt\"]");

        var output = project.Apply(way).Fails().Output;

        CollectionAssert.AreEquivalent(new[] { "network", "store" }, project.Ran.ToArray());
        Assert.AreEqual("failed", project.StatusOf("infra_cluster"));
        Assert.AreEqual("skipped", project.StatusOf("deploy_prod_api"));
        Assert.Contains("error DPL4104: infra_cluster: 'sh' exited with code 1", output);
        Assert.Contains("skipped      deploy_prod_api  infra_cluster failed", output);
        Assert.MatchesRegex("2 succeeded, 1 failed, 1 skipped; once the cause is fixed outside of the plan, resume with: dotnet build \\S*Shop.csproj -t:DeployPlanApply -p:Env=prod -p:DeployPlanResume=true; a resume repeats this plan", output);
        Assert.DoesNotContain("MSB4181", output);
        Assert.AreEqual("DPL4104: 'sh' exited with code 1", project.Records["infra_cluster"]["reason"]!.GetValue<string>());
        Assert.MatchesRegex(@"failed       infra_cluster\s+[\d.]+ s  DPL4104: 'sh' exited with code 1", project.Project.Build("-t:DeployPlanStatus", "-p:Env=prod").Succeeds().Output);

        project.Project.Write("fixed", "");
        output = project.Apply(way, "-p:DeployPlanResume=true").Succeeds().Output;

        CollectionAssert.AreEquivalent(new[] { "network", "store", "cluster", "api" }, project.Ran.ToArray());
        Assert.Contains($"done by {Path.GetFileName(project.Releases[0])}", output);
        Assert.HasCount(2, project.Releases);
        Assert.Contains("error DPL4013", project.Apply("-p:DeployPlanResume=true").Fails().Output);
    }

    [TestMethod]
    public void A_resume_refuses_an_input_that_was_changed()
    {
        var project = ApplyProject.Create();
        project.Project.Write("cluster.sh", "exit 1\n");
        project.Apply().Fails();
        project.Project.Write("cluster.sh", "echo cluster >> ran.txt\n");

        var output = project.Apply("-p:DeployPlanResume=true").Fails().Output;

        Assert.Contains("error DPL4001", output);
        CollectionAssert.AreEquivalent(new[] { "network", "store" }, project.Ran.ToArray());
    }

    [TestMethod]
    public void A_driver_with_retries_is_tried_again_and_a_later_success_is_a_success()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[sh, -c, \"echo cluster >> ran.txt; [ $(grep -c cluster ran.txt) = 3 ]\"]");
        project.Project.AddToProject("""<ItemGroup><DeployPlanDriver Update="command" Retries="2" RetryDelaySeconds="0" /></ItemGroup>""");

        project.Apply().Succeeds();

        Assert.AreEqual(3, project.Ran.Count(name => name == "cluster"));
        Assert.AreEqual(3, project.Records["infra_cluster"]["attempt"]!.GetValue<int>());
    }

    [TestMethod]
    public void A_command_that_takes_too_long_is_stopped()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[sleep, \"300\"]");
        project.Project.AddToProject("""<ItemGroup><DeployPlanDriver Update="command" TimeoutSeconds="1" /></ItemGroup>""");

        Assert.Contains("infra_cluster.log : error DPL4103: infra_cluster: 'sleep' was stopped because the operation did not finish within 1 s", project.Apply().Fails().Output);
    }

    [TestMethod]
    public void A_program_that_is_not_on_the_path_is_named_before_anything_runs()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[no-such-program]");

        Assert.Contains("error DPL4025: 'no-such-program' is not on the PATH, but the driver 'command' of infra_cluster needs it; install it or correct PATH", project.Apply().Fails().Output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    public void A_program_among_what_builds_write_may_be_the_work_of_an_operation_before_it_and_is_named_when_it_is_to_start()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[./bin/no-such-program]");

        Assert.Contains("error DPL4102: infra_cluster: './bin/no-such-program' cannot be started", project.Apply().Fails().Output);
        Assert.Contains("network", project.Ran);
    }

    [TestMethod]
    public void A_command_that_is_silent_for_long_is_said_to_run_still()
    {
        var project = ApplyProject.Create();
        project.Project.Write("cluster.sh", "sleep 2\necho cluster >> ran.txt\n");

        Assert.MatchesRegex("infra_cluster: still running after [12] s", project.Apply("-p:DeployPlanHeartbeatSeconds=1").Succeeds().Output);
    }
}
