using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

[TestClass]
public sealed class RemovedServices
{
    [TestMethod]
    public void A_service_that_was_taken_out_is_said_when_planning_and_when_applied_with_the_command_that_stops_it()
    {
        using var service = new ScriptedService();
        service.Apply().Succeeds();
        var pid = service.Pid;
        service.Files.Replace("deploy.yml", "  api: {", "  web: {");

        var output = service.Files.Command("-t:DeployPlanApply", "-p:Env=prod", "-p:DeployPlanAllowReplay=true").Succeeds().Output;

        Assert.MatchesRegex(@"deploy\.yml\(5,3,5,7\): warning DPL2050: Release \S+ had the operation 'deploy_prod_api', which is no longer planned", output);
        const string Command = "dotnet build Shop.csproj -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=api";
        Assert.Contains("warning DPL4242: The service 'api' is not in this plan, but what an earlier release deployed of it runs on; if it is no longer wanted, stop it: " + Command, output);
        Assert.IsTrue(ScriptedService.IsRunning(pid));
        Dotnet.RunProgram("sh", service.Files.Folder, ["-c", Command]).Succeeds();
        Assert.IsFalse(ScriptedService.IsRunning(pid));
        Assert.DoesNotContain("DPL4242", service.Apply().Succeeds().Output);
    }

    [TestMethod]
    public void With_a_filter_the_others_are_not_removed()
    {
        using var service = new ScriptedService();
        service.Files.Replace("deploy.yml", "services:", "services:\n  web: { command: [sh, ./serve.sh] }");
        service.Apply().Succeeds();

        var output = service.Apply("-p:DeployPlanServices=web").Succeeds().Output;

        Assert.DoesNotContain("DPL2050", output);
        Assert.DoesNotContain("DPL4242", output);
    }
}
