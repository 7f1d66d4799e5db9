using System.Text.Json.Nodes;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Diffs
{
    private readonly ApplyProject _project = ApplyProject.Create();

    [TestMethod]
    public void Without_a_base_the_last_successful_release_counts_else_the_lock()
    {
        Assert.Contains("error DPL3113: prod has no successful release and no lock to compare with", Diff("-p:Env=prod").Fails().Output);

        _project.Project.Build("-t:DeployPlanLock").Succeeds();
        Assert.Contains("prod compared with deployplan.prod.lock.json: no changes", Diff("-p:Env=prod").Succeeds().Output);

        _project.Apply().Succeeds();
        _project.Project.Replace("deploy.yml", "echo store >> ran.txt", "echo shop >> ran.txt");
        var output = Diff("-p:Env=prod", "-p:Version=2.0.0").Succeeds().Output;
        Assert.Contains($"prod compared with release {Path.GetFileName(_project.Releases[0])} (1.0.0): 1 changed, 3 unchanged", output);
        Assert.Contains("version: 1.0.0 -> 2.0.0", output);
        Assert.Contains("changed    infra_store  deploy.yml:5", output);
    }

    [TestMethod]
    public void A_script_reads_properties_and_files()
    {
        _project.Project.DeployPlan("prod").Succeeds();
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("reviewed.json"));

        Assert.AreEqual("False", Property("DeployPlanHasChanges"));
        _project.Project.Write("cluster.sh", "echo other >> ran.txt\n");

        Assert.AreEqual("True", Property("DeployPlanHasChanges"));
        var file = _project.Project.PathOf("bin/deployplan/prod/diff.json");
        Assert.AreEqual(file, Property("DeployPlanDiffFile"));
        var change = JsonNode.Parse(File.ReadAllText(file))!["operations"]!.AsArray().Single()!;
        Assert.AreEqual("infra_cluster", change["id"]!.GetValue<string>());
        Assert.AreEqual(4, change["line"]!.GetValue<int>());
        Assert.AreEqual("cluster.sh", change["files"]![0]!["path"]!.GetValue<string>());
        Assert.Contains("| changed | `infra_cluster` | cluster.sh: edited | deploy.yml:4 |", File.ReadAllText(Path.ChangeExtension(file, ".md")));

        string Property(string name) => Diff("-p:Env=prod", "-p:DeployPlanBaseFile=reviewed.json", "-getProperty:DeployPlanHasChanges,DeployPlanDiffFile").Property(name);
    }

    [TestMethod]
    public void A_gate_fails_on_changes_and_shows_them()
    {
        _project.Project.Build("-t:DeployPlanLock").Succeeds();
        Diff("-p:DeployPlanFailOnChanges=true").Succeeds();
        _project.Project.Replace("deploy.yml", "api:1", "api:2");

        var output = Diff("-p:Env=prod", "-p:DeployPlanBaseLock=true", "-p:DeployPlanFailOnChanges=true").Fails().Output;

        Assert.Contains("image: api:1 -> api:2", output);
        Assert.Contains("error DPL3122: The plan for prod differs from deployplan.prod.lock.json: 1 changed, 3 unchanged", output);
    }

    [TestMethod]
    public void Environments_are_compared_by_what_operations_are_about()
    {
        _project.Project.Replace("deploy.yml", "  staging: { driver: command }", "  staging: { driver: command, services: { api: { image: \"api:rc\" } } }");

        var output = Diff("-p:Env=prod", "-p:DeployPlanBaseEnvironment=staging").Succeeds().Output;

        Assert.Contains("prod compared with staging: 1 changed, 3 unchanged", output);
        Assert.Contains("changed    deploy_prod_api  deploy.yml:7\n                 image: api:rc -> api:1", output);
        Assert.Contains("error DPL2004", Diff("-p:Env=prod", "-p:DeployPlanBaseEnvironment=stagign").Fails().Output);
    }

    [TestMethod]
    public void A_base_is_one_thing_and_it_must_be_there()
    {
        Assert.Contains("error DPL3111: A plan is compared with one base, but these are set: DeployPlanBaseLock, DeployPlanBaseEnvironment", Diff("-p:Env=prod", "-p:DeployPlanBaseLock=true", "-p:DeployPlanBaseEnvironment=staging").Fails().Output);
        Assert.Contains("error DPL3112", Diff("-p:DeployPlanBaseEnvironment=staging").Fails().Output);
        Assert.Contains("error DPL3114", Diff("-p:Env=prod", "-p:DeployPlanBaseRelease=last").Fails().Output);
        Assert.Contains("error DPL3115", Diff("-p:Env=prod", "-p:DeployPlanBaseRelease=20260101T000000000Z-123456").Fails().Output);
        Assert.Contains("error DPL3116", Diff("-p:Env=prod", "-p:DeployPlanBaseLock=true").Fails().Output);
        Assert.Contains("error DPL1001", Diff("-p:Env=prod", "-p:DeployPlanBaseFile=nothing.json").Fails().Output);
    }

    private BuildResult Diff(params string[] arguments) => _project.Project.Build(["-t:DeployPlanDiff", .. arguments]);
}
