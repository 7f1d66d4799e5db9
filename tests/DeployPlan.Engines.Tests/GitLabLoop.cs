using DeployPlan.Engines.Tests.Support;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Engines.Tests;

/// <summary>
/// Pipelines from end to end: a job exports the plan, and the jobs of the file, each in a folder of its own, run every operation. Nothing but the remote of the repository, in
/// which the releases are, joins them.
/// </summary>
[TestClass]
[TestCategory("Engines")]
public class GitLabLoop : PostgreSqlTests
{
    private const string EndJob = "end";

    [TestMethod]
    public void A_pipeline_exports_the_plan_and_its_child_runs_every_operation_once()
    {
        var shop = new PipelineRepository(Server);

        var pipeline = shop.Run(".gitlab-ci.yml").Succeeds().Output;

        // It takes a child that has failed for one that has succeeded.
        Assert.DoesNotContain("FAIL", pipeline, pipeline);
        Assert.MatchesRegex(@"\[prod\] -> end +>   Release \S+ of 1\.4\.0 to prod: succeeded, 6 succeeded", pipeline);
        Assert.AreEqual(
            """
            infra_network succeeded
            migration_catalog_pre_deploy succeeded
            deploy_prod_catalog succeeded
            deploy_prod_api succeeded
            deploy_prod_worker succeeded
            migration_orders_post_deploy succeeded
            """,
            shop.Operations);
        Assert.AreEqual("api catalog network worker", shop.Ran);
        Assert.AreEqual("100,100", Server.Query(shop.Catalog, "select stock from products"));
        Assert.AreEqual("customer,id,placed_at", Server.Query(shop.Orders, "select column_name from information_schema.columns where table_name = 'orders' order by column_name"));
    }

    [TestMethod]
    public void A_failure_skips_what_depends_on_it_and_the_end_reports_it()
    {
        var shop = new PipelineRepository(Server);
        Server.Query(shop.Catalog, "create table products (id int)");
        shop.Export();

        var pipeline = shop.Run(PipelineRepository.ExportFile).Fails().Output;

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
            shop.Operations);

        // What runs pipelines here never starts a job that waits for one that was skipped; GitLab does, so it is started as GitLab would.
        var end = shop.Run(PipelineRepository.ExportFile, EndJob).Fails().Output;

        Assert.MatchesRegex(@"Release \S+ of 1\.4\.0 to prod: failed, 2 succeeded, 1 failed, 3 ", end);
    }
}
