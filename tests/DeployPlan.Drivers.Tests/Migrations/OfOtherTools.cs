namespace DeployPlan.Drivers.Tests.Migrations;

/// <summary>A team comes with the scripts, and with the database, of another tool.</summary>
[TestClass]
public class OfOtherTools
{
    [TestMethod]
    public void A_database_that_another_tool_has_migrated_is_taken_over_and_only_what_is_new_runs()
    {
        var project = SqliteProject.Create(
            ("001.sql", "create table orders (id text);\ninsert into orders values ('first');\n"),
            ("002.sql", "alter table orders add note text;\n"),
            ("003.sql", "insert into orders values ('third', '');\n"));
        project.Query("create table orders (id text, note text)");
        project.Query("insert into orders values ('first', '')");
        project.Query("create table SchemaVersions (ScriptName text)");

        var planned = Build(project, "-t:DeployPlanBaseline", "-p:Env=prod", "-p:DeployPlanBaselineTo=002.sql").Succeeds().Output;

        Assert.Contains("migration_orders_baseline", planned);
        Assert.IsEmpty(project.Query("select name from sqlite_master where name = 'deployplan_migrations'"));
        var file = project.Files.PathOf("bin/deployplan/prod/baseline.json");
        Assert.Contains("migration_orders_baseline: 2 noted as run, 0 already known", project.Run($"-p:DeployPlanFile={file}").Succeeds().Output);
        Assert.Contains("migration_orders_baseline", Build(project, "-t:DeployPlanStatus", "-p:Env=prod").Succeeds().Output);

        Assert.Contains("1 applied, 2 already applied", project.Run().Succeeds().Output);
        CollectionAssert.AreEqual(new[] { "first", "third" }, project.Query("select id from orders order by id").ToArray());
        CollectionAssert.AreEqual(new[] { "orders/001.sql", "orders/002.sql", "orders/003.sql" }, project.Journal.ToArray());
    }

    [TestMethod]
    public void The_down_script_of_an_up_script_is_the_one_beside_it()
    {
        var project = SqliteProject.Create(("000001_t.up.sql", "create table t (x int);"), ("000001_t.down.sql", "drop table t;"));
        project.Run("-p:Version=1.0.0").Succeeds();
        project.Files.Write("db/orders/000002_u.up.sql", "create table u (x int);");
        project.Files.Write("db/orders/000002_u.down.sql", "drop table u;");
        project.Run("-p:Version=2.0.0").Succeeds();

        Build(project, "-t:DeployPlanRollback", "-p:Env=prod").Succeeds();
        project.Run($"-p:DeployPlanFile={project.Files.PathOf("bin/deployplan/prod/rollback.json")}").Succeeds();

        CollectionAssert.AreEqual(new[] { "t" }, project.Query("select name from sqlite_master where type = 'table' and name in ('t', 'u')").ToArray());
    }

    [TestMethod]
    public void An_undo_script_of_another_tool_never_runs()
    {
        var project = SqliteProject.Create(("V1__t.sql", "create table t (x int);"));
        project.Run().Succeeds();
        project.Files.Write("db/orders/U1__t.sql", "drop table t;");

        var output = project.Run("-p:Version=2.0.0").Fails().Output;

        Assert.Contains("error DPL2040: 'U1__t.sql' undoes 'V1__t.sql'", output);
        CollectionAssert.AreEqual(new[] { "t" }, project.Query("select name from sqlite_master where name = 't'").ToArray());
    }

    [TestMethod]
    public void A_renamed_script_stops_even_where_no_release_is_known_and_runs_never_twice()
    {
        var project = SqliteProject.Create(("001.sql", "create table if not exists s (v text);\ninsert into s values ('once');\n"));
        project.Run().Succeeds();
        File.Move(project.Files.PathOf("db/orders/001.sql"), project.Files.PathOf("db/orders/001_seed.sql"));

        Assert.Contains("error DPL2049: The text of '001_seed.sql' has run as 'orders/001.sql'", project.Run("-p:Version=2.0.0").Fails().Output);
        var elsewhere = "-p:DeployPlanStateDirectory=" + project.Files.PathOf("other-state");
        Assert.Contains("DPL4231: migration_orders_pre_deploy: The text of '001_seed.sql' has run as 'orders/001.sql'", project.Run("-p:Version=2.0.0", elsewhere).Fails().Output);

        project.Files.Write("deploy.yml", File.ReadAllText(project.Files.PathOf("deploy.yml")).Replace("path: db/orders,", "path: db/orders, renamed: { 001.sql: 001_seed.sql },", StringComparison.Ordinal));
        Assert.Contains("orders/001.sql is now orders/001_seed.sql", project.Run("-p:Version=2.0.0").Succeeds().Output);
        CollectionAssert.AreEqual(new[] { "once" }, project.Query("select v from s").ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_path_that_names_the_script_in_place_of_its_folder_is_the_same_script(bool isReleaseKnown)
    {
        var project = SqliteProject.Create(("001.sql", "create table if not exists s (v text);\ninsert into s values ('once');\n"));
        project.Run().Succeeds();
        project.Files.Replace("deploy.yml", "path: db/orders,", "path: db/orders/001.sql,");

        Assert.Contains("0 applied, 1 already applied", project.Run("-p:Version=2.0.0", State(project, isReleaseKnown)).Succeeds().Output);

        CollectionAssert.AreEqual(new[] { "once" }, project.Query("select v from s").ToArray());
    }

    [TestMethod]
    [DataRow("path: .,", "001.sql", "db/orders/001.sql", "renamed: { 001.sql: db/orders/001.sql }")]
    [DataRow("path: db/orders,", "001.SQL", "001.SQL", "renamed: { 001.sql: 001.SQL }")]
    public void A_script_that_has_another_name_by_its_path_or_its_case_is_known_and_the_advice_helps(string path, string file, string name, string advice)
    {
        var project = SqliteProject.Create(("001.sql", "create table if not exists s (v text);\ninsert into s values ('once');\n"));
        project.Run().Succeeds();
        File.Move(project.Files.PathOf("db/orders/001.sql"), project.Files.PathOf("db/orders/" + file));
        project.Files.Replace("deploy.yml", "path: db/orders,", path);

        var refused = project.Run("-p:Version=2.0.0").Fails().Output;
        Assert.Contains($"error DPL2049: The text of '{name}' has run as 'orders/001.sql'", refused);
        Assert.Contains(advice, refused);
        Assert.Contains($"DPL4231: migration_orders_pre_deploy: The text of '{name}' has run as 'orders/001.sql'", project.Run("-p:Version=2.0.0", State(project, isReleaseKnown: false)).Fails().Output);

        project.Files.Replace("deploy.yml", path, $"{path} {advice},");
        Assert.Contains($"orders/001.sql is now orders/{name}", project.Run("-p:Version=2.0.0").Succeeds().Output);
        CollectionAssert.AreEqual(new[] { "once" }, project.Query("select v from s").ToArray());
    }

    private static string State(SqliteProject project, bool isReleaseKnown) => "-p:DeployPlanStateDirectory=" + project.Files.PathOf(isReleaseKnown ? ".deployplan" : "other-state");

    private static BuildResult Build(SqliteProject project, params string[] arguments) => project.Files.BuildWith(("ORDERS_DB", project.Connection), arguments);
}
