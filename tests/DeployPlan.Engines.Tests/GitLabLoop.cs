using System.Net;
using DeployPlan.Drivers.Tests.Support;
using DeployPlan.Engines.Tests.Support;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Engines.Tests;

/// <summary>
/// Pipelines from end to end: a job exports the plan, and the jobs of the file, each in a folder of its own, run every operation. Nothing joins them but the remote of the
/// repository, in which the releases are, and for services what their agent keeps.
/// </summary>
[TestClass]
[TestCategory("Engines")]
public class GitLabLoop : PostgreSqlTests
{
    private const string EndJob = "end";

    [TestMethod]
    public async Task A_pipeline_exports_the_plan_of_the_sample_shop_and_its_child_deploys_it()
    {
        using var shop = new SampleShop(Server);

        var pipeline = shop.Pipeline.Run(GitLabPipeline.FileName, "--manual", "migration_reports_manual").Succeeds().Output;

        // It takes a child that has failed for one that has succeeded.
        Assert.DoesNotContain("FAIL", pipeline, pipeline);
        Assert.MatchesRegex(@"\[local\] -> end +>   Release \S+ of 1\.4\.0 to local: succeeded, 12 succeeded", pipeline);
        Assert.AreEqual(
            """
            infra_network succeeded
            infra_postgres succeeded
            migration_catalog_pre_deploy succeeded
            build_api succeeded
            build_catalog succeeded
            build_worker succeeded
            deploy_local_catalog succeeded
            health_check_local_catalog succeeded
            deploy_local_api succeeded
            deploy_local_worker succeeded
            migration_orders_post_deploy succeeded
            health_check_local_api succeeded
            """,
            shop.Pipeline.Operations);
        Assert.AreEqual("network postgres", shop.Services.Infra);
        Assert.IsFalse(Directory.Exists(shop.Services.PathOf("obj")), "No job is to work in the folder of the repository.");
        Assert.AreEqual("100,100", Server.Query(shop.Catalog, "select stock from products"));
        Assert.AreEqual("customer,id,placed_at", Server.Query(shop.Orders, "select column_name from information_schema.columns where table_name = 'orders' order by column_name"));
        Assert.Contains("Teapot", await shop.Services.Catalog("/products"));
        Assert.AreEqual(HttpStatusCode.Accepted, await shop.Services.Order(1));
        Assert.IsTrue(LocalShop.IsRunning(shop.Services.PidOf("worker")));
    }

    [TestMethod]
    public void A_failure_skips_what_depends_on_it_and_the_end_reports_it()
    {
        var shop = new CommandShop(Server);
        Server.Query(shop.Catalog, "create table products (id int)");
        shop.Export();

        var pipeline = shop.Pipeline.Run(shop.Pipeline.ExportFile).Fails().Output;

        Assert.MatchesRegex("FAIL +migration_catalog_pre_deploy", pipeline);
        Assert.AreEqual("network worker", shop.Ran);
        Assert.AreEqual(
            """
            infra_network succeeded
            migration_catalog_pre_deploy failed
            deploy_prod_catalog pending
            deploy_prod_api pending
            deploy_prod_worker succeeded
            migration_orders_post_deploy pending
            """,
            shop.Pipeline.Operations);

        // What runs pipelines here never starts a job that waits for one that was skipped; GitLab does, so it is started as GitLab would.
        var end = shop.Pipeline.Run(shop.Pipeline.ExportFile, EndJob).Fails().Output;

        Assert.MatchesRegex(@"Release \S+ of 1\.4\.0 to prod: failed, 2 succeeded, 1 failed, 3 ", end);
    }
}
