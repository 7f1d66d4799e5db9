using DeployPlan.Drivers.Tests.Migrations;
using Microsoft.Data.Sqlite;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A machine that has nothing but a fresh checkout of an old version, and the store: every target that reads releases, and a release taken back.</summary>
internal static class AnyMachine
{
    private const string Rollback = "bin/deployplan/prod/rollback.json";

    /// <summary>All of it, with a store that has nothing yet.</summary>
    public static void AssertHasEverything(string store, bool isRepository, params (string Name, string Value)[] variables)
    {
        var database = Path.Combine(Workspace.NewFolder("data"), "orders.db");
        var machines = new Machines(store, SqliteProject.Config, isRepository, [.. variables, ("ORDERS_DB", "Data Source=" + database)]);
        foreach (var machine in new[] { 0, 1 })
        {
            machines[machine].Project.Write("db/orders/001_orders.sql", "create table orders(id integer);\n");
        }

        machines.Apply(0).Succeeds();
        machines[0].Project.Write("db/orders/002_voucher.sql", "create table vouchers(id integer);\n");
        machines[0].Project.Write("db/orders/002_voucher.down.sql", "drop table vouchers;\n");
        machines[0].Project.Replace("deploy.yml", "api:1", "api:2");
        machines.Apply(0, "-p:Version=2.0.0").Succeeds();
        var (first, second) = (Path.GetFileName(machines[0].Releases[0]), Path.GetFileName(machines[0].Releases[1]));

        Assert.Contains($"Release {second} of 2.0.0 to prod: succeeded, 2 succeeded", machines.Target(1, "Status").Succeeds().Output);
        Assert.MatchesRegex($@"{second}  succeeded    2\.0\.0  2 succeeded\n    {first}  succeeded    1\.0\.0", machines.Target(1, "Releases").Succeeds().Output);
        Assert.Contains($"Since release {second}", machines.Target(1, "").Succeeds().Output);
        Assert.MatchesRegex($@"(?s)prod compared with release {second} \(2\.0\.0\): .*image: api:2 -> api:1", machines.Target(1, "Diff").Succeeds().Output);

        Assert.MatchesRegex("reversible +migration_orders_pre_deploy +undoes 002_voucher.sql", machines.Target(1, "Rollback").Succeeds().Output);
        machines.Apply(1, "-p:DeployPlanFile=" + Rollback).Succeeds();
        Assert.AreEqual("orders", TablesOf(database));
        Assert.MatchesRegex($@"Release (?!{second})\S+ of 1\.0\.0 to prod: succeeded", machines.Target(0, "Status").Succeeds().Output);
    }

    private static string TablesOf(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select group_concat(name) from (select name from sqlite_master where type = 'table' and name not like 'deployplan%' order by name)";
        return (string)command.ExecuteScalar()!;
    }
}
