using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Host.Tests.Migrations.PostgreSql;

/// <summary>In which schema the journal is, whatever scripts and search paths do.</summary>
[TestClass]
[TestCategory("PostgreSql")]
public class JournalsInSchemas : PostgreSqlTests
{
    [TestMethod]
    public void Every_script_starts_from_the_same_session_and_the_journal_is_where_it_was()
    {
        var database = Server.CreateDatabase();
        using var folder = new MigrationFolder(Server.PairsOf(database));
        folder.With("1.sql", "select pg_catalog.set_config('search_path', '', false);\ncreate table public.customer (id int primary key);\nset lock_timeout = 1;\nset default_transaction_read_only = on;\ncreate temp table t (x int);")
            .With("2.sql", $"create schema app;\ncreate role r_{database};\nset role r_{database};\nset search_path to app, public;\nset session characteristics as transaction read only;")
            .With("3.sql", "create table item (id int);\ncreate table t (x int);");

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("public.customer,public.deployplan_migrations,public.item,public.t", Server.Query(database, "select schemaname || '.' || tablename from pg_tables where schemaname in ('public', 'app') order by 1"));
        Assert.AreEqual("3", Server.Query(database, "select count(*) from public.deployplan_migrations"));
    }

    [TestMethod]
    public void A_schema_or_a_search_path_of_later_makes_no_second_journal()
    {
        var database = Server.CreateDatabase();
        using var folder = new MigrationFolder(Server.PairsOf(database));
        folder.With("1.sql", "create table once (id int);\ncreate schema postgres;").With("2.sql", $"alter database {database} set search_path to other, postgres;\ncreate schema other;");
        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("0 applied, 2 already applied\n", folder.Up().Output);

        Assert.AreEqual("public", Server.Query(database, "select schemaname from pg_tables where tablename = 'deployplan_migrations'"));
        Server.Query(database, "create table other.deployplan_migrations (like public.deployplan_migrations)");
        Server.Query(database, "alter schema other rename to third");
        Assert.AreEqual("DPL4182", folder.Up().Failure!.Code);
        folder.Connection += ";Search Path=public";
        Assert.AreEqual("0 applied, 2 already applied\n", folder.Up().Output);
        Server.Query(database, "drop table third.deployplan_migrations");
        folder.Connection += ";Search Path=gone";
        Assert.AreEqual(
            "The table 'deployplan_migrations' of the database orders is in the schema 'public', but the connection string names another, which is not there; write 'Search Path=public'",
            folder.Up().Failure!.Text);
    }

    [TestMethod]
    public void A_first_schema_that_a_script_makes_has_its_journal_where_it_was()
    {
        var database = Server.CreateDatabase();
        using var folder = new MigrationFolder(Server.PairsOf(database) + ";Search Path=app,public");
        folder.With("1.sql", "create schema if not exists app;\ncreate table once (id int);");
        Assert.IsNull(folder.Up().Failure);

        var releases = Path.Combine(folder.Scripts, "..", "state");
        Directory.CreateDirectory(Path.Combine(releases, "20260101T000000000Z-aaaaaa", "results"));
        File.WriteAllText(Path.Combine(releases, "20260101T000000000Z-aaaaaa", "results", "0001-migration_orders_pre_deploy.json"), """{"applied":["1.sql"]}""");
        var options = folder.Options([]) with { ReleasesDirectory = releases, Operation = "migration_orders_pre_deploy" };

        Assert.AreEqual("0 applied, 1 already applied\n", folder.Run(options).Output);

        Assert.AreEqual("public", Server.Query(database, "select schemaname from pg_tables where tablename = 'deployplan_migrations'"));
        Server.Query(database, "create schema tenant2");
        folder.Connection = Server.PairsOf(database) + ";Search Path=tenant2,public";
        Assert.Contains("1 applied, 0 already applied", folder.Up().Output, "A schema that no release knows is a new one, whatever is in others.");
    }

    [TestMethod]
    public void An_empty_journal_in_the_first_schema_does_not_hide_one_that_has_rows()
    {
        var database = Server.CreateDatabase();
        using var folder = new MigrationFolder(Server.PairsOf(database));
        folder.With("1.sql", "create table once (id int);");
        Assert.IsNull(folder.Up().Failure);
        Server.Query(database, "create schema postgres");
        Server.Query(database, "create table postgres.deployplan_migrations (like public.deployplan_migrations)");

        Assert.AreEqual(
            "The database orders has a table 'deployplan_migrations' in each of the schemas 'public', 'postgres'; name the right one in the connection string, for PostgreSQL with 'Search Path=public'",
            folder.Up().Failure!.Text);
        Server.Query(database, "insert into postgres.deployplan_migrations values ('others/1.sql', '', now(), '')");
        Assert.AreEqual("DPL4182", folder.Up().Failure!.Code);

        Server.Query(database, "update public.deployplan_migrations set script_name = 'others/1.sql'");
        Assert.StartsWith("1.sql failed: relation \"once\" already exists (42P07)", folder.With("1.sql", "create table public.once (id int);").Up().Failure!.Text);
    }
}
