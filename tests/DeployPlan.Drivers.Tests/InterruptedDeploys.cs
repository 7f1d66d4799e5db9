using DeployPlan.Drivers.Tests.Stores;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>A deploy of the driver <c>process</c> that is cancelled or killed when it has just started its service.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class InterruptedDeploys
{
    private const int MostTries = 10;

    [TestMethod]
    public async Task What_a_cancelled_deploy_has_started_is_stopped_and_said()
    {
        using var service = new ScriptedService("echo $$ > started.tmp; mv started.tmp started.txt\n" + ScriptedService.Serve);
        service.Apply().Succeeds();
        var said = "";
        var pid = 0;

        // Where the machine is slow, the deploy may have succeeded before the build is told.
        for (var i = 0; i < MostTries && !said.Contains("cancelled", StringComparison.Ordinal); i++)
        {
            said = await Cancelled(service);
            pid = service.NumberIn("started.txt");
        }

        Assert.Contains("error DPL4105: deploy_prod_api: The build was cancelled while api was being started, so it was stopped", said);
        Assert.IsFalse(ScriptedService.IsRunning(pid));
        Assert.Contains("  api  does not run; deployed by release 2", Status(service));
    }

    // Without mv, the shell in the background never names the process that it becomes.
    [TestMethod]
    public async Task What_a_cancelled_deploy_has_started_and_could_not_name_yet_is_stopped()
    {
        using var service = new ScriptedService("echo $$ > started.txt.tmp; /bin/mv started.txt.tmp started.txt\n" + ScriptedService.Serve, ", environment: { PATH: \"tools:/usr/bin:/bin\" }");
        Directory.CreateDirectory(service.Files.PathOf("tools"));
        File.CreateSymbolicLink(service.Files.PathOf("tools/mv"), "/bin/true");
        using var apply = new RunningBuild(service.Files, "-t:DeployPlanApply");
        await apply.Until(service.Files.PathOf("started.txt"));

        apply.Interrupt();

        Assert.Contains("error DPL4105: deploy_prod_api: ", (await apply.Ended()).Output);
        Assert.IsFalse(ScriptedService.IsRunning(service.NumberIn("started.txt")));
    }

    [TestMethod]
    public async Task What_a_killed_deploy_has_started_runs_on_under_the_name_of_its_release()
    {
        using var service = new ScriptedService("echo $$ > started.tmp; mv started.tmp started.txt\n" + ScriptedService.Serve);
        service.Apply().Succeeds();
        File.Delete(service.Files.PathOf("started.txt"));
        using (var apply = new RunningBuild(service.Files, "-t:DeployPlanApply", "-p:DeployPlanAllowReplay=true"))
        {
            await apply.Until(service.Files.PathOf("started.txt"));
            apply.Kill();
            await apply.Ended();
        }

        var release = Path.GetFileName(Directory.GetDirectories(service.Files.PathOf(".deployplan/prod"), "2*").Order(StringComparer.Ordinal).Last());
        Assert.AreEqual(service.NumberIn("started.txt"), service.Pid);
        Assert.Contains($"  api  runs as process {service.Pid}, since release {release}", Status(service));
    }

    private static async Task<string> Cancelled(ScriptedService service)
    {
        File.Delete(service.Files.PathOf("started.txt"));
        using var apply = new RunningBuild(service.Files, "-t:DeployPlanApply", "-p:DeployPlanAllowReplay=true");
        await apply.Until(service.Files.PathOf("started.txt"));
        apply.Interrupt();
        return (await apply.Ended()).Output;
    }

    private static string Status(ScriptedService service) => service.Files.Build("-t:DeployPlanStatus", "-p:Env=prod").Succeeds().Output;
}
