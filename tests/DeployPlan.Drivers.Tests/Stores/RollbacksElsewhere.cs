using DeployPlan.Drivers.Tests.Migrations;
using Microsoft.Data.Sqlite;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A release is taken back on a machine that has no checkout of it: what undoes it is in the store.</summary>
[TestClass]
public class RollbacksElsewhere
{
    private const string Rollback = "bin/deployplan/prod/rollback.json";
    private static readonly string[] Scripts = ["001_orders.sql", "002_voucher.sql", "parts/003_parts.up.sql"];
    private readonly string _database = Path.Combine(Workspace.NewFolder("data"), "orders.db");
    private readonly Machines _machines;

    public RollbacksElsewhere() => _machines = new Machines(Workspace.NewFolder("store"), SqliteProject.Config, variables: [("ORDERS_DB", "Data Source=" + _database)]);

    [TestMethod]
    public void A_checkout_of_the_release_before_is_enough()
    {
        ApplyTwoVersions();

        var planned = _machines.Target(1, "Rollback").Succeeds().Output;

        Assert.MatchesRegex("reversible +migration_orders_pre_deploy +undoes parts/003_parts.up.sql, 002_voucher.sql", planned);
        Assert.IsFalse(File.Exists(_machines[1].Project.PathOf("db/orders/002_voucher.down.sql")), "The checkout is to be left as it is.");
        _machines.Apply(1, "-p:DeployPlanFile=" + Rollback).Succeeds();
        Assert.AreEqual("orders", Tables());
        Assert.AreEqual("orders/001_orders.sql", Query("select group_concat(script_name) from deployplan_migrations where script_name not like '%down.sql'"));

        // Of what was taken back nothing is left to be undone, and the way there can be gone again.
        _machines[0].Project.Write("db/orders/002_voucher.sql", "create table vouchers(id integer);\n");
        _machines.Apply(0, "-p:Version=3.0.0").Succeeds();
        Assert.AreEqual("orders,parts,vouchers", Tables());
        _machines.Target(1, "Rollback").Succeeds();
        _machines.Apply(1, "-p:DeployPlanFile=" + Rollback).Succeeds();
        Assert.AreEqual("orders", Tables());
        _machines[1].Project.Build("-t:Clean").Succeeds();
        Assert.IsFalse(Directory.Exists(_machines[1].Project.PathOf("bin/deployplan/prod/rollback-scripts")));
    }

    [TestMethod]
    public void A_script_that_someone_changed_in_the_store_does_not_run()
    {
        ApplyTwoVersions();
        _machines.Target(1, "Status").Succeeds();
        var kept = Directory.GetFiles(Path.Combine(_machines[1].Releases[^1], "scripts"));
        Assert.HasCount(2, kept);
        File.AppendAllText(kept[0], "drop table orders;\n");

        Assert.Contains("DPL3139", _machines.Target(1, "Rollback").Fails().Output);

        Assert.IsFalse(File.Exists(_machines[1].Project.PathOf(Rollback)));
        Assert.AreEqual("orders,parts,vouchers", Tables());
    }

    private void ApplyTwoVersions()
    {
        foreach (var machine in new[] { 0, 1 })
        {
            _machines[machine].Project.Write("db/orders/" + Scripts[0], "create table orders(id integer);\n");
        }

        _machines.Apply(0).Succeeds();
        _machines[0].Project.Write("db/orders/" + Scripts[1], "create table vouchers(id integer);\n");
        _machines[0].Project.Write("db/orders/002_voucher.down.sql", "drop table vouchers;\r\n");
        _machines[0].Project.Write("db/orders/" + Scripts[2], "create table parts(id integer);\n");
        _machines[0].Project.Write("db/orders/parts/003_parts.down.sql", "drop table parts;\n");
        _machines.Apply(0, "-p:Version=2.0.0").Succeeds();
        Assert.AreEqual("orders,parts,vouchers", Tables());
    }

    private string Tables() => Query("select group_concat(name) from (select name from sqlite_master where type = 'table' and name not like 'deployplan%' order by name)");

    private string Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!.ToString()!;
    }
}
