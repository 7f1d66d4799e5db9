namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A command that a message shows does the same as the build that said it: on the same store, and no more than it.</summary>
[TestClass]
public class CommandsInMessages
{
    [TestMethod]
    public void They_begin_where_a_begin_was_refused_and_name_the_store_of_the_command_line()
    {
        var project = ApplyProject.Create();
        var store = "-p:DeployPlanStore=" + Workspace.NewFolder("store");
        Build("Begin").Succeeds();

        Assert.MatchesRegex($@"DPL4282: .*run: dotnet build \S+ -t:DeployPlanBegin -p:Env=prod -p:DeployPlanBreakLock=\S+ {store}", Build("Begin").Fails().Output);
        Assert.MatchesRegex($@"DPL4009: .*apply it with: dotnet build \S+ -t:DeployPlanBegin .* {store}", Build("Begin", "-p:DeployPlanApprove=sha256:0").Fails().Output);
        Assert.Contains("DPL4285: No release of prod is named; add -p:DeployPlanRelease=<id>", Build("Run").Fails().Output);
        Assert.MatchesRegex($@"DPL4024: .*resume with: dotnet build \S+ -t:DeployPlanApply -p:Env=prod -p:DeployPlanResume=true {store}", Build("End", "-p:DeployPlanRelease=" + project.Project.ReadPlan("prod")["id"]!.GetValue<string>()).Fails().Output);

        BuildResult Build(string target, params string[] arguments) => project.Project.Build([$"-t:DeployPlan{target}", "-p:Env=prod", store, .. arguments]);
    }

    [TestMethod]
    public void They_do_not_name_a_store_that_the_project_names()
    {
        var machines = Machines.WithFolder();
        machines.Begin(0);

        Assert.DoesNotContain("-p:DeployPlanStore=", machines.Target(1, "Begin").Fails().Output);
    }
}
