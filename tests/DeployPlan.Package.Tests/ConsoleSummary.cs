using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ConsoleSummary
{
    [TestMethod]
    [DataRow("-t:DeployPlan")]
    [DataRow("/t:DeployPlan")]
    public void A_person_sees_the_plan_at_normal_verbosity(string target)
    {
        var project = TestProject.Create();

        var output = project.Command(target, "-p:Env=prod", "-p:Version=1.2.3").Succeeds().Output;

        Assert.Contains($"Shop -> {project.Plan("prod")}", output);
        Assert.Contains("shop 1.2.3", output);
        Assert.Contains(project.ReadPlan("prod")["id"]!.GetValue<string>(), output);
        Assert.Contains("deploy_prod_api", output);
        Assert.Contains("migration_audit_manual", output);
        Assert.Contains("ORDERS_DB", output);
        Assert.DoesNotContain(line => line.Length > 100 && !line.Contains(project.Folder, StringComparison.Ordinal), output.Split('\n'));
    }

    [TestMethod]
    public void Without_an_environment_it_says_where_every_plan_is()
    {
        var project = TestProject.Create();

        var output = project.Command("-t:DeployPlan").Succeeds().Output;

        Assert.Contains(project.Plan("prod"), output);
        Assert.Contains(project.Plan("staging"), output);
        Assert.Contains("-p:Env=", output);
    }

    [TestMethod]
    public void A_plain_build_prints_its_assembly_and_no_plan()
    {
        var output = TestProject.Create().Command().Succeeds().Output;

        Assert.Contains("Shop.dll", output);
        Assert.DoesNotContain("plan.json", output);
    }
}
