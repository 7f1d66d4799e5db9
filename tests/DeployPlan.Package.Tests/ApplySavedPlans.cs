using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplySavedPlans
{
    private readonly ApplyProject _project = ApplyProject.Create();

    [TestInitialize]
    public void Plan()
    {
        _project.Project.DeployPlan("prod").Succeeds();
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("reviewed.json"));
    }

    [TestMethod]
    public void A_saved_plan_is_applied_as_it_stands_whatever_the_config_says_now()
    {
        _project.Project.Replace("deploy.yml", "echo api >> ran.txt", "echo other >> ran.txt");

        Apply().Succeeds();

        CollectionAssert.AreEquivalent(new[] { "network", "cluster", "store", "api" }, _project.Ran.ToArray());
        CollectionAssert.AreEqual(
            File.ReadAllBytes(_project.Project.PathOf("reviewed.json")), File.ReadAllBytes(Path.Combine(_project.Releases[0], "plan.json")));
    }

    [TestMethod]
    public void A_plan_that_was_changed_is_refused()
    {
        _project.Project.Replace("reviewed.json", "echo api >> ran.txt", "echo own >> ran.txt");

        AssertRefused("error DPL3025");
    }

    [TestMethod]
    public void A_plan_of_another_format_is_refused()
    {
        _project.Project.Replace("reviewed.json", "\"formatVersion\": \"1.2\"", "\"formatVersion\": \"2.0\"");

        AssertRefused("error DPL3023");
    }

    [TestMethod]
    public void A_sealed_input_that_was_edited_is_named_with_its_operation()
    {
        _project.Project.Write("cluster.sh", "echo edited >> ran.txt\n");

        AssertRefused("cluster.sh : error DPL4001: The file was edited after the plan was made, and operation 'infra_cluster' uses it");
    }

    [TestMethod]
    public void An_input_that_an_operation_changes_fails_the_operation_that_uses_it_before_its_driver_starts()
    {
        _project.Project.Replace("deploy.yml", "echo network >> ran.txt", "echo network >> ran.txt; echo echo own >> cluster.sh");

        var output = _project.Apply().Fails().Output;

        Assert.Contains("cluster.sh : error DPL4001: The file was edited after the plan was made, and operation 'infra_cluster' uses it", output);
        Assert.DoesNotContain("cluster", _project.Ran);
        Assert.AreEqual("failed", _project.StatusOf("infra_cluster"));
    }

    [TestMethod]
    public void A_script_that_an_operation_writes_is_not_run_by_one_that_used_no_file_when_it_was_planned()
    {
        File.Delete(_project.Project.PathOf("cluster.sh"));
        _project.Project.Replace("deploy.yml", "echo network >> ran.txt", "echo network >> ran.txt; echo echo cluster '>>' ran.txt > cluster.sh");

        var output = _project.Apply().Fails().Output;

        Assert.Contains("cluster.sh : error DPL4003: The file was added after the plan was made, and operation 'infra_cluster' uses it", output);
        Assert.DoesNotContain("cluster", _project.Ran);
        Assert.AreEqual("failed", _project.StatusOf("infra_cluster"));
    }

    [TestMethod]
    public void A_sealed_input_that_was_removed_is_named_with_its_operation()
    {
        File.Delete(_project.Project.PathOf("cluster.sh"));

        AssertRefused("cluster.sh : error DPL4002: The file was removed after the plan was made, and operation 'infra_cluster' uses it");
    }

    [TestMethod]
    public void An_input_that_was_added_is_named_with_its_operation()
    {
        _project.Project.Write("db/001.sql", "select 1;\n");
        _project.Project.Replace("deploy.yml", "services:", "databases:\n  main: { connection_env: MAIN_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }\nservices:");
        _project.Project.DeployPlan("prod").Succeeds();
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("reviewed.json"), overwrite: true);
        _project.Project.Write("db/002.sql", "select 2;\n");

        AssertRefused("002.sql : error DPL4003: The file was added after the plan was made, and operation 'migration_main_pre_deploy' uses it");
    }

    [TestMethod]
    public void A_path_from_where_the_build_was_started_is_said_as_the_project_takes_it()
    {
        var top = Path.GetDirectoryName(_project.Project.Folder)!;
        string[] command = ["build", "project/Shop.csproj", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:DeployPlanFile=project/reviewed.json"];

        Assert.Contains("error DPL1001: The file cannot be read: it does not exist; DeployPlanFile is relative to the project's folder, so write -p:DeployPlanFile=reviewed.json", Dotnet.Run(top, command).Fails().Output);
        Dotnet.Run(top, [.. command[..^1], "-p:DeployPlanFile=reviewed.json"]).Succeeds();
    }

    [TestMethod]
    public void A_plan_for_another_environment_is_refused() =>
        Assert.Contains("error DPL4010", Apply("-p:Env=staging").Fails().Output);

    private BuildResult Apply(params string[] arguments) => _project.Project.Build(["-t:DeployPlanApply", "-p:DeployPlanFile=reviewed.json", .. arguments]);

    private void AssertRefused(string message)
    {
        Assert.Contains(message, Apply().Fails().Output);
        Assert.IsEmpty(_project.Ran);
        Assert.IsEmpty(_project.Releases);
    }
}
