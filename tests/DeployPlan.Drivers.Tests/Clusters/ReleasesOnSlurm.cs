using System.Globalization;
using System.Net;
using DeployPlan.Drivers.Tests.Stores;
using DeployPlan.Drivers.Tests.Support;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Drivers.Tests.Clusters;

/// <summary>An exported script on a cluster of three nodes, each operation a job on one of them. Releases are in PostgreSQL.</summary>
[TestClass]
[TestCategory("Slurm")]
[DoNotParallelize]
public sealed class ReleasesOnSlurm : PostgreSqlTests, IDisposable
{
    private const string Settings =
        "<PropertyGroup><DeployPlanStore>postgres:RELEASES</DeployPlanStore><DeployPlanLeaseSeconds Condition=\"'$(DeployPlanOperationId)' != ''\">10</DeployPlanLeaseSeconds></PropertyGroup>";

    private readonly SlurmCluster _cluster = new();
    private readonly (string Name, string Value) _releases = ("RELEASES", Server.UrlOf(Server.CreateDatabase()));

    public required TestContext TestContext { get; set; }

    public void Dispose() => _cluster.Dispose();

    [TestMethod]
    [DataRow(true, DisplayName = "its jobs are gone, too")]
    [DataRow(false, DisplayName = "its job goes on, unseen")]
    public void A_node_is_lost_in_mid_operation_and_the_operation_is_done_once(bool withItsJobs)
    {
        var project = Create(ApplyProject.Diamond);
        project.Project.Write("cluster.sh", "touch started\nuntil [ -e go ]; do sleep 0.2; done\necho cluster >> ran.txt\n");
        Submit(project);
        _cluster.Until(() => File.Exists(project.Project.PathOf("started")));
        var first = _cluster.Jobs["infra_cluster"];

        _cluster.Lose(first.Node, withItsJobs);
        _cluster.RestartController();
        _cluster.Until(() => _cluster.Jobs["infra_cluster"].State == "PENDING");
        _cluster.StartNow(first.Id);
        _cluster.Until(() => _cluster.Jobs["infra_cluster"] is { State: "RUNNING" } again && again.Node != first.Node);
        project.Project.Write("go", "");

        AssertEnded("COMPLETED");
        CollectionAssert.AreEquivalent(new[] { "network", "store", "cluster", "api" }, project.Ran.ToArray());
        Assert.Contains("succeeded, 4 succeeded", Status(project));
    }

    [TestMethod]
    public async Task The_sample_shop_is_deployed_by_a_cluster_and_serves()
    {
        var (catalog, orders) = (Server.CreateDatabase(), Server.CreateDatabase());
        (string Name, string Value)[] variables =
            [_releases, ("CATALOG_DB", Server.UrlOf(catalog)), ("ORDERS_DB", Server.UrlOf(orders)), ("REPORTS_DB", Server.UrlOf(Server.CreateDatabase())), ("POSTGRES_PASSWORD", "secret")];
        using var shop = new LocalShop { Variables = variables };
        shop.Replace("Shop.csproj", "</Project>", Settings + "</Project>");
        shop.RunServicesOn("n2");
        shop.RunEverything();
        shop.Build("-t:DeployPlanExport", "-p:DeployPlanEngine=slurm", "-p:DeployPlanVersion=1.4.0").Succeeds();
        Dotnet.RunProgram("bash", shop.PathOf("../.."), [shop.PathOf("bin/deployplan/local/export.slurm.sh")], [_cluster.Variable, .. variables]).Succeeds();
        _cluster.Release(_cluster.Jobs["migration_reports_manual"].Id);

        AssertEnded("COMPLETED");
        var jobs = _cluster.Jobs;
        Assert.IsTrue(jobs.Values.All(static job => job.State == "COMPLETED"));
        Assert.AreEqual("n2 n2 n2 n2", $"{jobs["build_catalog"].Node} {jobs["deploy_local_catalog"].Node} {jobs["deploy_local_api"].Node} {jobs["deploy_local_worker"].Node}");

        // Begin, end and the gate are no operations.
        Assert.HasCount(15, jobs);
        Assert.Contains("succeeded, 12 succeeded", shop.Build("-t:DeployPlanStatus").Succeeds().Output);
        Assert.AreEqual("network postgres", shop.Infra);
        Assert.AreEqual("100,100", Server.Query(catalog, "select stock from products"));
        Assert.AreEqual("customer,id,placed_at", Server.Query(orders, "select column_name from information_schema.columns where table_name = 'orders' order by column_name"));
        Assert.Contains("Teapot", await shop.Catalog("/products"));
        Assert.AreEqual(HttpStatusCode.Accepted, await shop.Order(1));
        Assert.IsTrue(LocalShop.IsRunning(shop.PidOf("worker")));
    }

    [TestMethod]
    public void A_failure_skips_exactly_what_depends_on_it()
    {
        var project = Create(ApplyProject.Diamond);
        project.Project.Replace("deploy.yml", "services:", "  other: { provider: command, command: [sh, -c, echo other >> ran.txt], depends_on: [store] }\nservices:");
        project.Project.Write("cluster.sh", "exit 3\n");
        Submit(project);

        AssertEnded("FAILED");
        var states = _cluster.Jobs.ToDictionary(static job => job.Key, static job => job.Value.State);
        Assert.AreEqual(("FAILED", "CANCELLED", "COMPLETED", "COMPLETED"), (states["infra_cluster"], states["deploy_prod_api"], states["infra_store"], states["infra_other"]));
        CollectionAssert.AreEquivalent(new[] { "network", "store", "other" }, project.Ran.ToArray());
        Assert.Contains("failed", Status(project));
    }

    /// <summary>Layers of operations, each of which needs some of the layer before: 15 of them, or 200 where <c>DEPLOYPLAN_TESTS_FULL</c> is set.</summary>
    [TestMethod]
    public void A_generated_plan_runs_on_all_nodes_in_the_order_of_its_dependencies()
    {
        const int Width = 5;
        var count = Environment.GetEnvironmentVariable("DEPLOYPLAN_TESTS_FULL") is "1" ? 200 : 15;
        var project = Create("project: { name: shop }\ninfra:\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
            $"  op{i}: {{ provider: command, command: [sh, -c, echo op{i} >> ran.txt], depends_on: [{string.Join(", ", Needs(i).Select(static need => $"op{need}"))}] }}\n")) + "environments:\n  prod: { driver: command }\n");
        Submit(project);

        AssertEnded("COMPLETED");
        var jobs = _cluster.Jobs;
        var ran = project.Ran.ToList();
        Assert.HasCount(count, ran.Distinct());
        Assert.HasCount(count, ran);
        for (var i = 0; i < count; i++)
        {
            Assert.IsTrue(Needs(i).All(need => ran.IndexOf($"op{need}") < ran.IndexOf($"op{i}")), $"op{i}");
        }

        Assert.HasCount(3, jobs.Values.Select(static job => job.Node).Where(static node => node.StartsWith('n')).Distinct());
        Assert.Contains($"succeeded, {count} succeeded", Status(project));
        var path = new double[count];
        for (var i = 0; i < count; i++)
        {
            path[i] = Seconds(jobs[$"infra_op{i}"]) + Needs(i).Select(need => path[need]).DefaultIfEmpty().Max();
        }

        var makespan = (jobs["end"].Started! - jobs["begin"].Ended!).Value.TotalSeconds;
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} operations over 3 nodes: {makespan} s from begin to end; work {jobs.Values.Sum(Seconds)} s, critical path {path.Max()} s"));

        static int[] Needs(int place) => place < Width ? [] : [place - Width, place - Width - (place % Width) + ((place + 3) % Width)];
    }

    private static double Seconds(SlurmJob job) => (job.Ended! - job.Started!).Value.TotalSeconds;

    private static ApplyProject Create(string config)
    {
        var project = ApplyProject.Create(config);
        project.Project.AddToProject(Settings);
        return project;
    }

    private void Submit(ApplyProject project)
    {
        project.Project.BuildWith(_releases, "-t:DeployPlanExport", "-p:DeployPlanEngine=slurm", "-p:Env=prod", "-p:DeployPlanVersion=1.4.0").Succeeds();
        Dotnet.RunProgram("bash", project.Project.Folder, ["bin/deployplan/prod/export.slurm.sh"], _cluster.Variable, _releases).Succeeds();
    }

    // The last job runs, and fails, after everything.
    private void AssertEnded(string state)
    {
        _cluster.Until(() => _cluster.Jobs["end"].Ended is { } ended && _cluster.Jobs["end"].State is not ("PENDING" or "RUNNING" or "COMPLETING") && ended > DateTime.UnixEpoch);
        Assert.AreEqual(state, _cluster.Jobs["end"].State);
    }

    private string Status(ApplyProject project) => project.Project.BuildWith(_releases, "-t:DeployPlanStatus", "-p:Env=prod").Output;
}
