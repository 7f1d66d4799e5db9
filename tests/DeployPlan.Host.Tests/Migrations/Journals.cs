using DeployPlan.Host.Migrations.Databases;

namespace DeployPlan.Host.Tests.Migrations;

[TestClass]
public class Journals
{
    [TestMethod]
    [DataRow("", "public", false, "public")]
    [DataRow("", null, false, null)]
    [DataRow("public", "app", false, "public")]
    [DataRow("public,app", "app", false, "app")]
    [DataRow("public,app", "new", false, null)]
    [DataRow("tenant1", "tenant2", true, "tenant2")]
    public void The_schema_of_the_journal(string found, string? session, bool isChosen, string? expected) =>
        Assert.AreEqual(expected, new JournalPlaces(found.Split(',', StringSplitOptions.RemoveEmptyEntries), session, isChosen).Schema);

    [TestMethod]
    public void An_empty_journal_after_a_release_that_applied_scripts_is_an_error_unless_the_database_is_said_to_be_new()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table if not exists a (x int);");
        var releases = Path.Combine(folder.Scripts, "..", "state");
        Directory.CreateDirectory(Path.Combine(releases, "20260101T000000000Z-aaaaaa", "results"));
        File.WriteAllText(Path.Combine(releases, "20260101T000000000Z-aaaaaa", "results", "0001-migration_orders_pre_deploy.json"), """{"applied":["0.sql"]}""");
        Directory.CreateDirectory(Path.Combine(releases, "20260102T000000000Z-bbbbbb", "results"));
        File.WriteAllText(Path.Combine(releases, "20260102T000000000Z-bbbbbb", "results", "0001-migration_orders_pre_deploy.json"), """{"applied":[]}""");
        var options = folder.Options([]) with { ReleasesDirectory = releases, Operation = "migration_orders_pre_deploy" };

        var failure = folder.Run(options).Failure!;

        Assert.AreEqual("DPL4183", failure.Code);
        Assert.Contains("release 20260101T000000000Z-aaaaaa has applied some", failure.Text);
        Assert.Contains("-p:DeployPlanNewDatabase=orders", failure.Text);

        var last = Path.Combine(releases, "20260102T000000000Z-bbbbbb", "results", "0001-migration_orders_pre_deploy.json");
        File.WriteAllText(last, """{"applied":""");
        Assert.AreEqual(("DPL4019", last), (folder.Run(options).Failure!.Code, folder.Run(options).Failure!.File));
        Assert.IsNull(folder.Run(options with { IsNew = true }).Failure);
        Assert.IsNull(folder.Run(options).Failure);
    }

    [TestMethod]
    [DataRow("migration_orders_baseline", """{"applied":["0.sql"],"present":["0.sql"]}""")]
    [DataRow("migration_orders_post_deploy", """{"applied":["0.sql"]}""")]
    [DataRow("migration_orders_down_2", """{"reverted":["0.sql"]}""")]
    [DataRow("migration_orders_pre_deploy", """{"applied":[],"present":["0.sql"]}""")]
    [DataRow("migration_old.orders_pre_deploy", """{"applied":["0.sql"]}""")]
    public void What_a_release_says_of_the_database_counts_whatever_the_operation_was_called(string operation, string result)
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (x int);");
        var results = Directory.CreateDirectory(folder.PathOf("../state/20260101T000000000Z-aaaaaa/results")).FullName;
        File.WriteAllText(Path.Combine(results, $"0001-{operation}.json"), result);

        var options = folder.Options([]) with { ReleasesDirectory = folder.PathOf("../state"), Operation = "migration_orders_pre_deploy", RenamedFrom = "old.orders" };
        Assert.AreEqual("DPL4183", folder.Run(options).Failure?.Code);
        Assert.IsNull(folder.Run(options with { IsNew = true }).Failure);
    }

    [TestMethod]
    [DataRow("migration_orders_archive_pre_deploy")]
    [DataRow("migration_reports_pre_deploy")]
    [DataRow("build_orders")]
    public void What_a_release_says_of_other_databases_does_not_count(string operation)
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (x int);");
        var results = Directory.CreateDirectory(folder.PathOf("../state/20260101T000000000Z-aaaaaa/results")).FullName;
        File.WriteAllText(Path.Combine(results, $"0001-{operation}.json"), """{"applied":["0.sql"]}""");

        Assert.IsNull(folder.Run(folder.Options([]) with { ReleasesDirectory = folder.PathOf("../state"), Operation = "migration_orders_pre_deploy" }).Failure);
    }

    [TestMethod]
    public void What_is_there_before_the_first_script_may_be_of_another_tool()
    {
        using var folder = new MigrationFolder();
        folder.Query("create table a (x int)");
        folder.With("1.sql", "create table a (x int);");

        Assert.EndsWith("take it over first, with -t:DeployPlanBaseline", folder.Up().Failure!.Text);

        Assert.IsNull(folder.With("1.sql", "create table b (x int);").Up().Failure);
        Assert.DoesNotContain("DeployPlanBaseline", folder.With("2.sql", "create table a (x int);").Up("r2").Failure!.Text);
    }

    [TestMethod]
    public void What_is_there_may_be_of_an_earlier_attempt_where_a_script_is_not_one_transaction()
    {
        const string Advice = "; an earlier attempt may have run a part of this script, which stayed: look at the database, undo that part, and apply again";
        using var folder = new MigrationFolder().With("1.sql", "-- deployplan: no-transaction\ncreate table a (x int primary key);\ninsert into nope values (1);");
        folder.Up();

        var failure = folder.With("1.sql", "-- deployplan: no-transaction\ncreate table a (x int primary key);\ncreate table b (x int);").Up("r2").Failure!;

        Assert.Contains("table a already exists'." + Advice, failure.Text);
        Assert.EndsWith("only if another tool has made it, take the database over with -t:DeployPlanBaseline", failure.Text);
        Assert.IsNull(folder.With("1.sql", "create table b (x int);").Up("r3").Failure);
        folder.With("2.sql", "-- deployplan: no-transaction\ninsert into a values (1);\ninsert into nope values (1);").Up("r4");
        Assert.EndsWith("UNIQUE constraint failed: a.x'." + Advice, folder.Up("r5").Failure!.Text);
    }

    [TestMethod]
    public void A_script_that_is_half_run_for_the_first_time_is_not_of_another_tool()
    {
        using var folder = new MigrationFolder();
        folder.Query("create table b (x int)");

        var failure = folder.With("1.sql", "-- deployplan: no-transaction\ncreate table a (x int);\ncreate table b (x int);\ncreate table c (x int);").Up().Failure!;

        Assert.Contains("what is before this statement stays applied", failure.Text);
        Assert.DoesNotContain("DeployPlanBaseline", failure.Text);
    }

    [TestMethod]
    public void A_folder_without_a_script_that_ran_is_older_than_the_database()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (x int);").With("2.sql", "create table b (x int);");
        Assert.IsNull(folder.Up().Failure);
        folder.Without("2.sql").With("3.sql", "create table c (x int);");

        var failure = folder.Up("r2").Failure!;

        Assert.AreEqual("DPL4232", failure.Code);
        Assert.StartsWith("'2.sql' ran on the database orders, but the plan does not have it", failure.Text);
        Assert.AreEqual("a,b,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by 1"));
        Assert.AreEqual("DPL4232", folder.Run(folder.Options(["r2"]) with { IsCheck = true }).Failure?.Code);
        Assert.IsNull(folder.Run(folder.Options(["r2"]) with { MayBeOlder = true }).Failure);
    }

    [TestMethod]
    public void Only_the_very_bytes_that_the_plan_has_sealed_are_run()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (x int);\r\n");
        var seals = Path.Combine(folder.Scripts, "..", "seals");
        var options = folder.Options([]) with { SealsFile = seals, PlannedPath = "db" };

        // The hash of the text with LF, as plans have it since format 1.2.
        File.WriteAllText(seals, $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("create table a (x int);\n"u8))}  db/1.sql\n");
        Assert.IsNull(folder.Run(options).Failure);

        Assert.AreEqual(("DPL4184", folder.PathOf("2.sql")), Failed(folder.With("2.sql", "create table b (x int);")));
        Assert.AreEqual(("DPL4184", folder.PathOf("1.sql")), Failed(folder.Without("2.sql").With("1.sql", "create table other (x int);")));
        Assert.AreEqual("a,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by 1"));

        (string, string) Failed(MigrationFolder changed) => changed.Run(options).Failure is { } failure ? (failure.Code, failure.File) : default;
    }
}
