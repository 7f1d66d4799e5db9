namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>What one machine has released, another one knows.</summary>
[TestClass]
public class SharedReleases
{
    [TestMethod]
    public void What_one_machine_has_applied_another_one_shows_and_does_not_apply_again()
    {
        var machines = Machines.WithFolder();
        machines.Apply(0).Succeeds();

        var status = machines.Target(1, "Status").Succeeds().Output;
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 4 succeeded", status);
        Assert.MatchesRegex(@"prod\s+\S+  succeeded    1\.0\.0", machines.Target(1, "Releases").Succeeds().Output);
        Assert.Contains("DPL4012", machines.Apply(1).Fails().Output);
        Assert.IsEmpty(machines[1].Ran);
        Assert.Contains("Since release ", machines.Target(1, "").Succeeds().Output);

        machines[2].Project.Replace("deploy.yml", "api:1", "api:2");
        var difference = machines.Target(2, "Diff").Succeeds().Output;
        Assert.Contains($"prod compared with release {Path.GetFileName(machines[0].Releases[0])} (1.0.0): ", difference);
        Assert.Contains("image: api:1 -> api:2", difference);
    }

    [TestMethod]
    public void What_failed_on_one_machine_is_resumed_on_another_one()
    {
        var machines = Machines.WithFolder();
        machines[0].Project.Write("cluster.sh", "test -e ready || exit 1\necho cluster >> ran.txt\n");
        machines[1].Project.Write("cluster.sh", "test -e ready || exit 1\necho cluster >> ran.txt\n");
        machines.Apply(0).Fails();
        machines[1].Project.Write("ready", "");

        machines.Apply(1, "-p:DeployPlanResume=true").Succeeds();

        CollectionAssert.AreEquivalent(new[] { "network", "store" }, machines[0].Ran.ToArray());
        CollectionAssert.AreEquivalent(new[] { "cluster", "api" }, machines[1].Ran.ToArray());
        Assert.MatchesRegex(@"succeeded, 4 succeeded", machines.Target(0, "Status").Succeeds().Output);
        Assert.HasCount(2, machines[0].Releases);
    }

    [TestMethod]
    [DataRow("Apply", false)]
    [DataRow("Apply", true)]
    [DataRow("Begin", false)]
    [DataRow("Begin", true)]
    public void A_plan_that_one_machine_saved_is_refused_when_another_one_has_released_since(string target, bool hadRelease)
    {
        var machines = Machines.WithFolder();
        if (hadRelease)
        {
            machines.Apply(2).Succeeds();
        }

        machines.Target(0, "", "-p:DeployPlanVersion=1.1.0").Succeeds();
        Directory.CreateDirectory(machines[0].Project.PathOf("reviewed"));
        foreach (var file in new[] { "plan.json", "base.json" })
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(machines[0].Project.Plan("prod"))!, file), machines[0].Project.PathOf("reviewed/" + file));
        }

        machines.Apply(1, "-p:DeployPlanVersion=1.2.0").Succeeds();

        var output = machines.Target(0, target, "-p:DeployPlanFile=reviewed/plan.json").Fails().Output;
        Assert.MatchesRegex($"plan.json : error DPL4033: .*made when {(hadRelease ? @"1\.0\.0 \(" : "")}.*now it is 1\\.2\\.0 \\(", output);
        Assert.IsEmpty(machines[0].Ran);
        Assert.MatchesRegex(@"Release \S+ of 1\.2\.0 to prod: succeeded, 4 succeeded", machines.Target(2, "Status").Succeeds().Output);
        machines.Apply(0, "-p:DeployPlanFile=reviewed/plan.json", "-p:DeployPlanAllowOutdated=true").Succeeds();
        Assert.HasCount(4, machines[0].Ran);
    }

    [TestMethod]
    public void The_end_of_a_pipeline_that_was_refused_does_not_end_the_release_of_another_one()
    {
        var store = Workspace.NewFolder("store");
        var first = new Machines(store, variables: [("CI_PIPELINE_ID", "1")]);
        var second = new Machines(store, variables: [("CI_PIPELINE_ID", "2")]);
        first.Begin(0);
        var plan = first[0].Project.ReadPlan("prod")["id"]!.GetValue<string>();

        Assert.Contains("DPL4282", second.Target(0, "Begin").Fails().Output);
        Assert.Contains("of pipeline 1 is; begin it", second.End(0, plan).Fails().Output);

        first.Run(0, plan, "infra_network").Succeeds();
    }

    [TestMethod]
    public void A_project_may_have_any_name()
    {
        var machines = Machines.WithFolder(ApplyProject.Diamond.Replace("name: shop", "name: acme/shop|é", StringComparison.Ordinal));
        machines.Apply(0, "-m:2").Succeeds();

        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 4 succeeded", machines.Target(1, "Status").Succeeds().Output);
        Assert.Contains("DPL2004", machines[1].Project.Build("-t:DeployPlan", "-p:Env=pord").Fails().Output);
        Assert.IsFalse(Directory.Exists(machines[1].Project.PathOf(".deployplan/pord")));
    }

    [TestMethod]
    [DataRow("git:https://bot:canary-41c9@git.example.com/shop#deployplan", "git:***")]
    [DataRow("postgres:Host=db;Password=canary-41c9", "postgres:***")]
    [DataRow("Host=db;Password=canary-41c9", "***")]
    public void A_store_with_a_secret_in_its_location_is_refused_and_not_shown(string location, string shown)
    {
        var refused = new Machines(location).Apply(0).Fails().Output;

        Assert.Contains($"DPL4280: The store {shown} cannot be used: it has a secret in it", refused);
        Assert.DoesNotContain("canary-41c9", refused);
    }

    [TestMethod]
    public void No_secret_is_in_a_folder()
    {
        var store = Workspace.NewFolder("store");

        LoggedSecret.AssertIsMasked(
            new Machines(store, LoggedSecret.Config, variables: [LoggedSecret.Variable]),
            () => string.Join('\n', Directory.GetFiles(store, "*", SearchOption.AllDirectories).Select(File.ReadAllText)));
    }

    [TestMethod]
    public void No_secret_is_in_any_commit_of_a_branch()
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");

        LoggedSecret.AssertIsMasked(
            new Machines($"git:{remote}#deployplan", LoggedSecret.Config, isRepository: true, LoggedSecret.Variable),
            () => Dotnet.RunProgram("git", remote, ["cat-file", "--batch-all-objects", "--batch"]).Succeeds().Output);
    }

    [TestMethod]
    public void Who_did_what_is_noted_with_the_job_the_plan_and_its_approval()
    {
        var machines = new Machines(
            Workspace.NewFolder("store"), variables: [("GITHUB_SERVER_URL", "https://github.com"), ("GITHUB_REPOSITORY", "acme/shop"), ("GITHUB_RUN_ID", "1234567890")]);
        machines.Target(0, "").Succeeds();
        var plan = machines[0].Project.ReadPlan("prod")["id"]!.GetValue<string>();

        var release = machines.Begin(0, $"-p:DeployPlanApprove={plan}");

        machines.Run(1, release, "infra_network").Succeeds();
        machines.End(1, release).Fails();
        var person = $"{Environment.UserName} on {Environment.MachineName}";
        const string Job = "job https://github.com/acme/shop/actions/runs/1234567890";
        string[] lines =
        [
            $"{person} takes the lease, number 1, {Job}",
            $"release {release} of plan {plan} begun by {person}, {Job}, approved as {plan}, lease number 1",
            $"release {release}: infra_network running, lease number 1, by {person}, {Job}",
            $"release {release}: infra_network succeeded, lease number 1, by {person}, {Job}",
            $"{person} frees the lease, number 1, {Job}; release {release} ended: interrupted, 1 succeeded, 3 not started",
        ];
        Assert.Contains(string.Join("\n  ", lines) + "\n", machines.Target(1, "Releases", "-p:DeployPlanFormat=audit").Succeeds().Output);
    }

    [TestMethod]
    public void An_operation_runs_only_as_it_was_reviewed()
    {
        var store = Workspace.NewFolder("store");
        var machines = new Machines(store);
        var release = machines.Begin(0);
        machines.Run(0, release, "infra_network").Succeeds();
        machines[1].Project.Write("cluster.sh", "echo other >> ran.txt\n");

        Assert.MatchesRegex(@"cluster\.sh.*error DPL4001: The file was edited after the plan was made, and operation 'infra_cluster' uses it", machines.Run(1, release, "infra_cluster").Fails().Output);
        Assert.IsEmpty(machines[1].Ran);
        machines.Run(0, release, "infra_cluster").Succeeds();

        var plan = Path.Combine(store, "shop", "prod", release, "plan.json");
        var text = File.ReadAllText(plan);
        Assert.Contains("echo store ", text);
        File.WriteAllText(plan, text.Replace("echo store ", "echo other ", StringComparison.Ordinal));
        Assert.Contains("error DPL3025: The plan was changed after it was written", machines.Run(2, release, "infra_store").Fails().Output);

        machines[2].Project.DeployPlan("prod", "-p:Version=2.0.0").Succeeds();
        File.Copy(machines[2].Project.Plan("prod"), plan, overwrite: true);
        Assert.Contains("error DPL4020: The release was made from plan ", machines.Run(2, release, "infra_store").Fails().Output);
        Assert.IsEmpty(machines[2].Ran);
    }

    [TestMethod]
    public void Operations_of_a_release_run_each_on_another_machine()
    {
        var machines = Machines.WithFolder();
        var release = machines.Begin(0);

        Assert.Contains("DPL4287", machines.Run(1, release, "infra_cluster").Fails().Output);
        machines.Run(1, release, "infra_network").Succeeds();
        machines.Run(0, release, "infra_cluster").Succeeds();
        machines.Run(2, release, "infra_store").Succeeds();
        Assert.Contains("done before", machines.Run(2, release, "infra_cluster").Succeeds().Output);
        machines.Run(2, release, "deploy_prod_api").Succeeds();
        var end = machines.End(1, release).Succeeds().Output;

        Assert.Contains("succeeded, 4 succeeded", end);
        CollectionAssert.AreEqual(new[] { "network" }, machines[1].Ran.ToArray());
        CollectionAssert.AreEqual(new[] { "cluster" }, machines[0].Ran.ToArray());
        CollectionAssert.AreEqual(new[] { "store", "api" }, machines[2].Ran.ToArray());
        Assert.Contains("DPL4285", machines.Run(0, release, "infra_network").Fails().Output);
        machines.Apply(1, "-p:Version=2.0.0").Succeeds();
    }

    [TestMethod]
    public void An_operation_does_not_run_when_another_release_has_become_the_last_one_since_its_own_began()
    {
        var machines = Machines.WithFolder();
        var release = machines.Begin(0);
        var plan = machines[0].Project.ReadPlan("prod")["id"]!.GetValue<string>();
        machines.Run(0, release, "infra_network").Succeeds();
        machines.Apply(1, "-p:Version=2.0.0", $"-p:DeployPlanBreakLock={release}").Succeeds();
        var newest = Path.GetFileName(machines[1].Releases[^1]);

        foreach (var (machine, named) in new[] { (0, release), (0, plan), (2, release), (2, plan) })
        {
            Assert.Contains($"error DPL4021: Release {newest} was made since this one was prepared", machines.Run(machine, named, "infra_cluster").Fails().Output);
        }

        CollectionAssert.AreEqual(new[] { "network" }, machines[0].Ran.ToArray());
        Assert.IsEmpty(machines[2].Ran);
    }

    [TestMethod]
    public void A_release_is_named_by_its_plan_too_and_ends_after_a_failure()
    {
        var machines = Machines.WithFolder();
        foreach (var machine in new[] { 0, 1 })
        {
            machines[machine].Project.Write("cluster.sh", "echo no; exit 3\n");
        }

        machines.Begin(0);
        var plan = machines[0].Project.ReadPlan("prod")["id"]!.GetValue<string>();

        machines.Run(1, plan, "infra_network").Succeeds();
        var failed = machines.Run(1, plan, "infra_cluster").Fails().Output;
        Assert.Contains("DPL4289", failed);
        Assert.Contains("no", failed);
        Assert.Contains("DPL4287", machines.Run(0, plan, "deploy_prod_api").Fails().Output);
        Assert.Contains("DPL4282", machines.Apply(0, "-p:Version=2.0.0").Fails().Output);
        Assert.Contains("DPL4024", machines.End(0, plan).Fails().Output);

        machines[1].Project.Write("cluster.sh", "echo cluster >> ran.txt\n");
        machines.Apply(1, "-p:Version=2.0.0").Succeeds();
    }
}
