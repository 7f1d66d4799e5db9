using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>Which scripts are undone, under which names, and which stay.</summary>
public partial class WhatIsUndone
{
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
    public void Scripts_that_took_each_others_names_are_undone_under_their_names_of_now()
    {
        Release(Shop, "1.0.0");
        _world.Apply(PlanWith(Shop, "2.0.0", ("002.sql", 'a'), ("002.down.sql", 'b'), ("003.sql", 'c'), ("003.down.sql", 'd')));
        _world.Apply(PlanWith(Renamed("orders", "renamed: { 002.sql: 003.sql, 003.sql: 004.sql }"), "3.0.0", ("003.sql", 'a'), ("003.down.sql", 'b'), ("004.sql", 'c'), ("004.down.sql", 'd')));
        RecordPresent("migration_orders_pre_deploy", "003.sql", "004.sql");

        var down = (MigrationInputs)Rollback(_world.Releases[0].Id).Operations.Single(operation => operation.Id == "migration_orders_down").Inputs;

        CollectionAssert.AreEqual(new[] { "004.sql", "003.sql" }, down.Scripts.ToArray());
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
    [DataRow(1)]
    [DataRow(0)]
    public void Who_has_the_old_name_of_a_database_later_is_another_one(int target)
    {
        const string Added = "databases:\n  orders: { connection_env: NEW_DB, migrations: { engine: raw, path: db/orders, strategy: pre_deploy } }\n";
        var renamed = Shop.Replace("orders:", "order-db:", StringComparison.Ordinal).Replace("path: db,", "path: db/order-db, renamed_from: orders,", StringComparison.Ordinal);
        var both = renamed.Replace("databases:\n", Added, StringComparison.Ordinal);
        Release(Shop.Replace("path: db,", "path: db/order-db,", StringComparison.Ordinal), "1.0.0", "order-db/001.sql", "order-db/001.down.sql");
        Release(renamed, "2.0.0", "order-db/001.sql", "order-db/001.down.sql");
        RecordPresent("migration_order-db_pre_deploy", "001.sql");
        for (var version = 3; version <= 5; version++)
        {
            // A filter may leave the other database out.
            Release(version == 5 ? renamed : both, $"{version}.0.0", "order-db/001.sql", "order-db/001.down.sql", "orders/001.sql", "orders/001.down.sql");
            RecordPresent("migration_order-db_pre_deploy", "001.sql");
            if (version == 3)
            {
                Record("migration_orders_pre_deploy", new OperationResult(["001.sql"], null, null, Present: ["001.sql"]));
            }
        }

        var downs = Rollback(_world.Releases[target].Id).Operations.Select(operation => operation.Inputs).OfType<MigrationInputs>();

        Assert.AreEqual("db/orders in NEW_DB", string.Join("; ", downs.Select(down => $"{down.Path} in {down.ConnectionEnv}")));
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
        Assert.AreEqual("003.sql had no down script (003.down.sql) in that release and stays, and so does 002.sql, which ran before", Of(plan, "migration_orders_pre_deploy").Reason);
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
    public void Over_several_releases_each_script_is_undone_once()
    {
        var first = Release(Shop, "1.0.0", "001.sql");
        Release(Shop, "2.0.0", "001.sql", "002.sql", "002.down.sql");
        Release(Shop, "3.0.0", "001.sql", "002.sql", "002.down.sql", "003.sql", "003.down.sql");

        var plan = Rollback(first.Id);

        CollectionAssert.AreEqual(
            new[] { "003.sql", "002.sql" }, ((MigrationInputs)plan.Operations.Single(operation => operation.Type == OperationType.Migration).Inputs).Scripts.ToArray());
    }

    private static string Renamed(string database, string renamed) => Shop.Replace("orders:", database + ":", StringComparison.Ordinal).Replace("path: db,", $"path: db, {renamed},", StringComparison.Ordinal);

    // What the migrator says of the last release: nothing is new, only names.
    private void RecordPresent(string migration, params string[] scripts) => Record(migration, new OperationResult([], null, null, Present: scripts));

    private void Record(string migration, OperationResult result)
    {
        var release = _world.Releases[^1];
        _world.Releases[^1] = release with { Results = new Dictionary<string, OperationResult>(release.Results) { [migration] = result } };
    }
}
