using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DeployPlan.Drivers.Tests;

/// <summary>Ctrl-C while an operation runs.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public class CancelledBuilds
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [TestMethod]
    public async Task The_program_of_an_operation_is_stopped_with_its_build()
    {
        var project = Project("command: [sh, -c, \"echo $$ > started.tmp; mv started.tmp started.txt; exec sleep 1000\"]");

        var said = await Cancel(project, () => File.Exists(project.Project.PathOf("started.txt")));

        Assert.Contains("error DPL4105: deploy_prod_api: 'sh' was stopped because the build was cancelled", said);
        Assert.IsFalse(Directory.Exists("/proc/" + (await File.ReadAllTextAsync(project.Project.PathOf("started.txt"))).Trim()));
    }

    [TestMethod]
    public async Task A_check_before_the_first_operation_ends_with_its_build_which_says_nothing_of_what_could_not_run()
    {
        var project = Project("command: [\"true\"]");
        project.Project.Replace("deploy.yml", "driver: command", "driver: slow");
        project.Project.AddToProject(
            "<ItemGroup><DeployPlanDriver Include=\"slow\" OperationType=\"deploy\" TargetName=\"Nothing\" CheckTarget=\"Look\" /></ItemGroup>"
            + "<Target Name=\"Nothing\" /><Target Name=\"Look\"><Exec Command=\"touch looked; exec sleep 1000\" /></Target>");

        var said = await Cancel(project, () => File.Exists(project.Project.PathOf("looked")));

        Assert.DoesNotContain("DPL4210", said);
        Assert.IsEmpty(project.Releases);
    }

    [TestMethod]
    public async Task A_health_check_ends_with_its_build()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = ((IPEndPoint)listener.LocalEndpoint).ToString();
        var project = Project($"command: [\"true\"], health_check: {{ url: \"http://{address}/\", timeout_seconds: 1000, interval_seconds: 1000 }}");
        var asked = listener.AcceptTcpClientAsync();

        var said = await Cancel(project, () =>
        {
            if (asked.IsCompletedSuccessfully)
            {
                asked.Result.Dispose();
            }

            return asked.IsCompleted;
        });

        Assert.Contains($"error DPL4113: health_check_prod_api: The check of http://{address}/ was stopped because the build was cancelled", said);
    }

    // A process that a shell runs in the background starts with SIGINT ignored, and so does everything below it: also a test run.
    private static async Task<string> Cancel(ApplyProject project, Func<bool> hasBegun)
    {
        using var apply = Dotnet.Start("env", project.Project.Folder, ["--default-signal=INT", "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod"]);
        var output = apply.StandardOutput.ReadToEndAsync();
        var error = apply.StandardError.ReadToEndAsync();
        for (var waited = Stopwatch.StartNew(); !hasBegun(); await Task.Delay(50))
        {
            Assert.IsFalse(apply.HasExited);
            Assert.IsLessThan(Patience, waited.Elapsed);
        }

        Dotnet.RunProgram("kill", "/", ["-INT", apply.Id.ToString(CultureInfo.InvariantCulture)]).Succeeds();
        using var patience = new CancellationTokenSource(Patience);
        await apply.WaitForExitAsync(patience.Token);
        return await output + await error;
    }

    private static ApplyProject Project(string service) => ApplyProject.Create($$"""
        project: { name: shop }
        services:
          api: { image: "api:1", {{service}} }
        environments:
          prod: { driver: command }

        """);
}
