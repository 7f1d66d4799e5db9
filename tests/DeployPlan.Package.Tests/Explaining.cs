using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Explaining
{
    [TestMethod]
    public void A_person_sees_why_an_operation_is_in_the_plan()
    {
        var project = TestProject.Create();

        var output = project.Build("-t:DeployPlanExplain", "-p:Env=prod", "-p:DeployPlanOperationId=deploy_prod_api", "-p:Version=1.2.3").Succeeds().Output;

        Assert.Contains($"Shop -> {project.PathOf("deploy.yml")}", output);
        Assert.Contains("deploy_prod_api: Deploy api to environment prod", output);
        Assert.MatchesRegex(@"tag +1\.2\.3 +DeployPlanVersion", output);
        Assert.MatchesRegex(@"deploy_prod_worker +depends_on: deploy\.yml\(16,18\)", output);
        Assert.IsFalse(Directory.Exists(project.Bin), "It writes nothing.");
    }

    [TestMethod]
    public void An_operation_that_is_not_there_is_an_error_with_near_ones()
    {
        var output = TestProject.Create().Build("-t:DeployPlanExplain", "-p:Env=prod", "-p:DeployPlanOperationId=deploy_prod_apo").Fails().Output;

        Assert.Contains("error DPL2020: 'deploy_prod_apo'", output);
        Assert.Contains("did you mean 'deploy_prod_api'?", output);
    }

    [TestMethod]
    public void Without_an_id_it_says_how_to_name_one()
    {
        Assert.Contains("error DPL2022", TestProject.Create().Build("-t:DeployPlanExplain", "-p:Env=prod").Fails().Output);
    }

    [TestMethod]
    public void What_the_config_says_is_shown_as_it_stands()
    {
        var project = TestProject.Create();
        project.Replace("deploy.yml", "command: [./network.sh]", "command: [./network.sh, \"$(HOME)\", \"a;b\", \"%3B\"]");

        var output = project.Build("-t:DeployPlanExplain", "-p:Env=prod", "-p:DeployPlanOperationId=infra_network").Succeeds().Output;

        Assert.Contains("""["./network.sh","$(HOME)","a;b","%3B"]""", output);
    }
}
