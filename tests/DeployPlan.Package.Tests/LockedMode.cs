using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class LockedMode
{
    private readonly TestProject _project = TestProject.Create();

    [TestMethod]
    public void A_lock_is_written_for_each_environment_and_a_locked_build_accepts_it_at_any_version()
    {
        var locked = _project.Build("-t:DeployPlanLock", "-getProperty:DeployPlanLockFile,DeployPlanHasChanges").Succeeds();

        Assert.AreEqual($"{LockOf("prod")};{LockOf("staging")}", locked.Property("DeployPlanLockFile"));
        Assert.AreEqual("True", locked.Property("DeployPlanHasChanges"));
        Assert.DoesNotContain("1.0.0", File.ReadAllText(LockOf("prod")));
        Assert.Contains("\"tag\": \"<version>\"", File.ReadAllText(LockOf("prod")));
        Locked().Succeeds();
        Locked("-p:Version=2.0.0", "-p:Env=prod").Succeeds();
        Locked("-p:Version=2.0.0-rc.1", "-p:DeployPlanServices=worker").Succeeds();
    }

    [TestMethod]
    [DataRow("db/orders/001.sql", "id int", "ix int", "deploy.yml(5,3,5,3): error DPL3105: The plan for prod differs from its lock: operation 'migration_orders_pre_deploy' was changed: db/orders/001.sql: edited;", DisplayName = "one byte of a migration")]
    [DataRow("deploy.yml", "depends_on: [worker]", "depends_on: []", "operation 'deploy_prod_api' was changed: no longer waits for deploy_prod_worker", DisplayName = "one dependency")]
    [DataRow("deploy.yml", "worker:1", "worker:2", "operation 'deploy_prod_worker' was changed: image: registry.example.com/acme/worker:1 -> registry.example.com/acme/worker:2", DisplayName = "one image name")]
    public void A_change_of_meaning_breaks_the_build_and_leaves_no_plan(string file, string before, string after, string message)
    {
        _project.Build("-t:DeployPlanLock").Succeeds();
        Locked().Succeeds();
        _project.Replace(file, before, after);

        Assert.Contains(message, Locked().Fails().Output);
        Assert.IsFalse(File.Exists(_project.Plan("prod")));

        _project.Build("-t:DeployPlanLock").Succeeds();
        Locked().Succeeds();
    }

    [TestMethod]
    public void A_comment_white_space_and_the_order_of_keys_break_nothing()
    {
        _project.Build("-t:DeployPlanLock").Succeeds();

        _project.Replace("deploy.yml", "{ driver: compose, approval: required }", "{   approval:   required, driver: compose }   # reviewed\n\n");
        File.WriteAllText(LockOf("prod"), File.ReadAllText(LockOf("prod")).Replace("\n", "\r\n", StringComparison.Ordinal));

        Locked().Succeeds();
    }

    [TestMethod]
    public void Without_a_lock_a_locked_build_fails_and_says_how_to_write_one()
    {
        var output = Locked().Fails().Output;

        Assert.Contains("deployplan.prod.lock.json : error DPL3101: The plan for prod has no lock, but DeployPlanLockedMode is on; create it with dotnet build ", output);
        Assert.Contains("Shop.csproj -p:DeployPlanLockedMode=true -t:DeployPlanLock -p:Env=prod, have it reviewed", output);
        Assert.Contains("deployplan.staging.lock.json : error DPL3101", output);

        // What the command line gave is kept, and the lock is written all the same.
        _project.Build("-p:DeployPlanLockedMode=true", "-t:DeployPlanLock", "-p:Env=prod").Succeeds();
        Assert.IsTrue(File.Exists(LockOf("prod")));
    }

    [TestMethod]
    public void With_an_environment_only_its_lock_is_written_and_needed()
    {
        _project.Build("-t:DeployPlanLock", "-p:Env=prod").Succeeds();

        Assert.IsFalse(File.Exists(LockOf("staging")));
        Locked("-t:DeployPlan", "-p:Env=prod").Succeeds();
        Assert.Contains("DPL3101", Locked("-t:DeployPlan", "-p:Env=staging").Fails().Output);
    }

    [TestMethod]
    public void A_lock_of_a_version_holds_for_that_version_alone()
    {
        _project.Build("-t:DeployPlanLock", "-p:Env=prod", "-p:DeployPlanLockVersion=true", "-p:Version=1.1.0").Succeeds();

        Locked("-t:DeployPlan", "-p:Env=prod", "-p:Version=1.1.0").Succeeds();
        Assert.Contains("The plan for prod differs from its lock: version: 1.1.0 -> 1.2.0", Locked("-t:DeployPlan", "-p:Env=prod", "-p:Version=1.2.0").Fails().Output);
    }

    [TestMethod]
    public void An_unchanged_locked_build_writes_nothing_and_an_edited_lock_is_noticed()
    {
        _project.Build("-t:DeployPlanLock").Succeeds();
        Locked("-t:DeployPlan").Succeeds();

        _project.BuildUntilNothingIsWritten(() => Locked("-t:DeployPlan").Succeeds());

        _project.Replace("deployplan.prod.lock.json", "\"approval\": \"required\"", "\"approval\": \"none\"");
        Assert.Contains("approval: none -> required", Locked("-t:DeployPlan").Fails().Output);

        _project.Write("deployplan.prod.lock.json", "{}");
        Assert.Contains("deployplan.prod.lock.json(1,1,1,3): error DPL3102: The lock cannot be read", Locked("-t:DeployPlan").Fails().Output);
    }

    private BuildResult Locked(params string[] arguments) => _project.Build(["-p:DeployPlanLockedMode=true", .. arguments]);

    private string LockOf(string environment) => _project.PathOf($"deployplan.{environment}.lock.json");
}
