namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>What someone else has written into a store, or damaged there.</summary>
[TestClass]
public class DamagedStores
{
    private readonly string _store = Workspace.NewFolder("store");

    [TestMethod]
    public void A_record_that_is_damaged_is_shown_as_such_and_named_where_it_counts()
    {
        var machines = new Machines(_store);
        machines.Apply(0).Succeeds();
        var operations = Path.Combine(_store, "shop", "prod", Path.GetFileName(machines[0].Releases[0]), "operations");
        var record = Directory.GetFiles(operations).Order(StringComparer.Ordinal).First();
        var before = File.ReadAllText(record);
        File.WriteAllText(record, "{ damaged");
        File.WriteAllText(Path.Combine(operations, "notes.json"), "{}");
        File.WriteAllText(Path.Combine(operations, "a%00b.json"), "{}");

        Assert.Contains("1 unreadable", machines.Target(1, "Releases").Succeeds().Output);
        Assert.Contains("1 unreadable", machines.Target(0, "Releases").Succeeds().Output);

        Assert.Contains("0001-infra_network.json : error DPL4019: ", machines.Apply(1, "-p:Version=2.0.0").Fails().Output);

        File.WriteAllText(record, before + "\n");
        machines.Apply(1, "-p:Version=2.0.0").Succeeds();
        Assert.MatchesRegex(@"Release \S+ of 2\.0\.0 to prod: succeeded, 4 succeeded", machines.Target(0, "Status").Succeeds().Output);
    }

    [TestMethod]
    public void A_release_that_is_damaged_is_not_taken_for_none()
    {
        var machines = new Machines(_store);
        machines.Apply(0).Succeeds();
        var file = Path.Combine(_store, "shop", "prod", Path.GetFileName(machines[0].Releases[0]), "release.json");
        var before = File.ReadAllText(file);
        File.WriteAllText(file, "{ damaged");

        Assert.Contains("unreadable", machines.Target(1, "Releases").Succeeds().Output);
        Assert.Contains("release.json", machines.Apply(1).Fails().Output);
        Assert.IsEmpty(machines[1].Ran);

        File.WriteAllText(file, before + "\n");
        Assert.Contains("4 succeeded", machines.Target(1, "Releases").Succeeds().Output);
        Assert.Contains("DPL4012", machines.Apply(1).Fails().Output);
        machines.Apply(1, "-p:Version=2.0.0").Succeeds();
    }

    [TestMethod]
    public void Releases_of_two_stores_are_not_mixed()
    {
        var machines = new Machines(_store);
        var other = "-p:DeployPlanStore=" + Workspace.NewFolder("other");
        machines.Apply(0).Succeeds();
        machines.Apply(1, other, "-p:Version=2.0.0").Succeeds();

        var missing = $"it does not have release {Path.GetFileName(machines[0].Releases[0])} of shop and prod, but had";
        Assert.Contains(missing, machines.Target(0, "Releases", other).Fails().Output);
        Assert.Contains(missing, machines.Apply(0, other, "-p:Version=3.0.0").Fails().Output);
        Assert.HasCount(4, machines[0].Ran);

        machines.Target(0, "StoreMigrate", "-p:DeployPlanMigrateTo=folder").Succeeds();
        Assert.Contains("prod: 1 taken over, 0 there already", machines.Target(0, "StoreMigrate", other).Succeeds().Output);
        machines.Apply(0, other, "-p:Version=3.0.0").Succeeds();
        Assert.MatchesRegex(@"(?s)3\.0\.0.*2\.0\.0.*1\.0\.0", machines.Target(1, "Releases", other).Succeeds().Output);
    }

    [TestMethod]
    public void A_branch_of_code_is_no_store()
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");
        var machines = new Machines($"git:{remote}#code", isRepository: true);
        Git.Commit(machines[0].Project.Folder);
        Git.Run(machines[0].Project.Folder, "push", "-q", remote, "HEAD:refs/heads/code");
        var before = Dotnet.RunProgram("git", remote, ["rev-parse", "code"]).Succeeds().Output;

        Assert.Contains("the branch 'code' of ", machines.Apply(0).Fails().Output);

        Assert.AreEqual(before, Dotnet.RunProgram("git", remote, ["rev-parse", "code"]).Succeeds().Output);
        Assert.IsEmpty(machines[0].Ran);
    }
}
