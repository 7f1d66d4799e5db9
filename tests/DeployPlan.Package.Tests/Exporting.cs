using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Exporting
{
    private const string Bound = "\n  bound: { driver: compose, runs_on: \"agent:web-1\" }";

    private readonly TestProject _project = TestProject.Create();

    [TestMethod]
    public void A_plan_becomes_the_file_of_an_engine()
    {
        _project.Replace("deploy.yml", "environments:", "environments:" + Bound);

        var built = _project.Build("-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=gitlab", "-p:Version=1.2.3", "-p:DeployPlanStore=git:origin#deployplan", "-getProperty:DeployPlanExportFile,DeployPlanEngine").Succeeds();

        var file = _project.PathOf("bin/deployplan/bound/export.gitlab.yml");
        Assert.AreEqual(file, built.Property("DeployPlanExportFile"));
        var text = File.ReadAllText(file);
        _project.DeployPlan("bound", "-p:Version=1.2.3").Succeeds();
        Assert.Contains($"# plan: {_project.ReadPlan("bound")["id"]!.GetValue<string>()}\n", text);
        Assert.MatchesRegex("^# Written by DeployPlan [0-9]+\\.[0-9]+\\.[0-9]+[^+ ]* from a plan\\.", text);
        Assert.Contains("-p:DeployPlanVersion=1.2.3 ", text);
        Assert.Contains("-p:DeployPlanStore=git:origin#deployplan", text);
    }

    [TestMethod]
    public void A_named_file_is_checked_in_locked_mode()
    {
        _project.Write(".dockerignore", "ci\n");
        _project.Replace("deploy.yml", "environments:", "environments:" + Bound);
        string[] export = ["-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=slurm", "-p:DeployPlanStore=postgres:RELEASES_DB", "-p:DeployPlanExportFile=ci/bound.sh"];
        _project.Build(export).Succeeds();
        _project.Build("-t:DeployPlanLock").Succeeds();

        _project.Build([.. export, "-p:DeployPlanLockedMode=true"]).Succeeds();
        _project.Write("ci/bound.sh", "#!/bin/bash\n");

        Assert.Contains("bound.sh(1,1,1,1): error DPL5015: ", _project.Build([.. export, "-p:DeployPlanLockedMode=true"]).Fails().Output);
        Assert.AreEqual("#!/bin/bash\n", File.ReadAllText(_project.PathOf("ci/bound.sh")));
    }

    [TestMethod]
    public void Every_locked_build_checks_the_files_that_the_project_declares()
    {
        _project.Write(".dockerignore", "ci\n");
        _project.Replace("deploy.yml", "environments:", "environments:" + Bound);
        _project.AddToProject("""
            <ItemGroup>
              <DeployPlanExported Include="ci/bound.sh" Engine="slurm" Environment="bound" />
              <DeployPlanExported Include="ci/bound.yml" Engine="gitlab" Environment="bound" Version="1.4.0" />
            </ItemGroup>
            """);
        _project.Build("-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=slurm", "-p:DeployPlanExportFile=ci/bound.sh").Succeeds();
        _project.Build("-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=gitlab", "-p:DeployPlanExportFile=ci/bound.yml", "-p:DeployPlanVersion=1.4.0").Succeeds();
        _project.Build("-t:DeployPlanLock").Succeeds();
        Assert.DoesNotContain("DPL5003", Locked().Succeeds().Output, "A warning is said when a file is exported.");

        _project.Write("ci/bound.sh", "#!/bin/bash\n");
        File.Delete(_project.PathOf("ci/bound.yml"));

        foreach (string[] planned in new string[][] { [], ["-t:DeployPlan", "-p:Env=bound"], ["-p:DeployPlanServices=worker"] })
        {
            var output = Locked(planned).Fails().Output;
            Assert.Contains("bound.sh(1,1,1,1): error DPL5015: ", output);
            Assert.Contains("bound.yml(1,1,1,1): error DPL5015: ", output);
        }

        Assert.Contains("-p:DeployPlanVersion=1.4.0 -p:DeployPlanLockedMode=false, have it reviewed", Locked().Fails().Output);
        Locked("-p:Env=prod").Succeeds();
        _project.Replace("Shop.csproj", "Environment=\"bound\" />", "Environment=\"bond\" />");
        Assert.Contains("'bond'", Locked("-p:Env=prod").Fails().Output);
        _project.Replace("Shop.csproj", "Environment=\"bond\" />", "Environment=\"bound\" />");
        _project.Build().Succeeds();
        Assert.AreEqual("#!/bin/bash\n", File.ReadAllText(_project.PathOf("ci/bound.sh")));
        Assert.IsFalse(File.Exists(_project.PathOf("ci/bound.yml")));

        File.WriteAllText(_project.PathOf("ci/bound.yml"), "# Written by DeployPlan 0.0.1 from a plan.\n");
        Locked("-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=gitlab", "-p:DeployPlanExportFile=ci/bound.yml", "-p:DeployPlanVersion=1.4.0").Fails();
        _project.Build("-p:DeployPlanLockedMode=true", "-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=gitlab", "-p:DeployPlanExportFile=ci/bound.yml", "-p:DeployPlanVersion=1.4.0", "-p:DeployPlanLockedMode=false").Succeeds();
        Assert.DoesNotContain("bound.yml", Locked().Fails().Output);

        BuildResult Locked(params string[] planned) => _project.Build([.. planned, "-p:DeployPlanLockedMode=true"]);
    }

    [TestMethod]
    public void One_that_an_image_is_built_from_is_an_error()
    {
        _project.Replace("deploy.yml", "environments:", "environments:" + Bound);

        var output = _project.Build("-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=gitlab", "-p:DeployPlanStore=git:origin#deployplan", "-p:DeployPlanExportFile=ci/bound.yml").Fails().Output;

        Assert.Contains("bound.yml : error DPL5017: 'build_api' uses this file", output);
    }

    // What any shell leaves alone, and what an export writes: MSBuild itself takes it for one name with a semicolon.
    [TestMethod]
    public void Several_services_may_be_separated_by_an_escaped_semicolon()
    {
        _project.Replace("deploy.yml", "environments:", "environments:" + Bound);
        string[] export = ["-t:DeployPlanExport", "-p:Env=bound", "-p:DeployPlanEngine=gitlab", "-p:Version=1.2.3", "-p:DeployPlanStore=git:origin#deployplan"];

        _project.Build([.. export, "-p:DeployPlanServices=api%3Bworker"]).Succeeds();

        var escaped = File.ReadAllText(_project.PathOf("bin/deployplan/bound/export.gitlab.yml"));
        Assert.Contains("-p:DeployPlanServices=api%3Bworker ", escaped);
        _project.Build([.. export, "-p:DeployPlanServices=\"api;worker\""]).Succeeds();
        Assert.AreEqual(escaped, File.ReadAllText(_project.PathOf("bin/deployplan/bound/export.gitlab.yml")));
    }

    [TestMethod]
    public void What_is_wrong_is_an_error_of_the_build()
    {
        Assert.Contains("error DPL5001: No engine to export to", _project.Build("-t:DeployPlanExport", "-p:Env=prod").Fails().Output);
        Assert.Contains("error DPL5002: ", _project.Build("-t:DeployPlanExport", "-p:DeployPlanEngine=gitlab").Fails().Output);
    }
}
