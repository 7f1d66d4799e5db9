using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>What is started again is what was reviewed with its release.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class ReviewedStarts
{
    [TestMethod]
    public void What_its_release_has_not_reviewed_is_not_started_again()
    {
        using var service = new ScriptedService(ScriptedService.Serve);
        service.Apply().Succeeds();
        service.Files.Write("serve.sh", "touch edited; " + ScriptedService.Serve);
        Assert.Contains("api runs already", Target(service, "Start").Succeeds().Output);
        Target(service, "Stop").Succeeds();

        var output = Target(service, "Start").Fails().Output;

        Assert.Contains("serve.sh : error DPL4001: The file was edited after the plan was made, and operation 'deploy_prod_api' uses it", output);
        Assert.DoesNotContain("MSB4181", output);
        Assert.IsFalse(File.Exists(service.Files.PathOf("edited")));

        service.Files.Write("serve.sh", ScriptedService.Serve);
        Target(service, "Start").Succeeds();
        Assert.IsTrue(ScriptedService.IsRunning(service.Pid));
    }

    private static BuildResult Target(ScriptedService service, string target) => service.Files.Build("-t:DeployPlan" + target, "-p:Env=prod");
}
