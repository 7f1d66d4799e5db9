using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplyReadiness
{
    [TestMethod]
    public void Every_missing_variable_and_every_missing_driver_is_named_in_one_run()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", "[sh, ./cluster.sh], required_env: [CLUSTER_KEY, CLUSTER_NAME]");
        project.Project.Replace("deploy.yml", "store: { provider: command", "store: { provider: pulumi");
        project.Project.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: kubernetes }");

        var output = project.Apply().Fails().Output;

        Assert.Contains("error DPL4005: The plan needs environment variables that are not set: CLUSTER_KEY, CLUSTER_NAME", output);
        Assert.Contains("error DPL4006: No driver 'pulumi' is registered for operations of type infra_provision, but infra_store needs it", output);
        Assert.Contains("error DPL4006: No driver 'kubernetes' is registered for operations of type deploy, but deploy_prod_api needs it", output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    [DataRow("#!/bin/sh\r\ntrue\r\n", "+x", "has a first line that ends in CR, so its interpreter is not found")]
    [DataRow("#!/bin/sh\ntrue\n", "-x", "is not executable ('git update-index --chmod=+x ./infra/net.sh' makes it so)")]
    [DataRow("#!/no/such/shell -e\ntrue\n", "+x", "needs the interpreter '/no/such/shell' of its first line, which does not exist")]
    [DataRow("#!/usr/bin/env no-such-shell\ntrue\n", "+x", "needs the interpreter 'no-such-shell' of its first line, which is not on the PATH")]
    [DataRow("\ufeff#!/bin/sh\ntrue\n", "+x", "starts with a byte order mark")]
    [DataRow("# a script\ntrue\n", "+x", "has no first line that names its interpreter")]
    [DataRow("", "", "does not exist")]
    public void A_program_that_cannot_be_started_is_found_before_anything_runs(string script, string mode, string why)
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "infra:", "infra:\n  afterwards: { provider: command, command: [./infra/net.sh] }");
        if (mode.Length > 0)
        {
            project.Project.Write("infra/net.sh", script);
            Dotnet.RunProgram("chmod", project.Project.Folder, [mode, "infra/net.sh"]).Succeeds();
        }

        var output = project.Apply().Fails().Output;

        Assert.Contains($"error DPL4102: infra_afterwards: './infra/net.sh' cannot be started: it {why}", output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    [DataRow("./clutser.sh", "'./clutser.sh' cannot be started: it does not exist")]
    [DataRow("./tools/sub/../net.sh", "'./tools/sub/../net.sh' cannot be started: it does not exist")]
    public void A_program_that_the_repository_does_not_have_is_found_before_anything_runs_also_where_its_operation_waits_for_others(string program, string error)
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", $"[{program}]");

        var output = project.Apply().Fails().Output;

        Assert.Contains($"error DPL4102: infra_cluster: {error}", output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void A_program_that_an_earlier_operation_makes_outside_the_repository_is_not_missed()
    {
        var project = ApplyProject.Create();
        var made = Path.Combine(Path.GetDirectoryName(project.Project.Folder)!, "made.sh");
        project.Project.Replace("deploy.yml", "[sh, ./cluster.sh]", $"[{made}]");
        project.Project.Replace("deploy.yml", "[sh, -c, echo network >> ran.txt]", $"[sh, -c, \"cp cluster.sh {made}; sed -i '1i #!/bin/sh' {made}; chmod +x {made}\"]");

        project.Apply().Succeeds();

        Assert.Contains("cluster", project.Ran);
    }

    [TestMethod]
    public void A_driver_that_is_nearly_one_is_suggested()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: comand }");

        var output = project.Apply().Fails().Output;

        Assert.Contains("warning DPL2072: No driver 'comand' is registered for operations of type deploy; did you mean 'command'?", output);
        Assert.Contains("error DPL4006: No driver 'comand' is registered for operations of type deploy, but deploy_prod_api needs it; did you mean 'command'?", output);
    }

    [TestMethod]
    public void An_approval_of_one_plan_does_not_open_another()
    {
        var project = ApplyProject.Create();
        project.Project.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, approval: required }");
        var first = project.Project.DeployPlan("prod", "-getProperty:DeployPlanId").Succeeds().Output.Trim();

        Assert.Contains($"-p:DeployPlanApprove={first}", project.Apply().Fails().Output);
        Assert.MatchesRegex("DPL4008: .* -p:DeployPlanLockedMode=false -p:DeployPlanStrict=true", project.Apply("-p:DeployPlanStrict=true", "-p:DeployPlanLockedMode=false").Fails().Output);
        Assert.Contains("error DPL4009", project.Apply("-p:Version=2.0.0", $"-p:DeployPlanApprove={first}").Fails().Output);
        Assert.IsEmpty(project.Ran);

        project.Apply($"-p:DeployPlanApprove={first}").Succeeds();
        Assert.HasCount(4, project.Ran);
    }

    [TestMethod]
    public void Without_an_environment_nothing_is_applied()
    {
        var project = ApplyProject.Create();

        Assert.Contains("error DPL4011", project.Project.Build("-t:DeployPlanApply").Fails().Output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    public void A_state_folder_that_cannot_be_written_is_an_error_before_the_first_operation()
    {
        var project = ApplyProject.Create();
        project.Project.Write(".deployplan", "a file");

        Assert.Contains("error DPL4018", project.Apply().Fails().Output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    public void The_same_plan_is_not_applied_twice_unless_that_is_asked_for()
    {
        var project = ApplyProject.Create();
        project.Apply().Succeeds();

        Assert.Contains("error DPL4012", project.Apply().Fails().Output);
        Assert.HasCount(4, project.Ran);

        project.Apply("-p:DeployPlanAllowReplay=true").Succeeds();
        Assert.HasCount(8, project.Ran);

        var output = project.Project.Build("-t:DeployPlanReleases").Succeeds().Output;
        Assert.Contains($"{Path.GetFileName(project.Releases[0])}  succeeded    1.0.0  4 succeeded", output);
        Assert.Contains($"{Path.GetFileName(project.Releases[1])}  succeeded    1.0.0  4 succeeded", output);
        Assert.Contains($"Release {Path.GetFileName(project.Releases[1])} of 1.0.0 to prod: succeeded", project.Project.Build("-t:DeployPlanStatus", "-p:Env=prod").Succeeds().Output);
    }
}
