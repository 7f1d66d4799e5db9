using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Comparisons;

namespace DeployPlan.Tests.Rollbacks;

[TestClass]
public class WhatIsUndone
{
    private const string Shop = """
        project: { name: shop }
        infra:
          network: { provider: command, command: ["true"] }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
        services:
          api: { project: src/App.csproj, required_env: [API_KEY], health_check: { url: "http://localhost/" } }
        environments:
          prod: { driver: command, approval: required }

        """;

    private readonly FakeWorld _world = new();

    [TestMethod]
    public void A_deploy_is_done_again_with_the_artefact_that_was_released_and_nothing_is_built()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql");

        var plan = Rollback();

        var deploy = (DeployInputs)plan.Operations.Single(operation => operation.Id == "deploy_prod_api").Inputs;
        Assert.AreEqual("shop/api@sha256:1.0.0", deploy.Image);
        Assert.IsNull(deploy.Tag);
        Assert.AreEqual(_world.Releases[0].Id, deploy.Release);
        Assert.IsFalse(plan.Operations.Any(operation => operation.Type == OperationType.Build));
        Assert.AreEqual("1.0.0", plan.Version);
        Assert.IsTrue(plan.ApprovalRequired);
        CollectionAssert.AreEqual(new[] { "API_KEY" }, plan.RequiredEnvironment.ToArray());
        Assert.AreEqual(Reversibility.Compensatable, Of(plan, "deploy_prod_api").Reversibility);
    }

    [TestMethod]
    [DataRow("id", "sha256:1111", nameof(Reversibility.Compensatable))]
    [DataRow("tag", "", nameof(Reversibility.Irreversible))]
    [DataRow("nothing", "", nameof(Reversibility.Irreversible))]
    public void Of_an_image_without_a_registry_only_its_id_says_which_one_it_was(string recorded, string image, string reversibility)
    {
        var first = Release(Shop, "1.0.0", "001.sql");
        _world.Releases[^1] = first with
        {
            Results = recorded switch
            {
                "id" => new Dictionary<string, OperationResult> { ["build_api"] = new(null, null, "shop/api:1.0.0", ImageId: image) },
                "tag" => new Dictionary<string, OperationResult> { ["build_api"] = new(null, null, "shop/api:1.0.0") },
                _ => new Dictionary<string, OperationResult>(),
            },
        };
        Release(Shop.Replace("API_KEY", "OTHER_KEY", StringComparison.Ordinal), "1.0.0", "001.sql");

        var plan = Rollback();

        Assert.AreEqual(reversibility, Of(plan, "deploy_prod_api").Reversibility.ToString());
        Assert.AreEqual(image, plan.Operations.Select(operation => operation.Inputs).OfType<DeployInputs>().SingleOrDefault()?.Image ?? "");
    }

    [TestMethod]
    public void Down_scripts_are_those_of_the_newer_release_and_undo_what_ran_in_reverse_order()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql", "003.sql", "003.down.sql");

        var plan = Rollback();

        var down = (MigrationInputs)plan.Operations.Single(operation => operation.Id == "migration_orders_down").Inputs;
        Assert.AreEqual(MigrationDirection.Down, down.Direction);
        CollectionAssert.AreEqual(new[] { "003.sql", "002.sql" }, down.Scripts.ToArray());
        CollectionAssert.AreEqual(new[] { "API_KEY", "ORDERS_DB" }, plan.RequiredEnvironment.ToArray());
        Assert.AreEqual("undoes 003.sql, 002.sql", Of(plan, "migration_orders_pre_deploy").Reason);
        Assert.IsNull(plan.Rollback!.PointOfNoReturn);
    }

    [TestMethod]
    [DataRow("orders", "renamed: { 002.sql: 002_status.sql }", "002_status.sql")]
    [DataRow("orders", "renamed: { ./: 2026/ }", "2026/002.sql")]
    [DataRow("order-db", "renamed_from: orders", "002.sql")]
    [DataRow("order-db", "renamed_from: orders, renamed: { 002.sql: 002_status.sql }", "002_status.sql")]
    public void A_script_that_was_renamed_since_is_undone_under_its_name_of_now(string database, string renamed, string script)
    {
        Release(Shop, "1.0.0");
        Release(Shop, "2.0.0", "002.sql", "002.down.sql");
        Release(Renamed(database, renamed), "3.0.0", script, DownScriptName.Of(script));
        RecordPresent($"migration_{database}_pre_deploy", script);

        var plan = Rollback(_world.Releases[0].Id);

        var undo = plan.Operations.Single(operation => operation.Id == $"migration_{database}_down");
        CollectionAssert.Contains(undo.DependsOn.ToArray(), "deploy_prod_api");
        var down = (MigrationInputs)undo.Inputs;
        Assert.AreEqual(database, down.Database);
        Assert.AreEqual(script, down.Scripts.Single());
        Assert.AreEqual($"undoes {script}", plan.Rollback!.Undoes.Single(undone => undone.Release == _world.Releases[1].Id && undone.Operation == "migration_orders_pre_deploy").Reason);
    }

    [TestMethod]
    public void A_script_that_has_the_old_name_of_another_one_is_not_taken_for_renamed()
    {
        Release(Shop, "1.0.0");
        Release(Shop, "2.0.0", "002.sql", "002.down.sql");
        Release(Renamed("orders", "renamed: { 002.sql: 001.sql }"), "3.0.0", "002.sql", "002.down.sql");
        RecordPresent("migration_orders_pre_deploy", "001.sql", "002.sql");

        var down = (MigrationInputs)Rollback(_world.Releases[0].Id).Operations.Single(operation => operation.Id == "migration_orders_down").Inputs;

        Assert.AreEqual("002.sql", down.Scripts.Single());
    }

    [TestMethod]
    public void Without_a_down_script_a_script_stays_and_so_does_what_ran_before_it()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql", "003.sql", "004.sql", "004.down.sql");

        var plan = Rollback();

        CollectionAssert.AreEqual(
            new[] { "004.sql" }, ((MigrationInputs)plan.Operations.Single(operation => operation.Id == "migration_orders_down").Inputs).Scripts.ToArray());
        Assert.AreEqual("migration_orders_pre_deploy", plan.Rollback!.PointOfNoReturn);
        Assert.AreEqual("003.sql has no down script and stays, and so does 002.sql, which ran before", Of(plan, "migration_orders_pre_deploy").Reason);
    }

    [TestMethod]
    public void Where_nobody_knows_which_scripts_ran_none_is_undone()
    {
        Release(Shop, "1.0.0", "001.sql");
        var release = Release(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        _world.Releases[^1] = release with { Results = new Dictionary<string, OperationResult>() };

        var plan = Rollback();

        Assert.IsFalse(plan.Operations.Any(operation => operation.Type == OperationType.Migration));
        Assert.AreEqual(new UndoneOperation("migration_orders_pre_deploy", release.Id, Reversibility.Irreversible, ReversalReasons.UnknownScripts, []), Of(plan, "migration_orders_pre_deploy") with { By = [] });
    }

    [TestMethod]
    public void What_a_resumed_release_says_counts_once_and_also_for_the_release_that_was_killed()
    {
        Release(Shop, "1.0.0", "001.sql");
        var plan = Plan(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        var killed = _world.Apply(plan, operation => operation.Type == OperationType.Deploy);
        var told = killed.Results["migration_orders_pre_deploy"];
        _world.Releases[^1] = killed with { Results = new Dictionary<string, OperationResult>() };
        var resumed = _world.Apply(plan);
        _world.Releases[^1] = resumed with { Resumes = killed.Id, Results = new Dictionary<string, OperationResult>(resumed.Results) { ["migration_orders_pre_deploy"] = told } };

        var rollback = Rollback();

        Assert.IsNull(rollback.Rollback!.PointOfNoReturn);
        CollectionAssert.AreEqual(
            new[] { "002.sql" }, ((MigrationInputs)rollback.Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
    }

    [TestMethod]
    public void What_a_failed_release_and_the_one_that_resumes_it_both_say_counts_once()
    {
        Release(Shop, "1.0.0", "001.sql");
        var plan = Plan(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        var failed = _world.Apply(plan, operation => operation.Type == OperationType.Deploy);
        var resumed = _world.Apply(plan);
        _world.Releases[^1] = resumed with { Resumes = failed.Id, Results = failed.Results };

        CollectionAssert.AreEqual(
            new[] { "002.sql" }, ((MigrationInputs)Rollback().Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_script_that_a_failed_release_left_is_undone_after_the_deploy_that_relied_on_it(bool isResumed)
    {
        Release(Shop, "1.0.0", "001.sql");
        var failed = _world.Apply(Plan(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql"), operation => operation.Type == OperationType.Build);
        var last = Release(Shop, "2.0.1", "001.sql", "002.sql", "002.down.sql");
        if (isResumed)
        {
            _world.Releases[^1] = last with { Resumes = failed.Id, Executed = [.. last.Executed.Where(executed => executed.Operation.Type != OperationType.Migration)] };
        }

        var down = Rollback().Operations.Single(operation => operation.Type == OperationType.Migration);

        CollectionAssert.AreEqual(new[] { "deploy_prod_api" }, down.DependsOn.ToArray());
    }

    [TestMethod]
    [DataRow("1.0.0", true)]
    [DataRow("1.0.1", false)]
    public void An_image_that_only_has_a_tag_is_lost_where_a_later_build_has_taken_the_tag(string later, bool isLost)
    {
        const string Image = "shop/api:1.0.0";
        var first = Release(Shop, "1.0.0", "001.sql");
        _world.Releases[^1] = first with { Results = new Dictionary<string, OperationResult> { ["build_api"] = new(null, null, Image) } };
        Release(Shop, later, "001.sql");
        Release(Shop, "2.0.0", "001.sql");

        var plan = Rollback(first.Id);

        var undone = Of(plan, "deploy_prod_api");
        Assert.AreEqual(isLost ? Reversibility.Irreversible : Reversibility.Compensatable, undone.Reversibility);
        Assert.AreEqual(
            isLost ? $"a later build has replaced {Image}, and nothing else says which image it was: what runs stays deployed" : $"what release {first.Id} deployed is deployed again",
            undone.Reason);
        Assert.AreNotEqual(isLost, plan.Operations.Any(operation => operation.Id == "deploy_prod_api"));
    }

    [TestMethod]
    public void Infrastructure_stays_unless_it_was_the_same_before()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql");
        Assert.AreEqual(Reversibility.Reversible, Of(Rollback(), "infra_network").Reversibility);

        Release(Shop.Replace("\"true\"", "\"false\"", StringComparison.Ordinal), "3.0.0", "001.sql");

        var plan = Rollback();
        Assert.AreEqual(Reversibility.Irreversible, Of(plan, "infra_network").Reversibility);
        Assert.AreEqual("infra_network", plan.Rollback!.PointOfNoReturn);
    }

    [TestMethod]
    public void A_service_that_was_never_deployed_before_stays()
    {
        Release(Shop, "1.0.0", "001.sql");
        Release(Shop.Replace("services:\n", "services:\n  web: { image: web, databases: [] }\n", StringComparison.Ordinal), "2.0.0", "001.sql");

        var plan = Rollback();

        Assert.AreEqual(Reversibility.Irreversible, Of(plan, "deploy_prod_web").Reversibility);
        Assert.IsFalse(plan.Operations.Any(operation => operation.Id == "deploy_prod_web"));
    }

    [TestMethod]
    public void After_a_rollback_the_release_before_is_the_one_that_it_went_back_to()
    {
        var first = Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        _world.Apply(Rollback());
        Assert.AreEqual("DPL3133", Refused());
        Release(Shop, "3.0.0", "001.sql", "003.sql", "003.down.sql");

        var plan = Rollback();

        Assert.AreEqual(first.Id, plan.Rollback!.To);
        CollectionAssert.AreEqual(
            new[] { "003.sql" }, ((MigrationInputs)plan.Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
        Assert.IsTrue(plan.Rollback.Undoes.All(undone => undone.Release == _world.Releases[^1].Id));
    }

    [TestMethod]
    public void Over_several_releases_each_script_is_undone_once()
    {
        var first = Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        Release(Shop, "3.0.0", "001.sql", "002.sql", "002.down.sql", "003.sql", "003.down.sql");

        var plan = Rollback(first.Id);

        CollectionAssert.AreEqual(
            new[] { "003.sql", "002.sql" }, ((MigrationInputs)plan.Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
    }

    [TestMethod]
    public void Only_a_successful_release_that_still_lies_behind_can_be_gone_back_to()
    {
        Assert.AreEqual("DPL3132", Refused());
        var first = Release(Shop, "1.0.0", "001.sql");
        Assert.AreEqual("DPL3133", Refused());
        Assert.AreEqual("DPL3135", Refused(first.Id));
        Assert.AreEqual("DPL3115", Refused("20250101T000000000Z-000000"));
        var failed = _world.Apply(Plan(Shop, "2.0.0", "001.sql"), operation => operation.Type == OperationType.Deploy);
        var second = Release(Shop, "2.0.1", "001.sql");
        Assert.AreEqual("DPL3134", Refused(failed.Id));
        _world.Apply(Rollback());
        Assert.AreEqual("DPL3136", Refused(second.Id));
        Release(Shop, "3.0.0", "001.sql");
        _world.Apply(Rollback(), operation => operation.Type == OperationType.HealthCheck);
        Assert.AreEqual("DPL3137", Refused());
    }

    [TestMethod]
    public void Where_nothing_lies_behind_only_a_release_that_failed_can_be_resumed_and_with_its_approval()
    {
        Release(Shop, "1.0.0", "001.sql");
        Assert.EndsWith("to go back to; correct what is wrong and apply a new plan", Why());

        _world.Releases.Clear();
        var failed = _world.Apply(Plan(Shop, "1.0.0", "001.sql"), operation => operation.Type == OperationType.Deploy);
        Assert.EndsWith("or resume the release with dotnet build -t:DeployPlanApply -p:Env=state -p:DeployPlanResume=true", Why());

        _world.Releases[0] = failed with { Plan = failed.Plan with { ApprovalRequired = true }, PlanId = "sha256:1a2b" };
        Assert.EndsWith(" -p:DeployPlanResume=true -p:DeployPlanApprove=sha256:1a2b", Why());

        string Why()
        {
            var diagnostics = new DiagnosticBag();
            Assert.IsNull(RollbackRange.Of(_world.Releases, "", "state", diagnostics));
            Assert.AreEqual("DPL3133", diagnostics.ToSortedList().Single().Code);
            return diagnostics.ToSortedList().Single().Message;
        }
    }

    private static string Renamed(string database, string renamed) => Shop.Replace("orders:", database + ":", StringComparison.Ordinal).Replace("path: db,", $"path: db, {renamed},", StringComparison.Ordinal);

    // What the migrator says of the last release: nothing is new, only names.
    private void RecordPresent(string migration, params string[] scripts)
    {
        var release = _world.Releases[^1];
        _world.Releases[^1] = release with
        {
            Results = new Dictionary<string, OperationResult>(release.Results) { [migration] = new OperationResult([], null, null, Present: scripts) },
        };
    }

    private ExecutedRelease Release(string yaml, string version, params string[] scripts) => _world.Apply(Plan(yaml, version, scripts));

    private static Plan Plan(string yaml, string version, params string[] scripts)
    {
        using var tree = new ConfigTree();
        return tree.Plan(yaml, version: version) with { SealedInputs = [.. scripts.Select(script => new SealedInput("db/" + script, new string('a', 64))).OrderBy(input => input.Path, StringComparer.Ordinal)] };
    }

    private Plan Rollback(string target = "")
    {
        var diagnostics = new DiagnosticBag();
        var range = RollbackRange.Of(_world.Releases, target, "state", diagnostics);
        Assert.IsNotNull(range, string.Join('\n', diagnostics.ToSortedList()));
        return RollbackPlanner.Plan(range)!.Plan;
    }

    private string Refused(string target = "")
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(RollbackRange.Of(_world.Releases, target, "state", diagnostics));
        return diagnostics.ToSortedList().Single().Code;
    }

    private static UndoneOperation Of(Plan plan, string id) => plan.Rollback!.Undoes.First(undone => undone.Operation == id);
}
