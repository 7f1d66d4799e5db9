using System.Text.Json.Nodes;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>From the plan that was made to the plan that is applied.</summary>
[TestClass]
public class ApplyWhatWasMade
{
    private readonly ApplyProject _project = ApplyProject.Create();

    [TestMethod]
    [DataRow(false, DisplayName = "a plan that is new")]
    [DataRow(true, DisplayName = "a plan that was there")]
    public void Another_build_that_rewrites_the_plan_in_between_changes_nothing(bool isThere)
    {
        Plan("6.6.6");
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("other.json"));
        _project.Project.AddToProject("""<Target Name="OtherBuild" AfterTargets="DeployPlan"><Copy SourceFiles="other.json" DestinationFiles="$(DeployPlanFile)" /></Target>""");
        if (isThere)
        {
            _project.Project.Build("-p:Env=prod", "-p:DeployPlanVersion=1.0.0").Succeeds();
        }

        _project.Apply("-p:DeployPlanVersion=1.0.0").Succeeds();

        Assert.AreEqual("1.0.0", JsonNode.Parse(File.ReadAllText(Path.Combine(_project.Releases[0], "plan.json")))!["version"]!.GetValue<string>());
    }

    [TestMethod]
    public void A_checkout_with_other_line_ends_makes_the_same_plan_and_takes_a_saved_one()
    {
        _project.Project.Write(".gitignore", "bin/\nobj/\nran.txt\nsaved/\n");
        _project.Project.Replace("deploy.yml", "infra:\n", "infra:\n  files: { provider: command, command: [sh, -c, echo files >> ran.txt], inputs: [files] }\n");
        _project.Project.Write("files/a.txt", "one\ntwo\n");
        _project.Project.Write("files/b.txt", "one\r\ntwo\r\n");
        Git.Commit(_project.Project.Folder);
        Plan("1.1.0");
        Directory.CreateDirectory(_project.Project.PathOf("saved"));
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("saved/plan.json"));

        Git.Run(_project.Project.Folder, "rm", "--cached", "-r", "-q", ".");
        Git.Run(_project.Project.Folder, "-c", "core.autocrlf=true", "reset", "--hard", "-q");
        Plan("1.1.0");

        Assert.AreEqual("one\r\ntwo\r\n", File.ReadAllText(_project.Project.PathOf("files/a.txt")));
        Assert.AreEqual(File.ReadAllText(_project.Project.PathOf("saved/plan.json")), File.ReadAllText(_project.Project.Plan("prod")));
        ApplySaved().Succeeds();
        Assert.Contains("files", _project.Ran);
    }

    [TestMethod]
    public void What_plans_and_releases_write_within_its_inputs_is_no_change()
    {
        HaveAllAsInputs("echo cluster >> obj/ran.txt");
        string[] places = ["-p:DeployPlanOutputDirectory=plans", "-p:DeployPlanStateDirectory=state", "-p:DeployPlanStore=pool"];

        _project.Apply(places).Succeeds();

        Assert.AreEqual("network cluster", string.Join(' ', File.ReadAllLines(_project.Project.PathOf("obj/ran.txt"))));
        Assert.Contains("already applied this plan", _project.Apply(places).Output);
        _project.Project.Write("plans/notes.sh", "true\n");
        _project.Apply(places).Succeeds();
    }

    [TestMethod]
    public void A_saved_plan_is_no_input_of_itself_nor_of_the_resume()
    {
        HaveAllAsInputs("test -e ../works");
        Plan("1.1.0");
        Directory.CreateDirectory(_project.Project.PathOf("saved"));
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("saved/plan.json"));
        File.Copy(Path.Combine(Path.GetDirectoryName(_project.Project.Plan("prod"))!, "base.json"), _project.Project.PathOf("saved/base.json"));
        Assert.Contains("failed       infra_cluster", ApplySaved().Fails().Output);
        _project.Project.Write("../works", "");

        _project.Apply("-p:DeployPlanResume=true").Succeeds();

        Assert.AreEqual("network", string.Join(' ', File.ReadAllLines(_project.Project.PathOf("obj/ran.txt"))));
    }

    [TestMethod]
    public void The_commit_and_whether_files_differ_from_it_are_recorded_and_shown()
    {
        _project.Project.Write(".gitignore", "bin/\nobj/\nran.txt\n");
        Git.Commit(_project.Project.Folder);
        var commit = Dotnet.RunProgram("git", _project.Project.Folder, ["rev-parse", "HEAD"]).Output.Trim();

        _project.Apply().Succeeds();
        _project.Project.Write("cluster.sh", "echo changed >> ran.txt\n");
        _project.Apply("-p:DeployPlanVersion=2.0.0").Succeeds();

        var recorded = _project.Releases.Select(release => JsonNode.Parse(File.ReadAllText(Path.Combine(release, "release.json")))!).Select(release => $"{release["commit"]} {release["dirty"]}");
        CollectionAssert.AreEqual(new[] { $"{commit} false", $"{commit} true" }, recorded.ToArray());
        Assert.Contains($"From commit {commit[..12]}, with changes that were not committed", Status());
        Git.Commit(_project.Project.Folder);
        _project.Project.Write("notes.txt", "no plan uses it");
        _project.Apply("-p:DeployPlanVersion=3.0.0").Succeeds();
        Assert.DoesNotContain("not committed", Status());
        _project.Project.Replace("deploy.yml", "echo api >>", "sh ./api.sh; echo api >>");
        _project.Project.Write("api.sh", "true\n");
        Git.Run(_project.Project.Folder, "commit", "-q", "-m", "config", "deploy.yml");
        _project.Apply("-p:DeployPlanVersion=4.0.0").Succeeds();
        Assert.Contains("with changes that were not committed", Status());

        string Status() => _project.Project.Build("-t:DeployPlanStatus", "-p:Env=prod").Succeeds().Output;
    }

    [TestMethod]
    public void A_plan_that_was_made_before_another_release_is_refused()
    {
        Assert.AreEqual("none", Plan("1.1.0"));
        foreach (var name in new[] { "plan.json", "base.json" })
        {
            Directory.CreateDirectory(_project.Project.PathOf("saved"));
            File.Copy(Path.Combine(Path.GetDirectoryName(_project.Project.Plan("prod"))!, name), _project.Project.PathOf("saved/" + name));
        }

        Assert.Contains("No earlier release of shop to prod is known", _project.Apply("-p:DeployPlanVersion=1.2.0").Succeeds().Output);

        var refused = ApplySaved().Fails().Output;
        Assert.Contains("error DPL4033: The plan was made when none was the last release, now it is 1.2.0 (", refused);
        File.Delete(_project.Project.PathOf("saved/base.json"));
        Assert.Contains("error DPL4033", ApplySaved("-p:DeployPlanLastRelease=none").Fails().Output);
        ApplySaved("-p:DeployPlanLastRelease=" + Path.GetFileName(_project.Releases[0])).Succeeds();
    }

    [TestMethod]
    public void In_locked_mode_a_saved_plan_that_is_not_the_locked_one_is_refused()
    {
        _project.Project.Build("-t:DeployPlanLock").Succeeds();
        Plan("1.1.0");
        Directory.CreateDirectory(_project.Project.PathOf("saved"));
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("saved/plan.json"));
        ApplySaved("-p:DeployPlanLockedMode=true").Succeeds();

        _project.Project.Replace("deploy.yml", "echo api >>", "echo own >>");
        Plan("1.2.0");
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("saved/plan.json"), overwrite: true);
        _project.Project.Replace("deploy.yml", "echo own >>", "echo api >>");

        Assert.Contains("plan.json : error DPL3060: DeployPlanLockedMode is on, and this plan is not the locked one for prod: operation 'deploy_prod_api' was changed", ApplySaved("-p:DeployPlanLockedMode=true").Fails().Output);
        Assert.HasCount(1, _project.Releases);
    }

    [TestMethod]
    public void In_locked_mode_a_saved_plan_of_some_services_is_applied_with_the_same_services()
    {
        _project.Project.Replace("deploy.yml", "services:", "services:\n  web: { command: [sh, -c, echo web >> ran.txt] }");
        _project.Project.Build("-t:DeployPlanLock").Succeeds();
        _project.Project.DeployPlan("prod", "-p:DeployPlanServices=web").Succeeds();
        Directory.CreateDirectory(_project.Project.PathOf("saved"));
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("saved/plan.json"));

        Assert.Contains("error DPL3060", ApplySaved("-p:DeployPlanLockedMode=true").Fails().Output);
        Assert.IsEmpty(_project.Ran);
        ApplySaved("-p:DeployPlanLockedMode=true", "-p:DeployPlanServices=web").Succeeds();
        Assert.Contains("web", _project.Ran);
    }

    [TestMethod]
    [DataRow("DeployPlanLockedMode")]
    [DataRow("DeployPlanAllowOutdated")]
    [DataRow("DeployPlanDryRun")]
    [DataRow("DeployPlanStrict")]
    public void A_property_that_is_neither_true_nor_false_is_an_error_with_a_code(string property)
    {
        var output = _project.Apply($"-p:{property}=ture").Fails().Output;

        Assert.Contains($"error DPL3064: The property {property} is 'ture', which is neither true nor false", output);
        Assert.IsEmpty(_project.Ran);
    }

    // Two commands, one after the other, of which each has the whole repository as its input.
    private void HaveAllAsInputs(string second) => _project.Project.Write("deploy.yml", $$"""
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, "echo network >> obj/ran.txt"], inputs: ["**/*"] }
          cluster: { provider: command, command: [sh, -c, "{{second}}"], inputs: ["**/*"], depends_on: [network] }
        environments: { prod: { driver: command } }

        """);

    private BuildResult ApplySaved(params string[] arguments) => _project.Project.Build(["-t:DeployPlanApply", "-p:DeployPlanFile=saved/plan.json", .. arguments]);

    private string Plan(string version) =>
        _project.Project.DeployPlan("prod", "-p:DeployPlanVersion=" + version, "-getProperty:DeployPlanLastRelease,DeployPlanId").Succeeds().Property("DeployPlanLastRelease");
}
