using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Replanning
{
    [TestMethod]
    public void A_change_of_the_config_is_planned()
    {
        var project = Planned(out var id);
        project.Replace("deploy.yml", "http://localhost:8080/healthz", "http://localhost:8080/other");

        Assert.AreNotEqual(id, Plan(project));
    }

    [TestMethod]
    [DataRow("db/orders/001.sql")]
    [DataRow("db/orders/002.sql")]
    [DataRow("Dockerfile")]
    public void A_change_of_a_file_that_an_operation_consumes_is_planned(string file)
    {
        var project = Planned(out var id);
        project.Write(file, "# changed\n");

        Assert.AreNotEqual(id, Plan(project));
    }

    [TestMethod]
    [DataRow("-p:Version=9.9.9")]
    [DataRow("-p:DeployPlanVersion=9.9.9")]
    [DataRow("-p:DeployPlanServices=worker")]
    public void A_change_of_a_property_is_planned(string property)
    {
        var project = Planned(out var id);

        Assert.AreNotEqual(id, Plan(project, property));
        Assert.AreEqual(id, Plan(project), "and back");
    }

    [TestMethod]
    public void A_change_of_DeployPlanStrict_is_planned()
    {
        var project = TestProject.Create();
        project.Replace("deploy.yml", "project:", "odd: 1\nproject:");
        project.DeployPlan("prod").Succeeds();

        Assert.Contains("error DPL1013", project.DeployPlan("prod", "-p:DeployPlanStrict=true").Fails().Output);
        Assert.Contains("warning DPL1013", project.DeployPlan("prod").Succeeds().Output);
    }

    [TestMethod]
    public void A_change_of_DeployPlanOutputDirectory_is_written_there()
    {
        var project = Planned(out var id);

        Assert.AreEqual(id, Plan(project, "-p:DeployPlanOutputDirectory=plans"));
        Assert.IsTrue(File.Exists(project.PathOf("plans/prod/plan.json")));
    }

    [TestMethod]
    public void Another_config_is_planned()
    {
        var project = Planned(out var id);
        project.Write("deploy/other.yml", "project: { name: other }\nenvironments:\n  prod: { driver: command }\n");

        Assert.AreNotEqual(id, Plan(project, "-p:DeployPlanConfig=deploy/other.yml"));
    }

    private static TestProject Planned(out string id)
    {
        var project = TestProject.Create();
        id = Plan(project);
        return project;
    }

    private static string Plan(TestProject project, params string[] arguments) =>
        project.DeployPlan("prod", ["-getProperty:DeployPlanId,DeployPlanFile", .. arguments]).Property("DeployPlanId");
}
