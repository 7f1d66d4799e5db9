using DeployPlan.Host.Tests.Migrations.PostgreSql;

namespace DeployPlan.Host.Tests.Migrations.MariaDb;

[TestClass]
[TestCategory("MariaDb")]
public class ApplyingToMariaDb
{
    private const string Sleeping = "select count(*) from information_schema.processlist where info like 'select sleep(600)%'";

    private static MariaDbServer? _server;

    private static MariaDbServer Server => _server!;

    [ClassInitialize]
    public static void Start(TestContext _) => _server = MariaDbServer.Start();

    [ClassCleanup]
    public static void End() => _server?.Dispose();

    [TestMethod]
    public void Scripts_reach_the_server_to_the_letter_and_run_once()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With(
            "1.sql",
            """
            create table a (id int primary key, t varchar(50)) character set utf8mb4;
            delimiter $$
            create procedure p() begin declare x int default 1; insert into a values (x, 'ü😀;'); end$$
            delimiter ;
            create trigger t before insert on a for each row begin set new.t = concat(new.t, '!'); end;
            set @x = 2;
            insert into a values (@x, 'it''s @y ?'), (3, "\"");
            call p();
            """)
            .With("2.sql", "set names latin1; set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'; set @x = 9; create temporary table b (x int);")
            .With("3.sql", "create table b (x int); insert into b values (ifnull(@x, 0));");

        Assert.IsNull(folder.Up("r1").Failure);

        Assert.AreEqual("ü😀;!,it's @y ?!,\"!", Server.Query(database, "select t from a order by id"));
        Assert.AreEqual("0", Server.Query(database, "select x from b"));
        Assert.AreEqual("orders/1.sql r1,orders/2.sql r1,orders/3.sql r1", Server.Query(database, "select concat(script_name, ' ', release_id) from deployplan_migrations order by script_name"));
        Assert.AreEqual("0 applied, 3 already applied\n", folder.Up("r2").Output);
    }

    [TestMethod]
    public void A_script_that_fails_behind_a_change_of_the_schema_says_what_may_remain()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (x int);\n  insert into nope values (1);");

        var failure = folder.Up().Failure!;

        Assert.AreEqual(("DPL4125", 2, 3), (failure.Code, failure.Line, failure.Column));
        Assert.Contains("nope' doesn't exist (1146)", failure.Text);
        Assert.Contains("MySQL and MariaDB commit with each statement that changes the schema", failure.Text);
        Assert.AreEqual("a,deployplan_migrations", Server.Query(database, "select table_name from information_schema.tables where table_schema = database() order by 1"));
        Assert.AreEqual("", Server.Query(database, "select script_name from deployplan_migrations"));
    }

    [TestMethod]
    public void The_attempt_after_one_that_half_ran_says_so_and_names_no_baseline_first()
    {
        var (folder, database) = Folder();
        using var held = folder;
        Assert.AreEqual("DPL4125", folder.With("1.sql", "create table a (x int);\ninsert into nope values (1);").Up().Failure!.Code);

        var failure = folder.With("1.sql", "create table a (x int);\ncreate table b (x int);").Up().Failure!;

        Assert.Contains("Table 'a' already exists (1050); an earlier attempt may have run a part of this script", failure.Text);
        Server.Query(database, "drop table a");
        Assert.IsNull(folder.Up().Failure);
    }

    [TestMethod]
    public void A_database_that_another_tool_has_migrated_is_to_be_taken_over()
    {
        var (folder, database) = Folder();
        using var held = folder;
        Server.Query(database, "create table a (x int)");

        Assert.EndsWith("take it over first, with -t:DeployPlanBaseline", folder.With("1.sql", "create table a (x int);\ncreate table b (x int);").Up().Failure!.Text);
    }

    [TestMethod]
    [DataRow("", ";")]
    [DataRow("-- deployplan: no-transaction\n", ";")]
    [DataRow("delimiter //\n", "//")]
    [DataRow("-- deployplan: no-transaction\ndelimiter //\n", "//")]
    public void A_block_outside_of_a_routine_is_one_statement(string head, string end)
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", $"{head}create table a (x int){end}\nbegin not atomic\n  declare i int default 0;\n  begin\n    set i = case when i = 0 then 7 end;\n  end;\n  if i = 7 then insert into a values (i); end if;\nend{end}\ninsert into a values (8){end}");

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("7,8", Server.Query(database, "select x from a order by x"));
    }

    [TestMethod]
    [DataRow("source a.sql", 2, 1, "'SOURCE' is a command of the client mysql")]
    [DataRow("\\. a.sql", 2, 1, "'\\.' is a command of the client mysql")]
    [DataRow("select 1 \\g", 2, 10, "'\\g' is a command of the client mysql")]
    [DataRow("select 1\\G", 2, 9, "'\\G' is a command of the client mysql")]
    [DataRow("system ls", 2, 1, "'SYSTEM' is a command of the client mysql")]
    public void A_command_of_the_client_is_an_error_before_anything_runs(string sql, int line, int column, string message)
    {
        var (folder, database) = Folder();
        using var held = folder;

        var (output, failure) = folder.With("0.sql", "create table zero (x int);").With("1.sql", "select 1;\n" + sql).Up();

        Assert.AreEqual(("", "DPL4185", line, column), (output, failure!.Code, failure.Line, failure.Column));
        Assert.Contains(message, failure.Text);
        Assert.AreEqual("", Server.Query(database, "select table_name from information_schema.tables where table_schema = database()"));
    }

    [TestMethod]
    public void What_only_looks_like_a_command_of_the_client_runs()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", $"use {database};\ncreate table source (status int);\ninsert into source values (\\N);\nhelp 'x';");

        Assert.IsNull(folder.Up().Failure);
    }

    [TestMethod]
    public void What_the_server_says_of_a_connection_repeats_nothing_of_the_connection_string()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.Connection = folder.Connection.Replace(database, "geheimXX1", StringComparison.Ordinal);

        Assert.AreEqual("The database orders cannot be used: Unknown database '***' (1049)", folder.With("1.sql", "select 1;").Up().Failure!.Text);
        Assert.AreEqual("the database orders cannot be looked at yet: Unknown database '***' (1049)\n", folder.Run(folder.Options([]) with { IsCheck = true }).Output);
    }

    [TestMethod]
    public void Rows_alone_are_written_together_with_the_journal_or_not_at_all()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (x int);").With("2.sql", "insert into a values (1);\ninsert into a values ('x y', 2);");

        Assert.AreEqual("DPL4125", folder.Up().Failure!.Code);

        Assert.AreEqual("0", Server.Query(database, "select count(*) from a"));
    }

    [TestMethod]
    public void An_error_of_the_syntax_is_at_its_line()
    {
        var (folder, _) = Folder();
        using var held = folder;
        folder.With("1.sql", "-- a header\nselect 1\n\n  fro a;");

        Assert.AreEqual((4, 3), (folder.Up().Failure!.Line, folder.Up().Failure!.Column));
    }

    [TestMethod]
    public void A_transaction_that_a_script_leaves_open_is_no_success()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (x int);").With("2.sql", "-- deployplan: no-transaction\nset @@autocommit = 0;\ninsert into a values (1);");

        Assert.AreEqual("DPL4181", folder.Up().Failure!.Code);

        Assert.AreEqual("0", Server.Query(database, "select count(*) from a"));
    }

    [TestMethod]
    public void The_lock_is_held_however_soon_the_server_ends_idle_sessions()
    {
        var (folder, database) = Folder();
        using var held = folder;
        Server.Query("mysql", "set global wait_timeout = 1");
        try
        {
            folder.With("1.sql", "do sleep(3);\ncreate table a as select is_free_lock(concat('deployplan.', sha1(database()))) as f;");

            Assert.IsNull(folder.Up().Failure);
        }
        finally
        {
            Server.Query("mysql", "set global wait_timeout = 28800");
        }

        Assert.AreEqual("0", Server.Query(database, "select f from a"));
    }

    [TestMethod]
    [DataRow("lock tables a write;\ninsert into a values (1);")]
    [DataRow("flush tables with read lock;")]
    [DataRow("set session transaction read only;")]
    [DataRow("set autocommit = 1;\nset session transaction read only;", true)]
    public void What_a_script_locks_does_not_keep_the_journal_from_being_written(string sql, bool ownTransactions = false)
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (x int);").With("2.sql", (ownTransactions ? "-- deployplan: no-transaction\n" : "create table b (x int);\n") + sql);

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("2", Server.Query(database, "select count(*) from deployplan_migrations"));
    }

    [TestMethod]
    public async Task One_that_is_asked_to_end_ends_its_statement_in_the_server_and_frees_the_lock()
    {
        var (folder, database) = Folder();
        using var held = folder;
        using var migrator = new MigratorProcess(folder.With("1.sql", "create table a (x int);\nselect sleep(600) from (select 1) s;"));
        Server.WaitFor(database, Sleeping, "1");

        migrator.Terminate();

        Assert.AreEqual(1, (await migrator.Ended()).ExitCode);
        Server.WaitFor(database, Sleeping, "0");
        Assert.IsNull(folder.With("1.sql", "select 1;").Up().Failure);
    }

    [TestMethod]
    public async Task Of_two_at_the_same_time_one_waits_and_each_script_runs_once()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (t varchar(50));\nselect sleep(1);").With("2.sql", "insert into a values ('once');");
        using var first = new MigratorProcess(folder);
        using var second = new MigratorProcess(folder);

        var outputs = new[] { await first.Ended(), await second.Ended() };

        Assert.IsTrue(Array.TrueForAll(outputs, run => run.ExitCode == 0), outputs[0].Output + outputs[1].Output);
        Assert.AreEqual("once", Server.Query(database, "select t from a"));
    }

    [TestMethod]
    public void What_was_applied_is_taken_back()
    {
        var (folder, database) = Folder();
        using var held = folder;
        folder.With("1.sql", "create table a (x int);").With("1.down.sql", "drop table a;").Up("r1");

        Assert.AreEqual("reverted 1.sql\n", folder.Down("r2", "1.sql").Output);

        Assert.AreEqual("deployplan_migrations", Server.Query(database, "select table_name from information_schema.tables where table_schema = database()"));
    }

    private static (MigrationFolder Folder, string Database) Folder()
    {
        var database = Server.CreateDatabase();
        return (new MigrationFolder(Server.UrlOf(database)), database);
    }
}
