using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class TerminalLogger
{
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_person_sees_what_runs_and_how_far_the_plan_is()
    {
        var project = ApplyProject.Create();
        project.Project.Write("cluster.sh", "sleep 2\n");
        const string Apply = "stty cols 120; dotnet build --no-restore -tl:on -t:DeployPlanApply -p:Env=prod";

        var output = Dotnet.RunProgram("script", project.Project.Folder, ["-qec", Apply, "/dev/null"], ("TERM", "xterm")).Succeeds().Output;

        Assert.Contains("infra_cluster (2 of 4)", output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_person_sees_the_plan()
    {
        var project = TestProject.Create();
        const string Build = "dotnet build --no-restore -tl:on -t:DeployPlan -p:Env=prod";

        var output = Dotnet.RunProgram("script", project.Folder, ["-qec", Build, "/dev/null"], ("TERM", "xterm")).Succeeds().Output;

        Assert.Contains("bin/deployplan/prod/plan.json", output);
        Assert.Contains("deploy_prod_api", output);
        Assert.Contains("Needs the variables ORDERS_DB", output);
    }
}
