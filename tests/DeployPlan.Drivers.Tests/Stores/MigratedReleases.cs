using System.Text.Json.Nodes;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>Releases of a folder are taken over into a store, and back.</summary>
[TestClass]
public class MigratedReleases
{
    private const string WithoutStore = "-p:DeployPlanStore=";
    private const string ToFolder = "-p:DeployPlanMigrateTo=folder";
    private const string ShortLease = "-p:DeployPlanLeaseSeconds=9";
    private const string FailsUntilReady = "test -e ready || exit 1\necho cluster >> ran.txt\n";

    // Says that it runs, and goes on when the test says so.
    private const string Waiting =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, "touch started; until [ -e go ]; do sleep 0.1; done"] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void What_a_folder_has_is_known_resumed_and_rolled_back_elsewhere(bool isGit)
    {
        var machines = isGit ? WithGit() : Machines.WithFolder();
        machines.Apply(0, WithoutStore).Succeeds();
        FailIn(machines, 0, 1);
        machines.Apply(0, WithoutStore, "-p:Version=2.0.0").Fails();
        var (first, second) = (NameOf(machines[0].Releases[0]), NameOf(machines[0].Releases[1]));

        Assert.Contains("prod: 2 taken over, 0 there already", machines.Target(0, "StoreMigrate").Succeeds().Output);
        Assert.Contains("prod: 0 taken over, 2 there already", machines.Target(0, "StoreMigrate").Succeeds().Output);

        Assert.MatchesRegex($@"Release {second} of 2\.0\.0 to prod: failed, 2 succeeded, 1 failed, 1 skipped", machines.Target(1, "Status").Succeeds().Output);
        var audit = machines.Target(1, "Releases", "-p:DeployPlanFormat=audit").Succeeds().Output;
        Assert.MatchesRegex($@"release {first} of plan sha256:\w+ taken over from a folder by {Environment.UserName} on {Environment.MachineName}, lease number 1\b", audit);
        Assert.IsLessThan(audit.IndexOf($"release {first}", StringComparison.Ordinal), audit.IndexOf($"release {second}", StringComparison.Ordinal));
        machines[1].Project.Write("ready", "");
        machines.Apply(1, "-p:DeployPlanResume=true").Succeeds();
        CollectionAssert.AreEquivalent(new[] { "cluster", "api" }, machines[1].Ran.ToArray());
        Assert.Contains(first, machines.Target(1, "Rollback", "-p:DeployPlanAllowIrreversible=true").Succeeds().Output);
        var listed = Listed(machines, 0);
        Assert.AreEqual("succeeded failed succeeded", string.Join(' ', listed.Select(release => (string)release!["status"]!)));
        Assert.AreEqual(Environment.UserName, (string)listed[0]!["user"]!);
        Assert.IsGreaterThan(2, (int)listed[0]!["lease"]!);
        Assert.IsNull(listed[2]!["lease"]);
    }

    [TestMethod]
    public void From_a_folder_through_a_store_into_a_folder_every_record_has_the_same_bytes()
    {
        var machines = Machines.WithFolder();
        FailIn(machines, 0);
        machines.Apply(0, WithoutStore).Fails();
        machines.Apply(0, WithoutStore, "-p:DeployPlanResume=true").Fails();
        var result = Path.Combine(machines[0].Releases[0], "results", "0001-infra_network.json");
        Directory.CreateDirectory(Path.GetDirectoryName(result)!);
        File.WriteAllText(result, "{\n  \"folder\": \"services/é\"\n}\n");
        var before = Records(machines[0]);
        machines.Target(0, "StoreMigrate").Succeeds();
        Directory.Move(machines[0].Project.PathOf(".deployplan"), machines[0].Project.PathOf("before"));

        Assert.Contains("prod: 2 taken over, 0 there already", machines.Target(0, "StoreMigrate", ToFolder).Succeeds().Output);

        Assert.AreEqual(string.Join('\n', before), string.Join('\n', Records(machines[0])));
        Assert.IsEmpty(Directory.GetFiles(machines[0].Project.PathOf(".deployplan/prod"), "*.versions"));
        Assert.IsFalse(File.Exists(machines[0].Project.PathOf(".deployplan/prod/lease.json")));
        Assert.IsTrue(File.Exists(machines[0].Project.PathOf(".deployplan/.gitignore")));
        machines[0].Project.Write("ready", "");
        Assert.Contains("succeeded, 4 succeeded", machines.Apply(0, WithoutStore, "-p:DeployPlanResume=true").Succeeds().Output);
    }

    [TestMethod]
    public void A_copy_that_is_behind_its_store_is_brought_up_to_date_and_goes_to_another_store()
    {
        var machines = Machines.WithFolder();
        var release = machines.Begin(0);
        machines.Run(0, release, "infra_network").Succeeds();
        foreach (var id in new[] { "infra_cluster", "infra_store", "deploy_prod_api" })
        {
            machines.Run(1, release, id).Succeeds();
        }

        machines.End(1, release).Succeeds();
        Assert.Contains("prod: 0 taken over, 1 there already", machines.Target(0, "StoreMigrate").Succeeds().Output);
        machines.Target(0, "StoreMigrate", ToFolder).Succeeds();

        Assert.Contains("succeeded, 4 succeeded", machines.Target(0, "Status", WithoutStore).Succeeds().Output);
        var other = "-p:DeployPlanStore=" + Workspace.NewFolder("other");
        Assert.Contains("prod: 1 taken over, 0 there already", machines.Target(0, "StoreMigrate", other).Succeeds().Output);
        var third = "-p:DeployPlanStore=" + Workspace.NewFolder("third");
        Assert.Contains("-t:DeployPlanStoreMigrate", machines.Target(0, "Status", third).Fails().Output);
        Assert.Contains("prod: 1 taken over, 0 there already", machines.Target(0, "StoreMigrate", third).Succeeds().Output);
        Assert.Contains("succeeded, 4 succeeded", machines.Target(0, "Status", third).Succeeds().Output);
        Assert.Contains("succeeded, 4 succeeded", machines.Target(2, "Status", other).Succeeds().Output);
    }

    [TestMethod]
    public void What_is_in_both_with_other_content_is_refused_both_ways()
    {
        var machines = Machines.WithFolder();
        machines.Apply(0, WithoutStore).Succeeds();
        machines.Target(0, "StoreMigrate").Succeeds();
        machines.Apply(0, WithoutStore, "-p:Version=2.0.0").Succeeds();
        var record = Path.Combine(machines[0].Releases[0], "operations", "0001-infra_network.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"attempt\": 1", "\"attempt\": 2", StringComparison.Ordinal));
        var before = Records(machines[0]);

        var refused = machines.Target(0, "StoreMigrate").Fails().Output;
        Assert.Contains("DPL4291", refused);
        Assert.Contains("operations/0001-infra_network.json is not the same; nothing of prod was taken over", refused);
        Assert.Contains("DPL4291", machines.Target(0, "StoreMigrate", ToFolder).Fails().Output);
        Assert.AreEqual(string.Join('\n', before), string.Join('\n', Records(machines[0])));
        Assert.HasCount(1, Listed(machines, 1));
    }

    [TestMethod]
    public async Task What_was_killed_in_the_middle_counts_only_when_it_was_done_again()
    {
        var store = Workspace.NewFolder("store");
        var machines = new Machines(store);
        machines.Apply(0, WithoutStore).Succeeds();
        machines.Apply(0, WithoutStore, "-p:Version=2.0.0").Succeeds();
        var newest = Path.Combine(store, "shop", "prod", NameOf(machines[0].Releases[1]));
        using (var killed = new RunningBuild(machines[0].Project, "-t:DeployPlanStoreMigrate", ShortLease))
        {
            await killed.Until(Path.Combine(newest, "plan.json"));
            killed.Kill();
        }

        // However far it came, this is as if it had been killed right before the last document.
        File.Delete(Path.Combine(newest, "release.json"));
        Assert.DoesNotContain(NameOf(newest), string.Join(' ', Listed(machines, 1).Select(release => (string)release!["id"]!)));

        machines.TargetWhenFree(0, "StoreMigrate", ShortLease).Succeeds();

        Assert.AreEqual("2.0.0 1.0.0", string.Join(' ', Listed(machines, 1).Select(release => (string)release!["version"]!)));
        Assert.Contains("prod: 0 taken over, 2 there already", machines.Target(0, "StoreMigrate").Succeeds().Output);
    }

    [TestMethod]
    public async Task An_environment_that_someone_executes_is_left_alone()
    {
        var machines = Machines.WithFolder(Waiting);
        using (var apply = new RunningBuild(machines[0].Project, "-t:DeployPlanApply", WithoutStore))
        {
            await apply.Until(machines[0].Project.PathOf("started"));
            Assert.Contains("DPL4015", machines.Target(0, "StoreMigrate").Fails().Output);
            machines[0].Project.Write("go", "");
            (await apply.Ended()).Succeeds();
        }

        machines.Begin(1);

        var refused = machines.Target(0, "StoreMigrate").Fails().Output;
        Assert.Contains("DPL4282", refused);
        Assert.MatchesRegex(@"-t:DeployPlanStoreMigrate -p:Env=prod -p:DeployPlanBreakLock=\d+T\S+", refused);
        Assert.Contains("DPL4282", machines.Target(0, "StoreMigrate", ToFolder).Fails().Output);
        Assert.HasCount(1, machines[0].Releases);
    }

    [TestMethod]
    public void What_cannot_be_meant_is_an_error()
    {
        var machines = Machines.WithFolder();

        Assert.Contains("There are no releases to take over.", machines.Target(0, "StoreMigrate").Succeeds().Output);
        machines.Apply(0, WithoutStore).Succeeds();
        Assert.Contains("DPL4284", machines.Target(0, "StoreMigrate", WithoutStore).Fails().Output);
        Assert.Contains("did you mean 'folder'?", machines.Target(0, "StoreMigrate", "-p:DeployPlanMigrateTo=foldr").Fails().Output);
        Assert.Contains("DPL4280", machines.Target(0, "StoreMigrate", "-p:DeployPlanStore=postgres:NOT_SET").Fails().Output);
        Assert.Contains("DPL2004", machines[0].Project.Build("-t:DeployPlanStoreMigrate", "-p:Env=pord").Fails().Output);
        Assert.Contains("prod: 1 taken over", machines[0].Project.Build("-t:DeployPlanStoreMigrate").Succeeds().Output);
    }

    private static Machines WithGit()
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");
        return new Machines($"git:{remote}#deployplan", isRepository: true);
    }

    private static void FailIn(Machines machines, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            machines[number].Project.Write("cluster.sh", FailsUntilReady);
        }
    }

    private static string NameOf(string folder) => Path.GetFileName(folder);

    // The newest first.
    private static JsonArray Listed(Machines machines, int number)
    {
        machines.Target(number, "Releases", "-p:DeployPlanFormat=json").Succeeds();
        return JsonNode.Parse(File.ReadAllText(machines[number].Project.PathOf("bin/deployplan/prod/releases.json")))!["releases"]!.AsArray();
    }

    // What a store keeps, with its content.
    private static List<string> Records(ApplyProject project)
    {
        string[] kept = ["release.json", "plan.json", "plan.inputs", "operations", "results", "logs"];
        return project.Releases
            .SelectMany(static release => Directory.GetFiles(release, "*", SearchOption.AllDirectories).Select(file => (Release: NameOf(release), Path: Path.GetRelativePath(release, file).Replace('\\', '/'), File: file)))
            .Where(file => kept.Contains(file.Path.Split('/')[0]) && Path.GetExtension(file.Path) is ".json" or ".inputs" or ".log")
            .OrderBy(static file => file.Release + file.Path, StringComparer.Ordinal)
            .Select(static file => $"{file.Release}/{file.Path}: {Convert.ToBase64String(File.ReadAllBytes(file.File))}")
            .ToList();
    }
}
