using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Host.Tests.Migrations.PostgreSql;

[TestClass]
[TestCategory("PostgreSql")]
public class ApplyingToPostgreSql : PostgreSqlTests
{
    private const string Sleeping = "select count(*) from pg_stat_activity where query = 'select pg_sleep(600)' and state = 'active'";

    [TestMethod]
    public void Scripts_reach_the_server_as_they_stand()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With(
            "1.sql",
            """
            create table a (id int primary key, t text);
            create function f() returns int language plpgsql as $body$
            begin
                raise notice 'from $name$';
                return 1
            ;
            end $body$;
            create function g() returns int begin atomic select 1; select case when true then 2 end; end;
            select f(), g();
            insert into a values (1, 'x;''y'), (2, E'a\'b;'), (3, '$schema$.@p :q');
            """);

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("x;'y|a'b;|$schema$.@p :q", Server.Query(database, "select string_agg(t, '|' order by id) from a"));
        Assert.AreEqual("orders/1.sql r1", Server.Query(database, "select script_name || ' ' || release_id from deployplan_migrations"));
    }

    [TestMethod]
    public void A_failing_script_leaves_nothing_behind_and_the_server_says_where()
    {
        var (folder, database) = Folder(urlForm: true);
        using var held = folder;
        folder.With("1.sql", "create table a (t text);").With("2.sql", "insert into a values ('ü😀'); -- ü\ninsert into a values (\n  'ü😀' || nope);");

        var failure = folder.Up().Failure!;

        Assert.AreEqual(("DPL4125", folder.PathOf("2.sql"), 3, 12), (failure.Code, failure.File, failure.Line, failure.Column));
        Assert.AreEqual("2.sql failed: column \"nope\" does not exist (42703)", failure.Text);
        Assert.AreEqual("0", Server.Query(database, "select count(*) from a"));
        Assert.AreEqual("1 applied, 1 already applied\n", folder.With("2.sql", "insert into a values ('b');").Up().Output.Replace("applied 2.sql\n", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void An_index_is_built_concurrently_without_a_transaction()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (t text);").With("2.sql", "-- deployplan: no-transaction\ncreate index concurrently ix on a (t);");

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("ix", Server.Query(database, "select indexname from pg_indexes where tablename = 'a'"));
    }

    [TestMethod]
    [DataRow("create index concurrently ix on a (x);")]
    [DataRow("create unique index concurrently ix on a (x);")]
    [DataRow("drop index concurrently if exists ix;")]
    [DataRow("reindex (verbose) table concurrently a;")]
    [DataRow("vacuum full a;")]
    [DataRow("create database another;")]
    [DataRow("alter system set work_mem = '5MB';")]
    [DataRow("drop subscription s;")]
    [DataRow("alter subscription s refresh publication;")]
    [DataRow("alter subscription s set publication p with (copy_data = false);")]
    [DataRow("alter table a detach partition b concurrently;")]
    public void What_cannot_run_in_a_transaction_is_an_error_before_anything_runs(string sql)
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (x int);").With("2.sql", "-- a header\n" + sql);

        var (output, failure) = folder.Up();

        Assert.AreEqual(("", "DPL4179", 2), (output, failure!.Code, failure.Line));
        Assert.AreEqual("", Server.Query(database, "select tablename from pg_tables where schemaname = 'public'"));
    }

    [TestMethod]
    public void A_script_may_say_how_its_transaction_is_isolated()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (level text);").With("2.sql", "set transaction isolation level serializable;\ninsert into a select current_setting('transaction_isolation');");

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("serializable", Server.Query(database, "select level from a"));
        Assert.AreEqual("0 applied, 2 already applied\n", folder.Up().Output);
    }

    [TestMethod]
    public void What_may_run_in_a_transaction_does()
    {
        var (folder, _) = Folder();
        using var held = folder;
        folder.With(
            "1.sql",
            "-- tables\rcreate type mood as enum ('sad');\ralter type mood add value 'ok';\rcreate table a (x int);\rcreate materialized view m as select 1 as x;\rcreate unique index on m (x);\rrefresh materialized view concurrently m;\r");

        Assert.IsNull(folder.Up().Failure);
    }

    [TestMethod]
    public void A_transaction_that_a_script_leaves_open_is_no_success()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "-- deployplan: no-transaction\ncreate table a (x int);\nbegin;\ninsert into a values (1);");

        Assert.AreEqual(("DPL4181", 3), (folder.Up().Failure!.Code, folder.Up().Failure!.Line));
        Assert.AreEqual("", Server.Query(database, "select tablename from pg_tables where schemaname = 'public'"));
    }

    [TestMethod]
    public void A_check_changes_nothing_and_waits_for_a_database_that_is_not_there()
    {
        var (folder, database) = Folder();
        using var held = folder;
        var check = folder.Options([]) with { IsCheck = true };

        Assert.IsNull(folder.With("1.sql", "create table a (x int);").Run(check).Failure);
        Assert.AreEqual("", Server.Query(database, "select tablename from pg_tables where schemaname = 'public'"));
        folder.Connection = Server.PairsOf("not_there_yet");
        var (output, failure) = folder.With("1.sql", "vacuum;").Run(check);
        Assert.AreEqual(("the database orders cannot be looked at yet: database \"***\" does not exist (3D000)\n", null), (output, failure));
    }

    [TestMethod]
    public async Task One_whose_parent_is_gone_ends_its_statement_in_the_server()
    {
        var (folder, database) = Folder();
        using var held = folder;
        using var parent = System.Diagnostics.Process.Start("sleep", "600");
        using var migrator = new MigratorProcess(folder.With("1.sql", "select pg_sleep(600);"), parent.Id);
        Server.WaitFor(database, Sleeping + $" and datname = '{database}'", "1");

        parent.Kill();

        Assert.AreEqual(1, (await migrator.Ended()).ExitCode);
        Server.WaitFor(database, Sleeping + $" and datname = '{database}'", "0");
    }

    [TestMethod]
    public async Task Of_two_at_the_same_time_one_waits_and_each_script_runs_once()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (t text);\nselect pg_sleep(1);")
            .With("2.sql", "-- deployplan: no-transaction\ncreate index concurrently ix on a (t);")
            .With("3.sql", "insert into a values ('once');");
        using var first = new MigratorProcess(folder);
        using var second = new MigratorProcess(folder);

        var outputs = new[] { await first.Ended(), await second.Ended() };

        Assert.IsTrue(Array.TrueForAll(outputs, run => run.ExitCode == 0), outputs[0].Output + outputs[1].Output);
        CollectionAssert.AreEquivalent(
            new[] { "3 applied, 0 already applied", "0 applied, 3 already applied" },
            outputs.Select(run => run.Output.TrimEnd().Split('\n')[^1]).ToArray());
        Assert.AreEqual("once", Server.Query(database, "select t from a"));
    }

    [TestMethod]
    public async Task One_that_is_asked_to_end_ends_its_statement_in_the_server()
    {
        var (folder, database) = Folder();
        using var held = folder;
        using var migrator = new MigratorProcess(folder.With("1.sql", "create table a (t text);\nselect pg_sleep(600);"));
        Server.WaitFor(database, Sleeping + $" and datname = '{database}'", "1");

        migrator.Terminate();

        Assert.AreEqual(1, (await migrator.Ended()).ExitCode);
        Server.WaitFor(database, Sleeping + $" and datname = '{database}'", "0");
        Assert.AreEqual("deployplan_migrations", Server.Query(database, "select tablename from pg_tables where schemaname = 'public'"));
    }

    [TestMethod]
    public void One_that_is_killed_leaves_neither_statement_nor_lock_in_the_server()
    {
        var (folder, database) = Folder();
        using var held = folder;
        using var migrator = new MigratorProcess(folder.With("1.sql", "create table a (t text);\nselect pg_sleep(600);"));
        Server.WaitFor(database, Sleeping + $" and datname = '{database}'", "1");

        migrator.Kill();

        Server.WaitFor(database, Sleeping + $" and datname = '{database}'", "0");
        Assert.AreEqual("applied 1.sql\n1 applied, 0 already applied\n", folder.With("1.sql", "create table a (t text);").Up().Output);
    }

    [TestMethod]
    public void The_lock_is_held_however_soon_the_server_ends_idle_sessions()
    {
        var (folder, database) = Folder();
        using var held = folder;
        Server.Query(database, $"alter database \"{database}\" set idle_session_timeout = '500ms'");
        folder.With("1.sql", "do $$ begin perform pg_sleep(2); end $$;\ncreate table a as select count(*) as n from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database());");

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("1", Server.Query(database, "select n from a"));
    }

    [TestMethod]
    [DataRow("read-write")]
    [DataRow("primary")]
    public void The_kind_of_server_may_be_named(string kind)
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.Connection += ";Target Session Attributes=" + kind;

        Assert.IsNull(folder.With("1.sql", "create table a (x int);").Up().Failure);

        Assert.AreEqual("a,deployplan_migrations", Server.Query(database, "select tablename from pg_tables where schemaname = 'public' order by 1"));
    }

    [TestMethod]
    public void What_was_applied_is_taken_back()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (t text);").With("1.down.sql", "drop table a;").Up("r1");

        Assert.AreEqual("reverted 1.sql\n", folder.Down("r2", "1.sql").Output);

        Assert.AreEqual("deployplan_migrations", Server.Query(database, "select tablename from pg_tables where schemaname = 'public'"));
        Assert.AreEqual("applied 1.sql\n1 applied, 0 already applied\n", folder.Up("r3").Output);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_wrong_password_is_not_shown(bool urlForm)
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.Connection = urlForm ? Server.UrlOf(database, "falsches Passwort") : Server.PairsOf(database, "falsches Passwort");

        var failure = folder.With("1.sql", "select 1;").Up().Failure!;

        Assert.AreEqual("DPL4123", failure.Code);
        Assert.AreEqual("The database orders cannot be used: password authentication failed for user \"***\" (28P01)", failure.Text);
    }

    private static (MigrationFolder Folder, string Database) Folder(bool urlForm = false)
    {
        var database = Server.CreateDatabase();
        return (new MigrationFolder(urlForm ? Server.UrlOf(database) : Server.PairsOf(database)), database);
    }

    [TestMethod]
    public void An_index_that_was_interrupted_is_not_taken_for_the_one_that_is_meant()
    {
        var database = Server.CreateDatabase();
        Server.Query(database, "create table t (x int)");
        Server.Query(database, "insert into t values (1), (1)");
        using var folder = new MigrationFolder(Server.PairsOf(database));
        folder.With("1.sql", "-- deployplan: no-transaction\ncreate unique index concurrently if not exists t_x on t (x);");
        Assert.AreEqual("DPL4125", folder.Up().Failure!.Code);
        Server.Query(database, "delete from t");

        Assert.Contains("drop index concurrently public.t_x", folder.Up().Failure!.Text);

        Server.Query(database, "drop index concurrently t_x");
        Assert.IsNull(folder.Up().Failure);
        Assert.IsNull(folder.Up().Failure);
    }
}
