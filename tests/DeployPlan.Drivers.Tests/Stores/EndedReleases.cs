using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A release whose operations ran each by itself ends with the report of an apply. One machine runs its services, another one may end it.</summary>
[TestClass]
public sealed class EndedReleases : IDisposable
{
    private const string Stop = "-t:DeployPlanStop -p:Env=prod -p:DeployPlanService=api";

    private readonly string _store = Workspace.NewFolder("store");
    private readonly ScriptedService _service = new();

    public EndedReleases()
    {
        Share(_service.Files);
        _service.Apply().Succeeds();
    }

    [TestMethod]
    public void The_summary_of_its_job_has_it_once_however_often_it_is_ended()
    {
        var release = Deploy("web");
        var summary = _service.Files.Folder + ".summary.md";

        var first = End(_service.Files, release, ("GITHUB_STEP_SUMMARY", summary)).Succeeds().Output;
        var report = File.ReadAllText(_service.Files.PathOf($".deployplan/prod/{release}/release.md"));
        Assert.AreEqual(report + "\n", File.ReadAllText(summary));
        Assert.Contains($"Release `{release}` of `shop` `1.0.0`: 1 succeeded.", report);
        Assert.Contains("In a browser: ", first);

        var other = Other();
        Assert.Contains("has ended before", End(other, release, ("GITHUB_STEP_SUMMARY", summary)).Succeeds().Output);
        Assert.AreEqual(report + "\n", File.ReadAllText(summary));
        Assert.AreEqual(report, File.ReadAllText(other.PathOf($".deployplan/prod/{release}/release.md")));
        Assert.Contains("##vso[task.addattachment type=Distributedtask.Core.Summary;name=Release " + release, End(other, release, ("TF_BUILD", "True")).Succeeds().Output);
    }

    [TestMethod]
    public void A_service_that_was_taken_out_is_told_by_the_machine_that_runs_it_and_left_to_it_by_another_one()
    {
        var release = Deploy("web");
        var other = Other();

        var elsewhere = End(other, release).Succeeds().Output;
        Assert.MatchesRegex($"warning DPL4242: The service 'api' is not in this plan, but this earlier release deployed it, and only the machine that did knows [^\n]*there: dotnet build [^\n]*{Stop}", elsewhere);
        Assert.DoesNotContain("runs on; if it is no longer wanted, stop it: ", elsewhere);

        var here = End(_service.Files, release).Succeeds().Output;
        Assert.Contains("has ended before", here);
        Assert.MatchesRegex($"warning DPL4242: The service 'api' is not in this plan, but what an earlier release deployed of it runs on; [^\n]*: dotnet build [^\n]*{Stop}", here);
        Assert.DoesNotContain("only the machine that did", here);

        // What the next release deploys is no concern of this one.
        var next = Deploy("api");
        Assert.Contains("'web' is not in this plan", End(_service.Files, next).Succeeds().Output);
        Assert.DoesNotContain("DPL4242", End(_service.Files, release).Succeeds().Output);
    }

    [TestMethod]
    public void With_a_filter_the_other_services_are_not_taken_for_removed_ones()
    {
        _service.Files.Replace("deploy.yml", "services:", "services:\n  web: { command: [sh, ./serve.sh] }");
        var release = Begin("-p:DeployPlanServices=web");
        Run(release, "web");

        Assert.DoesNotContain("DPL4242", End(_service.Files, release).Succeeds().Output);
        Assert.DoesNotContain("DPL4242", End(Other(), release).Succeeds().Output);
    }

    public void Dispose() => _service.Dispose();

    // A release of one service instead of the other.
    private string Deploy(string service)
    {
        _service.Files.Replace("deploy.yml", service == "web" ? "  api: {" : "  web: {", $"  {service}: {{");
        var release = Begin();
        Run(release, service);
        return release;
    }

    private string Begin(params string[] arguments) =>
        _service.Files.Build(["-t:DeployPlanBegin", "-p:Env=prod", "-p:DeployPlanAllowReplay=true", "-getProperty:DeployPlanReleaseId", .. arguments]).Succeeds().Output.Trim();

    private void Run(string release, string service) =>
        _service.Files.Build("-t:DeployPlanRun", "-p:Env=prod", $"-p:DeployPlanRelease={release}", $"-p:DeployPlanOperationId=deploy_prod_{service}").Succeeds();

    private static BuildResult End(TestProject machine, string release, (string Name, string Value)? variable = null)
    {
        string[] arguments = ["-t:DeployPlanEnd", "-p:Env=prod", $"-p:DeployPlanRelease={release}"];
        return variable is { } named ? machine.BuildWith(named, arguments) : machine.Build(arguments);
    }

    private TestProject Other()
    {
        var other = ApplyProject.Create(File.ReadAllText(_service.Files.PathOf("deploy.yml"))).Project;
        other.Write("serve.sh", ScriptedService.Serve);
        Share(other);
        return other;
    }

    private void Share(TestProject machine) => machine.AddToProject($"<PropertyGroup><DeployPlanStore>{_store}</DeployPlanStore></PropertyGroup>");
}
