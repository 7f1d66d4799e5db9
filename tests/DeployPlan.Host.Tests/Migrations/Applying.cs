
namespace DeployPlan.Host.Tests.Migrations;

[TestClass]
public class Applying
{
    [TestMethod]
    public void A_failing_script_leaves_nothing_behind_and_the_rest_runs_later()
    {
        using var folder = new MigrationFolder()
            .With("1.sql", "create table a (id int);")
            .With("2.sql", "create table b (id int);\n\n-- the next one fails\n  insert into nope values (1);")
            .With("3.sql", "create table c (id int);");

        var (output, failure) = folder.Up("r1");

        Assert.AreEqual("applied 1.sql\n", output);
        Assert.AreEqual("DPL4125", failure!.Code);
        Assert.AreEqual((folder.PathOf("2.sql"), 4, 3), (failure.File, failure.Line, failure.Column));
        Assert.Contains("no such table: nope", failure.Text);
        Assert.AreEqual("""{"applied":["1.sql"]}""", folder.Result);
        Assert.AreEqual("a,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by name"));

        Assert.AreEqual("applied 2.sql\napplied 3.sql\n2 applied, 1 already applied\n", folder.With("2.sql", "create table b (id int);").Up("r2", "r1").Output);
        Assert.AreEqual("""{"applied":["1.sql","2.sql","3.sql"]}""", folder.Result);
    }

    [TestMethod]
    public void What_another_release_applied_is_not_in_the_result()
    {
        using var folder = new MigrationFolder().With("1.sql", "select 1;");
        folder.Up("r1");

        folder.With("2.sql", "select 1;").Up("r2");

        Assert.AreEqual("""{"applied":["2.sql"]}""", folder.Result);
    }

    [TestMethod]
    public void A_script_that_was_edited_later_is_refused_before_anything_runs()
    {
        using var folder = new MigrationFolder().With("1.sql", "select 1;\n").With("2.sql", "select 2;\n");
        folder.Up();

        var failure = folder.With("0.sql", "create table zero (id int);").With("2.sql", "select 3;\n").Up().Failure;

        Assert.AreEqual("DPL4124", failure!.Code);
        Assert.AreEqual(folder.PathOf("2.sql"), failure.File);
        Assert.StartsWith("'2.sql' changed after being applied", failure.Text);
        Assert.AreEqual("orders/1.sql,orders/2.sql", folder.Query("select script_name from deployplan_migrations order by 1"));
    }

    [TestMethod]
    public void Another_line_ending_or_a_byte_order_mark_is_no_edit()
    {
        using var folder = new MigrationFolder().With("1.sql", "select 1;\nselect 2;\n");
        folder.Up();

        Assert.AreEqual("0 applied, 1 already applied\n", folder.With("1.sql", "\ufeffselect 1;\r\nselect 2;\r\n").Up().Output);
    }

    [TestMethod]
    public void A_script_that_would_end_its_transaction_is_refused_before_anything_runs()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (id int);").With("2.sql", "select 1;\ncommit;");

        var (output, failure) = folder.Up();

        Assert.AreEqual("", output);
        Assert.AreEqual(("DPL4126", folder.PathOf("2.sql"), 2, 1), (failure!.Code, failure.File, failure.Line, failure.Column));
    }

    [TestMethod]
    public void A_script_without_a_transaction_runs_alone()
    {
        using var folder = new MigrationFolder()
            .With("1.sql", "create table a (id int);")
            .With("2.sql", "-- deployplan: no-transaction\r\nvacuum;\r\n")
            .With("3.sql", "create table c (id int);");

        Assert.AreEqual("applied 1.sql\napplied 2.sql\napplied 3.sql\n3 applied, 0 already applied\n", folder.Up().Output);
        Assert.AreEqual("DPL4179", folder.With("4.sql", "vacuum;").Up().Failure!.Code);
    }

    [TestMethod]
    public void Scripts_are_taken_literally()
    {
        using var folder = new MigrationFolder().With(
            "1.sql",
            """
            create table a (t text);
            insert into a values ('$schema$.x'), ('$name$'), ('@p'), (';
            ;');
            create trigger t after insert on a begin select 1
            ;
            end;
            """);

        folder.Up();

        Assert.AreEqual("$schema$.x,$name$,@p,;\n;", folder.Query("select t from a order by rowid"));
    }

    [TestMethod]
    public void Names_of_files_may_be_odd()
    {
        using var folder = new MigrationFolder()
            .With("1 it's a \"test\" $1 ; -- ü.sql", "create table a (id int);")
            .With("sub folder/--down.sql", "insert into a values (1);")
            .With("x.SQL", "insert into a values (2);")
            .With("obj/2.sql", "syntax error")
            .With("notes.txt", "syntax error");

        Assert.Contains("3 applied, 0 already applied", folder.Up().Output);
        Assert.AreEqual("orders/1 it's a \"test\" $1 ; -- ü.sql,orders/sub folder/--down.sql,orders/x.SQL", folder.Query("select script_name from deployplan_migrations order by rowid"));
    }

    [TestMethod]
    public void One_file_is_a_migration_too()
    {
        using var folder = new MigrationFolder().With("only.sql", "create table a (id int);").With("other.sql", "syntax error");

        var (output, failure) = folder.Run(folder.Options([]) with { Path = folder.PathOf("only.sql") });

        Assert.IsNull(failure);
        Assert.AreEqual("applied only.sql\n1 applied, 0 already applied\n", output);
    }

    [TestMethod]
    public void A_script_that_is_not_UTF_8_is_refused()
    {
        using var folder = new MigrationFolder();
        File.WriteAllBytes(folder.PathOf("1.sql"), [.. "select '"u8, 0xfc, .. "';"u8]);

        Assert.AreEqual(("DPL4127", folder.PathOf("1.sql")), (folder.Up().Failure!.Code, folder.Up().Failure!.File));
    }

    [TestMethod]
    public void A_database_that_cannot_be_opened_is_named_with_what_it_says()
    {
        using var folder = new MigrationFolder("Data Source=/nowhere/at/all.db").With("1.sql", "select 1;");

        var failure = folder.Up().Failure!;

        Assert.AreEqual("DPL4123", failure.Code);
        Assert.StartsWith("The database orders cannot be used: ", failure.Text);
        Assert.Contains("unable to open database file", failure.Text);
    }

    [TestMethod]
    [DataRow("Data Source=/nowhere/at/all.db")]
    [DataRow("Data Source=nowhere/all.db")]
    [DataRow("Data Source=file:/nowhere/at%20all/a.db?mode=rwc")]
    public void A_folder_that_is_not_there_is_said_without_the_connection_string(string connection)
    {
        using var folder = new MigrationFolder(connection).With("1.sql", "select 1;");

        var failure = folder.Up().Failure!;

        Assert.StartsWith("The database orders cannot be used: SQLite Error 14: 'unable to open database ", failure.Text);
        Assert.EndsWith("': the folder of its Data Source does not exist; make it, or correct the connection string", failure.Text);
        Assert.DoesNotContain("nowhere", failure.Text);
    }

    [TestMethod]
    [DataRow("Data Source=/proc/self/deployplan.db")]
    [DataRow("Data Source=/proc/version.db;Mode=ReadOnly")]
    public void Where_the_folder_is_there_nothing_is_said_of_it(string connection)
    {
        using var folder = new MigrationFolder(connection).With("1.sql", "select 1;");

        Assert.AreEqual("The database orders cannot be used: SQLite Error 14: 'unable to open database file'.", folder.Up().Failure!.Text);
    }

    [TestMethod]
    public void A_script_that_another_migrator_applied_meanwhile_is_not_run_again()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (id int);").With("2.sql", "syntax error").With("3.sql", "insert into a values (3);");
        using var output = new OutputWithPause("applied 1.sql", () => folder.Query("insert into deployplan_migrations values ('orders/2.sql', 'x', 'now', 'r9')"));

        Assert.IsNull(folder.Run(folder.Options([]), output));

        Assert.AreEqual("applied 1.sql\napplied 3.sql\n2 applied, 1 already applied\n", output.ToString());
        Assert.AreEqual("""{"applied":["1.sql","3.sql"]}""", folder.Result);
    }

    [TestMethod]
    public async Task Two_at_the_same_time_apply_each_script_once()
    {
        using var folder = new MigrationFolder();
        for (var i = 0; i < 20; i++)
        {
            folder.With($"{i:00}.sql", i == 0 ? "create table a (id int);" : $"insert into a values ({i});");
        }

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => folder.Run(folder.Options([]) with { ResultFile = "" }))));

        Assert.IsTrue(Array.TrueForAll(runs, run => run.Failure is null), string.Join("\n", runs.Select(run => run.Failure?.ToLine())));
        Assert.AreEqual(20, runs.Sum(run => run.Output.Split('\n').Count(line => line.StartsWith("applied ", StringComparison.Ordinal))));
        Assert.AreEqual("19", folder.Query("select count(*) from a"));
    }

    [TestMethod]
    public async Task Two_at_the_same_time_apply_each_script_once_without_a_transaction_too()
    {
        using var folder = new MigrationFolder().With("0.sql", "create table a (id int);");
        Assert.IsNull(folder.Up().Failure);
        folder.With(
            "1.sql",
            """
            -- deployplan: no-transaction
            insert into a values (1);
            with recursive c(i) as (select 1 union all select i + 1 from c where i < 3000000) select count(*) from c;
            """);

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => folder.Run(folder.Options([]) with { ResultFile = "" }))));

        Assert.AreEqual("0 applied, 2 already applied|1 applied, 1 already applied", string.Join('|', runs.Select(static run => run.Output.TrimEnd('\n').Split('\n')[^1]).Order(StringComparer.Ordinal)));
        Assert.AreEqual("1", folder.Query("select count(*) from a"));
        Assert.IsEmpty(Directory.GetFiles(Path.GetDirectoryName(folder.ResultFile)!, "test.db-*"));
    }

    [TestMethod]
    public void A_script_that_ran_and_could_not_be_noted_says_so()
    {
        using var folder = new MigrationFolder().With("1.sql", "-- deployplan: no-transaction\ncreate table a (id int);\ndrop table deployplan_migrations;");

        var failure = folder.Up().Failure!;

        Assert.AreEqual("DPL4125", failure.Code);
        Assert.Contains("all of the script ran and stays, but it is not noted as applied, so the next attempt would run it again", failure.Text);
    }

    // Does something when a line is written.
    private sealed class OutputWithPause : StringWriter
    {
        private readonly string _line;
        private readonly Action _pause;

        public OutputWithPause(string line, Action pause)
        {
            _line = line;
            _pause = pause;
            NewLine = "\n";
        }

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value == _line)
            {
                _pause();
            }
        }
    }

    [TestMethod]
    [DataRow("test.db")]
    [DataRow("file:ROOT/test.db")]
    [DataRow("file:ROOT/test.db?mode=rwc")]
    [DataRow("file://ROOT/te%73t.db#x")]
    [DataRow("file://localhost/ROOT/test.db")]
    public void To_look_at_a_database_that_is_not_there_does_not_make_it(string source)
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (id int);");
        var root = Path.GetDirectoryName(folder.Scripts)!;
        folder.Connection = "Data Source=" + (source.StartsWith("file:", StringComparison.Ordinal) ? source.Replace("ROOT", root, StringComparison.Ordinal) : Path.Combine(root, source));

        Assert.IsNull(folder.Run(folder.Options([]) with { IsCheck = true }).Failure);
        Assert.IsFalse(File.Exists(Path.Combine(root, "test.db")));

        Assert.IsNull(folder.Up().Failure);
        Assert.IsTrue(File.Exists(Path.Combine(root, "test.db")));
        Assert.AreEqual("DPL4124", folder.With("1.sql", "create table b (id int);").Run(folder.Options([]) with { IsCheck = true }).Failure!.Code, "there is something to look at now");
    }

    [TestMethod]
    public void A_pipe_is_no_script()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (id int);");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [folder.PathOf("2.sql")]))
        {
            make.WaitForExit();
        }

        var failure = folder.Up().Failure!;

        Assert.AreEqual(("DPL4127", folder.PathOf("2.sql")), (failure.Code, failure.File));
        Assert.Contains("a pipe or a device", failure.Text);
    }
}
