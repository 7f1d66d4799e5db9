using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class TerminalLogger
{
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
