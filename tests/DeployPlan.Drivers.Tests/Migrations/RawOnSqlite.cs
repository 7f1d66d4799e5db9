namespace DeployPlan.Drivers.Tests.Migrations;

[TestClass]
public class RawOnSqlite
{
    [TestMethod]
    public void Scripts_run_once_in_ordinal_order_before_the_deploy()
    {
        var project = SqliteProject.Create(
            ("010_b.sql", "insert into orders values ('b');"),
            ("001_orders.sql", "create table orders (id text);"),
            ("sub/1.sql", "insert into orders values ('sub');"),
            ("B.sql", "insert into orders values ('B');"),
            ("a.sql", "insert into orders values ('a');"),
            ("001_orders.down.sql", "drop table orders;"));

        var first = project.Run().Succeeds().Output;

        Assert.Contains("migration_orders_pre_deploy: applied 001_orders.sql", first);
        Assert.Contains("migration_orders_pre_deploy: 5 applied, 0 already applied", first);
        CollectionAssert.AreEqual(new[] { "b", "B", "a", "sub" }, project.Query("select id from orders order by rowid").ToArray());
        CollectionAssert.AreEqual(
            new[] { "orders/001_orders.sql", "orders/010_b.sql", "orders/B.sql", "orders/a.sql", "orders/sub/1.sql" },
            project.Journal.ToArray());
        CollectionAssert.AreEqual(new[] { "001_orders.sql", "010_b.sql", "B.sql", "a.sql", "sub/1.sql" }, project.Applied.ToArray());
        CollectionAssert.AreEqual(new[] { "api" }, project.Apply.Ran.ToArray());

        project.Files.Write("db/orders/011_c.sql", "insert into orders values ('c');");

        Assert.Contains("1 applied, 5 already applied", project.Run().Succeeds().Output);
        CollectionAssert.AreEqual(new[] { "011_c.sql" }, project.Applied.ToArray());
        Assert.Contains("0 applied, 6 already applied", project.Run("-p:DeployPlanAllowReplay=true").Succeeds().Output);
        CollectionAssert.AreEqual(Array.Empty<string>(), project.Applied.ToArray());
    }
}
