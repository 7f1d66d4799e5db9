using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>The jobs of a plan, before an engine is known.</summary>
[TestClass]
public class Jobs
{
    [TestMethod]
    public void An_approval_comes_before_the_begin_and_the_end_after_everything() => Assert.AreEqual(
        "approve begin migration_archive_manual infra_network migration_orders_pre_deploy build_api deploy_prod_api health_check_prod_api end",
        string.Join(' ', Of(SamplePlans.Shop()).Select(job => job.Id)));

    [TestMethod]
    public void Without_an_approval_there_is_none() => Assert.AreEqual("begin", Of(SamplePlans.Shop() with { ApprovalRequired = false })[0].Id);

    [TestMethod]
    [DataRow("ARCHIVE_DB", true, DisplayName = "a deploy that gets the connection of the database")]
    [DataRow("ORDERS_DB", false, DisplayName = "one that gets that of another")]
    [DataRow(null, true, DisplayName = "one of which a plan of an earlier format does not say what it gets")]
    public void A_manual_migration_is_a_gate_of_the_deploys_that_may_need_it(string? variable, bool waits)
    {
        var jobs = Of(ExportedPlan.Shop(operation => operation.Inputs is DeployInputs deploy ? operation with { Inputs = deploy with { Variables = variable is null ? null : [variable] } } : operation));

        var gate = jobs.ToList().FindIndex(job => job.Kind == JobKind.Gate);
        Assert.AreEqual(waits, jobs.Single(job => job.Id == "deploy_prod_api").Needs.Contains(gate));
        Assert.IsFalse(jobs.Single(job => job.Id == "build_api").Needs.Contains(gate));
        Assert.IsTrue(jobs[^1].Needs.Contains(gate));
    }

    [TestMethod]
    public void Labels_are_those_of_the_operation_and_for_the_rest_those_of_the_environment()
    {
        var jobs = Of(ExportedPlan.Shop(operation => operation with { RunsOn = operation.Id == "build_api" ? ["big"] : null }), ExportedPlan.Request with { RunsOn = ["linux"] });

        Assert.AreEqual("approve:linux begin:linux migration_archive_manual:linux build_api:big end:linux", string.Join(' ', jobs.Where(job => job.RunsOn.Count > 0).Select(job => $"{job.Id}:{job.RunsOn[0]}")));
    }

    [TestMethod]
    public void A_job_names_the_variables_that_it_needs_and_that_of_the_store()
    {
        var jobs = Of(
            ExportedPlan.Shop(operation => operation.Inputs is DeployInputs deploy ? operation with { Inputs = deploy with { Variables = ["ARCHIVE_DB", "CACHE"] } } : operation),
            ExportedPlan.Request with { Store = "postgres:RELEASES_DB", Variables = ["OTEL"] });

        Assert.AreEqual("ARCHIVE_DB ORDERS_DB OTEL RELEASES_DB", VariablesOf("begin"));
        Assert.AreEqual("ORDERS_DB OTEL RELEASES_DB", VariablesOf("migration_orders_pre_deploy"));
        Assert.AreEqual("OTEL RELEASES_DB", VariablesOf("build_api"));
        Assert.AreEqual("ARCHIVE_DB OTEL RELEASES_DB", VariablesOf("deploy_prod_api"));
        Assert.AreEqual("OTEL RELEASES_DB", VariablesOf("end"));
        Assert.AreEqual("", VariablesOf("approve"));

        string VariablesOf(string id) => string.Join(' ', jobs.Single(job => job.Id == id).Variables);
    }

    [TestMethod]
    [DataRow("postgres:RELEASES_DB", "RELEASES_DB")]
    [DataRow("azure-blob:STORE", "STORE")]
    [DataRow("Azure-Blob:STORE#shop-releases", "STORE")]
    [DataRow("git:origin#STORE", null)]
    [DataRow("postgres:postgres://x", null)]
    public void The_variable_of_a_store_is_known_also_where_more_follows(string store, string? expected) => Assert.AreEqual(expected, JobVariables.OfStore(store));

    [TestMethod]
    [DataRow(0, 0, null, DisplayName = "no limit")]
    [DataRow(60, 0, 16, DisplayName = "a minute")]
    [DataRow(61, 0, 17, DisplayName = "more than a minute")]
    [DataRow(600, 2, 46, DisplayName = "three attempts, and the pauses")]
    [DataRow(int.MaxValue, int.MaxValue, 7 * 24 * 60, DisplayName = "more than anyone waits for")]
    public void An_engine_stops_a_job_later_than_it_stops_by_itself(int seconds, int retries, int? minutes) => Assert.AreEqual(
        minutes,
        Of(SamplePlans.Shop(), ExportedPlan.Request with { Drivers = [new Driver("command", "infra_provision", "Run", "", retries, 1, seconds)] }).Single(job => job.Id == "infra_network").LimitMinutes);

    [TestMethod]
    [DataRow(0, 16)]
    [DataRow(2, 20)]
    public void Each_attempt_of_a_health_check_has_a_few_seconds_more_than_its_own_limit(int retries, int minutes) => Assert.AreEqual(
        minutes,
        Of(SamplePlans.Shop(), ExportedPlan.Request with { Drivers = [new Driver("http", "health_check", "Run", "", retries, 1, 0)] }).Single(job => job.Id == "health_check_prod_api").LimitMinutes);

    [TestMethod]
    public void A_limit_of_the_plan_counts_before_that_of_the_driver() => Assert.AreEqual(
        20,
        Of(ExportedPlan.Shop(operation => operation.Inputs is MigrationInputs migration ? operation with { Inputs = migration with { TimeoutSeconds = 300 } } : operation)).Single(job => job.Id == "migration_orders_pre_deploy").LimitMinutes);

    [TestMethod]
    public void Where_jobs_share_the_checkout_only_the_first_one_restores()
    {
        var plan = new VerifiedPlan(SamplePlans.Shop(), "sha256:0");

        Assert.AreEqual(
            "approve begin migration_archive_manual",
            string.Join(' ', JobGraph.Of(plan, ExportedPlan.Request, sharesCheckout: true).Where(job => !job.Command.Contains("--no-restore")).Select(job => job.Id)));
    }

    private static IReadOnlyList<ExportJob> Of(Plan plan, ExportRequest? request = null) => JobGraph.Of(new VerifiedPlan(plan, "sha256:0"), request ?? ExportedPlan.Request, sharesCheckout: false);
}
