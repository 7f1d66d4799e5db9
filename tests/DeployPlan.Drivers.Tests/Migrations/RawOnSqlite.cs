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

    [TestMethod]
    [DataRow("services: { web: { image: nginx } }", "DPL1061")]
    [DataRow(null, "DPL2071")]
    public void A_service_that_no_compose_file_has_is_found_before_the_database_is_migrated(string? compose, string code)
    {
        var project = SqliteProject.Create(("1.sql", "create table a (id int);"));
        project.Files.Replace("deploy.yml", "driver: command", "driver: compose");
        if (compose is not null)
        {
            project.Files.Write("compose.yaml", compose);
        }

        Assert.MatchesRegex(@$"deploy\.yml\(\d+,\d+,\d+,\d+\): error {code}: ", project.Run().Fails().Output);
        Assert.IsEmpty(Directory.GetFiles(project.Files.Folder, "*.db"));
    }

    [TestMethod]
    public void A_relative_path_that_a_service_would_open_elsewhere_is_an_error_before_anything_runs()
    {
        var project = SqliteProject.Create(("1.sql", "create table a (id int);"));
        project.Files.Replace("deploy.yml", "image: \"api:1\", command: [sh, -c, echo api >> ran.txt]", "project: Shop.csproj");
        project.Files.Replace("deploy.yml", "driver: command", "driver: process, env_file: prod.env");
        project.Files.Write("prod.env", "ORDERS_DB=Data Source=geheim.db\n");

        var output = project.Files.Build("-t:DeployPlanApply", "-p:Env=prod").Fails().Output;

        Assert.Contains("error DPL4270: ORDERS_DB names a SQLite file by a relative path, which migration_orders_pre_deploy would open in the folder of the config, but deploy_prod_api in the folder of its release", output);
        Assert.DoesNotContain("geheim", output);
        Assert.IsEmpty(Directory.GetFiles(project.Files.Folder, "*.db"));
        Assert.IsEmpty(project.Apply.Releases);
    }

    [TestMethod]
    public void A_plan_that_is_older_than_the_database_is_refused_also_where_no_release_is_known()
    {
        var project = SqliteProject.Create(("1.sql", "create table a (id int);"), ("2.sql", "create table b (id int);"));
        project.Run().Succeeds();
        Directory.Delete(project.Files.PathOf(".deployplan"), recursive: true);
        File.Delete(project.Files.PathOf("db/orders/2.sql"));

        var output = project.Run().Fails().Output;

        Assert.Contains("error DPL4232: migration_orders_pre_deploy: '2.sql' ran on the database orders, but the plan does not have it", output);
        Assert.Contains("error DPL4210: Nothing was run", output);
        project.Run("-p:DeployPlanAllowOutdated=true").Succeeds();
    }

    [TestMethod]
    public void A_failing_script_stops_the_release_at_its_line_and_a_resume_runs_the_rest()
    {
        var project = SqliteProject.Create(("1.sql", "create table a (id int);"), ("2.sql", "create table b (id int);\ninsert into late values (1);"), ("3.sql", "select 1;"));

        var failed = project.Run("-bl:apply.binlog").Fails();

        Assert.Contains($"{project.Files.PathOf("db/orders/2.sql")}(2,1): error DPL4125: migration_orders_pre_deploy: 2.sql failed: SQLite Error 1: 'no such table: late'.", failed.Output);
        Assert.AreEqual(("failed", "skipped"), (project.Apply.StatusOf("migration_orders_pre_deploy"), project.Apply.StatusOf("deploy_prod_api")));
        CollectionAssert.AreEqual(new[] { "orders/1.sql" }, project.Journal.ToArray());
        CollectionAssert.AreEqual(new[] { "1.sql" }, project.Applied.ToArray());
        Traces.AssertNone(project.Connection, failed, project.Files);

        project.Query("create table late (id int)");

        Assert.Contains("2 applied, 1 already applied", project.Run("-p:DeployPlanResume=true").Succeeds().Output);
        CollectionAssert.AreEqual(new[] { "1.sql", "2.sql", "3.sql" }, project.Applied.ToArray());
        CollectionAssert.AreEqual(new[] { "api" }, project.Apply.Ran.ToArray());
    }

    [TestMethod]
    public void The_limit_is_that_of_all_scripts_and_what_was_done_stays()
    {
        var project = SqliteProject.Create(("1.sql", "create table a (id int);"));
        project.Run().Succeeds();
        project.Files.Write("db/orders/2.sql", "insert into a values (1);\nwith recursive c(x) as (select 1 union all select x + 1 from c) insert into a select x from c where x < 0;");
        project.Files.Replace("deploy.yml", "strategy: pre_deploy", "strategy: pre_deploy, timeout_seconds: 5");

        var output = project.Run().Fails().Output;

        Assert.Contains("error DPL4103: migration_orders_pre_deploy: ", output);
        Assert.Contains("did not finish within 5 s", output);
        CollectionAssert.AreEqual(new[] { "orders/1.sql" }, project.Journal.ToArray());
        CollectionAssert.AreEqual(new[] { "0" }, project.Query("select count(*) from a").ToArray());
    }

    [TestMethod]
    public void One_file_with_an_odd_name_in_a_folder_with_an_odd_name_is_a_migration()
    {
        var project = SqliteProject.Create();
        project.Files.Write("db/it's $(x) %41 ü/1 'a' & b.sql", "create table a (id int);");
        project.Files.Replace("deploy.yml", "path: db/orders", "path: \"db/it's $(x) %41 ü/1 'a' & b.sql\"");

        project.Run().Succeeds();

        CollectionAssert.AreEqual(new[] { "orders/1 'a' & b.sql" }, project.Journal.ToArray());
        CollectionAssert.AreEqual(new[] { "1 'a' & b.sql" }, project.Applied.ToArray());
    }
}
