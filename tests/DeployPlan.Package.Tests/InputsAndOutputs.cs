using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class InputsAndOutputs
{
    private readonly TestProject _project = TestProject.Create();

    [TestMethod]
    public void A_plan_says_what_it_was_made_of_and_what_it_gives()
    {
        var output = Detailed("-t:DeployPlan", "-p:Env=prod", "-p:Version=1.2.3", "-p:DeployPlanServices=api");

        Assert.Contains($"[input] DeployPlanConfig: {_project.PathOf("deploy.yml")}", output);
        Assert.Contains("[input] DeployPlanEnvironment: prod", output);
        Assert.Contains("[input] DeployPlanVersion: 1.2.3", output);
        Assert.Contains("[input] DeployPlanServices: api", output);
        Assert.Contains($"[output] DeployPlanFile: {_project.Plan("prod")}", output);
        Assert.Contains($"[output] DeployPlanId: {_project.ReadPlan("prod")["id"]!.GetValue<string>()}", output);
        Assert.MatchesRegex(@"\[output\] DeployPlanOperation: [1-9]\d* items", output);
    }

    [TestMethod]
    [DataRow("DeployPlanLock", "[input] DeployPlanLockVersion: true", "[output] DeployPlanHasChanges: true")]
    [DataRow("DeployPlanDiff", "[input] DeployPlanBaseEnvironment: staging", "[output] DeployPlanDiffFile: ")]
    [DataRow("DeployPlanExport", "[input] DeployPlanEngine: gitlab", "[output] DeployPlanExportFile: ")]
    [DataRow("DeployPlanExplain", "[input] DeployPlanOperationId: deploy_prod_api", "deploy_prod_api: ")]
    [DataRow("DeployPlanStatus", "[input] DeployPlanStateDirectory: ", "Releases to prod: none")]
    [DataRow("DeployPlanWatch", "[input] DeployPlanWatchSeconds: ", "No release of prod is under way.")]
    [DataRow("DeployPlanClean", "[input] DeployPlanOutputDirectory: ", "")]
    public void So_does_every_other_target(string target, string input, string output)
    {
        var text = Detailed(
            $"-t:{target}", "-p:Env=prod", "-p:DeployPlanLockVersion=true", "-p:DeployPlanBaseEnvironment=staging", "-p:DeployPlanOperationId=deploy_prod_api", "-p:DeployPlanEngine=gitlab");

        Assert.Contains(input, text);
        Assert.Contains(output, text, StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public void At_normal_verbosity_none_of_it_is_shown()
    {
        var output = _project.DeployPlan("prod").Succeeds().Output;

        Assert.DoesNotContain("[input]", output);
        Assert.DoesNotContain("[output]", output);
    }

    private string Detailed(params string[] arguments) => _project.Build([.. arguments, "-v:detailed"]).Succeeds().Output;
}
