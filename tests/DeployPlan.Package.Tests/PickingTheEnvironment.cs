using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class PickingTheEnvironment
{
    [TestMethod]
    [DataRow("ENV")]
    [DataRow("Env")]
    public void A_process_variable_picks_nothing(string variable)
    {
        var project = TestProject.Create();

        var result = project.BuildWith((variable, "prod"), "-t:DeployPlan", "-getItem:DeployPlanOperation", "-getProperty:DeployPlanEnvironment,Env");

        Assert.IsEmpty(result.Items("DeployPlanOperation"));
        Assert.AreEqual("", result.Property("DeployPlanEnvironment"));
        Assert.AreEqual("prod", result.Property("Env"), "the variable is still there for others");
        Assert.IsTrue(File.Exists(project.Plan("staging")));
    }

    [TestMethod]
    [DataRow("-p:Env=staging")]
    [DataRow("-p:DeployPlanEnvironment=staging")]
    public void The_command_line_wins_over_a_process_variable(string argument)
    {
        var project = TestProject.Create();

        var result = project.BuildWith(("ENV", "prod"), "-t:DeployPlan", argument, "-getProperty:DeployPlanEnvironment,DeployPlanFile");

        Assert.AreEqual("staging", result.Property("DeployPlanEnvironment"));
        Assert.AreEqual(project.Plan("staging"), result.Property("DeployPlanFile"));
    }

    [TestMethod]
    public void The_command_line_wins_over_the_project()
    {
        var project = TestProject.Create();
        project.AddToProject("<PropertyGroup><DeployPlanEnvironment>prod</DeployPlanEnvironment></PropertyGroup>");

        Assert.AreEqual("prod", project.Build("-getProperty:DeployPlanEnvironment,Env").Property("DeployPlanEnvironment"));
        Assert.AreEqual("staging", project.Build("-p:Env=staging", "-getProperty:DeployPlanEnvironment,Env").Property("DeployPlanEnvironment"));
    }

    [TestMethod]
    public void An_unknown_environment_is_an_error_that_names_the_known_ones()
    {
        var output = TestProject.Create().DeployPlan("stagin").Fails().Output;

        Assert.Contains("error DPL", output);
        Assert.Contains("staging", output);
    }
}
