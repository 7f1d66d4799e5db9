using Microsoft.Data.Sqlite;

namespace DeployPlan.Host.Tests.Migrations;

/// <summary>Pragmas that lay out the file of a SQLite database: what SQLite itself makes of them decides what is refused.</summary>
[TestClass]
public class LayoutOfSqlite
{
    private const string Directive = "-- deployplan: no-transaction\n";

    [TestMethod]
    [DataRow("", "pragma page_size = 8192;", 2, "page_size 4096, which only a VACUUM changes; write 'VACUUM;' after it, in the same script")]
    [DataRow("", "vacuum;\nPRAGMA main.page_size(8192);", 3, "write 'VACUUM;' after it")]
    [DataRow("", "pragma /* large */ \"page_size\" = '8192';", 2, "write 'VACUUM;' after it")]
    [DataRow("", "pragma page_size = 16384;\npragma page_size = 8192;", 3, "write 'VACUUM;' after it")]
    [DataRow("", "pragma page_size = 1000;\nvacuum;", 2, "a power of two from 512 to 65536")]
    [DataRow("", "pragma page_size = -8192;\nvacuum;", 2, "-8192 is no size of a page")]
    [DataRow("", "pragma page_size = 8e3;\nvacuum;", 2, "8e3 is no size of a page")]
    [DataRow("", "pragma page_size(4294975488);\nvacuum;", 2, "4294975488 is no size of a page")]
    [DataRow("", "pragma page_size = 0x2001;\nvacuum;", 2, "0x2001 is no size of a page")]
    [DataRow("", "pragma page_size = large;\nvacuum;", 2, "large is no size of a page")]
    [DataRow("", "pragma page_size = '+0x2000';\nvacuum into ':memory:';", 2, "+0x2000 is no size of a page")]
    [DataRow("", "pragma page_size = +8192;", 2, "write 'VACUUM;' after it")]
    [DataRow("", "pragma page_size = 8192.0;", 2, "write 'VACUUM;' after it")]
    [DataRow("", "pragma page_size = 0x2000;", 2, "write 'VACUUM;' after it")]
    [DataRow("", "pragma page_size = 8192;\nvacuum temp;", 2, "write 'VACUUM;' after it")]
    [DataRow("", "pragma page_size = 8192;\nvacuum /* it */ 'TEMP' into ':memory:';", 2, "write 'VACUUM;' after it")]
    [DataRow("", "pragma auto_vacuum = 1;\nvacuum temp;", 2, "write 'VACUUM;' after it")]
    [DataRow("", "pragma auto_vacuum = on;\nvacuum;", 2, "SQLite takes 'on' for NONE; write NONE, FULL or INCREMENTAL")]
    [DataRow("", "pragma auto_vacuum = true;\nvacuum;", 2, "write NONE, FULL or INCREMENTAL")]
    [DataRow("", "pragma auto_vacuum = 3;\nvacuum;", 2, "write NONE, FULL or INCREMENTAL")]
    [DataRow("", "pragma auto_vacuum = -1;", 2, "SQLite takes '-1' for NONE; write NONE, FULL or INCREMENTAL")]
    [DataRow("", "pragma main.auto_vacuum(incremental_);\nvacuum;", 2, "write NONE, FULL or INCREMENTAL")]
    [DataRow("", "pragma auto_vacuum = on;", 2, "write NONE, FULL or INCREMENTAL")]
    [DataRow("pragma auto_vacuum = 2", "pragma auto_vacuum = incremental_;", 2, "write NONE, FULL or INCREMENTAL")]
    [DataRow("pragma auto_vacuum = 1", "pragma auto_vacuum = off;", 2, "auto_vacuum 1, which only a VACUUM changes")]
    [DataRow("", "pragma auto_vacuum = full;", 2, "auto_vacuum 0, which only a VACUUM changes; write 'VACUUM;' after it, in the same script")]
    [DataRow("", "pragma main . auto_vacuum = 'Incremental';", 2, "write 'VACUUM;' after it")]
    [DataRow("pragma auto_vacuum = 1", "select 1;\npragma auto_vacuum(none);", 3, "auto_vacuum 1, which only a VACUUM changes")]
    [DataRow("", "pragma encoding = 'UTF-16';", 2, "remove it, and for another encoding make the file before the first apply")]
    [DataRow("", "pragma main.encoding(utf16le);\nvacuum;", 2, "remove it")]
    [DataRow("pragma encoding = 'UTF-16le'", "pragma encoding = 'UTF-8';\nvacuum;", 2, "remove it")]
    [DataRow("", "select 1;\npragma encoding = 'UTF-16';\nvacuum into ':memory:';", 3, "remove it")]
    public void What_SQLite_ignores_is_found_before_anything_runs(string before, string sql, int line, string message)
    {
        using var folder = Database(before).With("0.sql", "create table zero (x int);").With("1.sql", Directive + sql);
        var layout = Layout(folder);

        foreach (var options in new[] { folder.Options([]) with { IsCheck = true }, folder.Options([]) })
        {
            var (output, failure) = folder.Run(options);

            Assert.AreEqual("", output);
            Assert.IsNotNull(failure);
            Assert.AreEqual(("DPL4179", folder.PathOf("1.sql"), line, 1), (failure.Code, failure.File, failure.Line, failure.Column), failure.Text);
            Assert.Contains("has no effect", failure.Text);
            Assert.Contains(message, failure.Text);
        }

        Assert.AreEqual("", folder.Query("select name from sqlite_master where name in ('zero', 'deployplan_migrations')"));
        Execute(folder, sql);
        Assert.AreEqual(layout, Layout(folder));
    }

    [TestMethod]
    [DataRow("", "pragma page_size = 8192;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = 8192;\ncreate table u (x int);\nvacuum main;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = 8192;\nVACUUM 'main';", "8192 0 UTF-8")]
    [DataRow("", "PRAGMA main.page_size(8192); /* now */ vacuum -- this\n\"main\";", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = 16384;\nvacuum;\npragma page_size = 8192;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = 0x2000;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = +8192;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size(+ 8192.9);\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = 8192.0e+0;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = +0X2000;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = '8192 bytes';\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = 0000000000000008192;\nvacuum temp;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = 8192;\nvacuum;\nvacuum temp;", "8192 0 UTF-8")]
    [DataRow("", "pragma page_size = +4096.0;", "4096 0 UTF-8")]
    [DataRow("", "pragma auto_vacuum = 1.9;\nvacuum;", "4096 1 UTF-8")]
    [DataRow("", "pragma auto_vacuum = 0x2;\nvacuum;", "4096 2 UTF-8")]
    [DataRow("pragma auto_vacuum = 1", "pragma auto_vacuum = off;\nvacuum;", "4096 0 UTF-8")]
    [DataRow("", "pragma auto_vacuum = FALSE;", "4096 0 UTF-8")]
    [DataRow("", "attach ':memory:' as other;\npragma other.auto_vacuum = on;", "4096 0 UTF-8")]
    [DataRow("", "pragma page_size = 4096;", "4096 0 UTF-8")]
    [DataRow("", "pragma page_size;\npragma auto_vacuum;\npragma encoding;", "4096 0 UTF-8")]
    [DataRow("", "pragma auto_vacuum = none;", "4096 0 UTF-8")]
    [DataRow("", "pragma auto_vacuum = full;\nvacuum;", "4096 1 UTF-8")]
    [DataRow("", "pragma auto_vacuum = 2;\npragma page_size = 512;\nvacuum;", "512 2 UTF-8")]
    [DataRow("pragma auto_vacuum = 1", "pragma auto_vacuum = incremental;", "4096 2 UTF-8")]
    [DataRow("pragma auto_vacuum = 2", "pragma auto_vacuum = 'full';", "4096 1 UTF-8")]
    [DataRow("pragma auto_vacuum = 2", "pragma auto_vacuum = 0;\nvacuum;", "4096 0 UTF-8")]
    [DataRow("pragma journal_mode = wal", "pragma auto_vacuum = full;\nvacuum;", "4096 1 UTF-8")]
    [DataRow("pragma journal_mode = wal", "pragma journal_mode = delete;\npragma page_size = 8192;\nvacuum;\npragma journal_mode = wal;", "8192 0 UTF-8")]
    [DataRow("pragma journal_mode = wal", "pragma page_size = 8192;\npragma main.journal_mode(truncate);\nvacuum;", "8192 0 UTF-8")]
    [DataRow("", "pragma encoding = \"UTF-8\";", "4096 0 UTF-8")]
    [DataRow("", "pragma encoding = utf8;", "4096 0 UTF-8")]
    [DataRow("pragma encoding = 'UTF-16le'", "pragma encoding = 'UTF-16';", "4096 0 UTF-16le")]
    [DataRow("", "attach ':memory:' as other;\npragma other.page_size = 8192;\npragma other.auto_vacuum = 1;\ncreate table other.t (x int);", "4096 0 UTF-8")]
    [DataRow("", "attach ':memory:' as other;\npragma page_size = 8192;\nvacuum other;", "4096 0 UTF-8")]
    public void What_has_its_effect_or_is_so_already_runs(string before, string sql, string layout)
    {
        using var folder = Database(before).With("1.sql", Directive + sql);

        Assert.IsNull(folder.Run(folder.Options([]) with { IsCheck = true }).Failure);
        var (output, failure) = folder.Up();

        Assert.IsNull(failure, failure?.Text);
        Assert.AreEqual("applied 1.sql\n1 applied, 0 already applied\n", output);
        Assert.AreEqual(layout, Layout(folder));
    }

    [TestMethod]
    public void A_VACUUM_into_another_file_and_pragmas_of_one_have_their_effect_there()
    {
        using var folder = Database("");
        var (copy, other) = (folder.PathOf("copy.db"), folder.PathOf("other.db"));
        folder.With("1.sql", $"{Directive}pragma page_size = 8192;\nvacuum into '{copy}';").With("2.sql", $"{Directive}attach '{other}' as other;\npragma other.page_size = 8192;\npragma other.auto_vacuum = 1;\ncreate table other.t (x int);");

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("4096 0 UTF-8", Layout(folder));
        folder.Connection = $"Data Source={copy}";
        Assert.AreEqual("8192 0 UTF-8", Layout(folder));
        folder.Connection = $"Data Source={other}";
        Assert.AreEqual("8192 1 UTF-8", Layout(folder));
    }

    [TestMethod]
    public void What_an_earlier_script_may_change_is_not_certain()
    {
        using var folder = Database("pragma journal_mode = wal")
            .With("1.sql", Directive + "pragma journal_mode = delete;")
            .With("2.sql", Directive + "pragma page_size = 8192;\nvacuum;\npragma auto_vacuum = 1;\nvacuum;")
            .With("3.sql", Directive + "pragma page_size = 8192;\npragma auto_vacuum = incremental;");

        Assert.IsNull(folder.Up().Failure);
        Assert.AreEqual("8192 2 UTF-8", Layout(folder));
    }

    [TestMethod]
    [DataRow("pragma journal_mode = wal", "pragma page_size = 8192;\nvacuum;", 2, "the journal mode of the database is WAL")]
    [DataRow("pragma journal_mode = wal", "pragma journal_mode = wal;\npragma page_size = 8192;\nvacuum main;\npragma journal_mode = delete;", 3, "write 'PRAGMA journal_mode = DELETE;' before it")]
    [DataRow("pragma journal_mode = wal", "pragma journal_mode = w;\npragma page_size = 8192;\nvacuum;", 3, "the journal mode of the database is WAL")]
    public void In_WAL_the_size_of_pages_is_refused_when_the_operation_runs_for_another_one_may_leave_WAL(string before, string sql, int line, string message)
    {
        using var folder = Database(before).With("1.sql", Directive + "create table one (x int);").With("2.sql", Directive + sql);

        Assert.IsNull(folder.Run(folder.Options([]) with { IsCheck = true }).Failure);
        var (output, failure) = folder.Up();

        Assert.AreEqual(("", "DPL4179", folder.PathOf("2.sql"), line, 1), (output, failure!.Code, failure.File, failure.Line, failure.Column), failure.Text);
        Assert.Contains("has no effect", failure.Text);
        Assert.Contains(message, failure.Text);
        Assert.AreEqual("", folder.Query("select name from sqlite_master where name in ('one', 'deployplan_migrations')"));
        Execute(folder, sql);
        Assert.AreEqual("4096 0 UTF-8", Layout(folder));

        // As a script of another operation does.
        Execute(folder, "pragma journal_mode = delete");
        folder.With("2.sql", Directive + "pragma page_size = 8192;\nvacuum;");
        Assert.IsNull(folder.Up().Failure);
        Assert.AreEqual("8192 0 UTF-8", Layout(folder));
    }

    [TestMethod]
    public void What_an_earlier_script_has_changed_counts_when_the_next_one_ran()
    {
        using var folder = Database("").With("1.sql", Directive + "pragma page_size = 8192;\nvacuum;").With("2.sql", Directive + "pragma page_size = 4096;");

        var (output, failure) = folder.Up();

        Assert.AreEqual(("applied 1.sql\n", "DPL4125", folder.PathOf("2.sql")), (output, failure!.Code, failure.File));
        Assert.AreEqual("orders/1.sql", folder.Query("select script_name from deployplan_migrations"));
    }

    [TestMethod]
    [DataRow("", "pragma journal_mode = wal;\npragma page_size = 8192;\nvacuum;", 3, "after the script page_size is 4096, not 8192, and in journal mode WAL a VACUUM keeps it")]
    [DataRow("", "pragma page_size = 8192;\nvacuum;\npragma page_size = 16384;", 4, "after the script page_size is 8192, not 16384")]
    [DataRow("pragma auto_vacuum = 1", "pragma auto_vacuum = 0;\nvacuum;\npragma auto_vacuum = 1;", 4, "after the script auto_vacuum is 0, not 1")]
    public void What_is_known_only_after_the_script_ran_keeps_it_from_counting_as_applied(string before, string sql, int line, string message)
    {
        using var folder = Database(before).With("1.sql", Directive + sql);

        var (output, failure) = folder.Up();

        Assert.AreEqual(("", "DPL4125", folder.PathOf("1.sql"), line, 1), (output, failure!.Code, failure.File, failure.Line, failure.Column), failure.Text);
        Assert.Contains(message, failure.Text);
        Assert.Contains("is not noted as applied", failure.Text);
        Assert.AreEqual("", folder.Query("select script_name from deployplan_migrations"));
    }

    [TestMethod]
    [DataRow("pragma page_size = 8192;")]
    [DataRow("pragma auto_vacuum = 1;")]
    [DataRow("pragma encoding = 'UTF-16le';")]
    public void A_new_database_has_the_journal_before_the_first_script(string sql)
    {
        using var folder = new MigrationFolder().With("1.sql", Directive + sql);

        // An operation before this one may still make it.
        Assert.IsNull(folder.Run(folder.Options([]) with { IsCheck = true }).Failure);
        Assert.AreEqual("DPL4179", folder.Up().Failure!.Code);
        Assert.AreEqual("", folder.Query("select name from sqlite_master"));
        Assert.IsNull(folder.Run(folder.Options([]) with { IsCheck = true }).Failure);

        // What the message says to do.
        Execute(folder, sql + "create table made (x int);");
        Assert.IsNull(folder.Up().Failure);
    }

    [TestMethod]
    [DataRow("pragma page_size = 8192;\nvacuum;", "8192 0 UTF-8")]
    [DataRow("pragma auto_vacuum = 1;\nvacuum;", "4096 1 UTF-8")]
    [DataRow("pragma encoding = 'UTF-8';", "4096 0 UTF-8")]
    public void A_script_of_a_new_database_has_its_effect(string sql, string layout)
    {
        using var folder = new MigrationFolder().With("1.sql", Directive + sql);

        Assert.IsNull(folder.Up().Failure);
        Assert.AreEqual(layout, Layout(folder));
    }

    [TestMethod]
    public void A_script_that_takes_another_back_is_looked_at_in_the_same_way()
    {
        using var folder = Database("").With("1.sql", Directive + "pragma page_size = 8192;\nvacuum;").With("1.down.sql", Directive + "pragma page_size = 4096;");
        folder.Up();
        var down = folder.Options(["r2"]) with { IsDown = true, Scripts = ["1.sql"] };

        foreach (var options in new[] { down with { IsCheck = true }, down })
        {
            var (output, failure) = folder.Run(options);

            Assert.AreEqual(("", "DPL4179", folder.PathOf("1.down.sql"), 2), (output, failure!.Code, failure.File, failure.Line));
        }

        Assert.AreEqual("orders/1.sql", folder.Query("select script_name from deployplan_migrations"));
        Assert.AreEqual("reverted 1.sql\n", folder.With("1.down.sql", Directive + "pragma page_size = 4096;\nvacuum;").Down("r2", "1.sql").Output);
        Assert.AreEqual("4096 0 UTF-8", Layout(folder));

        // What an earlier attempt has taken back does not run again.
        folder.With("1.down.sql", Directive + "pragma page_size = 8192;");
        Assert.IsNull(folder.Run(down with { IsCheck = true }).Failure);
    }

    [TestMethod]
    public void A_baseline_notes_what_another_tool_ran()
    {
        using var folder = Database("").With("1.sql", Directive + "pragma page_size = 8192;").With("2.sql", Directive + "pragma encoding = 'UTF-16';");

        Assert.IsNull(folder.Run(folder.Options([]) with { IsBaseline = true, Scripts = ["1.sql", "2.sql"] }).Failure);
        Assert.AreEqual("0 applied, 2 already applied\n", folder.Up().Output);
        Assert.AreEqual("4096 0 UTF-8", Layout(folder));
    }

    [TestMethod]
    [DataRow("pragma encoding = 'UTF-16';", "remove it, and for another encoding make the file before the first apply", "no-transaction")]
    [DataRow("begin;\npragma encoding = 'UTF-16';\ncommit;", "remove it, and for another encoding make the file before the first apply", "behind the end of the transaction")]
    [DataRow("pragma page_size = 8192;", "before the first statement, and 'VACUUM;' after it, without which it has no effect", "encoding")]
    [DataRow("begin;\npragma page_size = 8192;\ncommit;", "behind the end of the transaction, and 'VACUUM;' after it, without which it has no effect", "encoding")]
    [DataRow("pragma auto_vacuum = 1;", "and 'VACUUM;' after it, without which it only changes between FULL and INCREMENTAL", "encoding")]
    public void In_a_transaction_the_advice_is_one_that_helps(string sql, string advice, string useless)
    {
        using var folder = Database("").With("1.sql", sql.StartsWith("begin", StringComparison.Ordinal) ? Directive + sql : sql);

        var failure = folder.Up().Failure!;

        Assert.AreEqual("DPL4179", failure.Code);
        Assert.Contains(advice, failure.Text);
        Assert.DoesNotContain(useless, failure.Text);
    }

    private static MigrationFolder Database(string before)
    {
        var folder = new MigrationFolder();
        Execute(folder, $"{before}; create table t (x int);");
        return folder;
    }

    // In one session, as a script without a transaction.
    private static void Execute(MigrationFolder folder, string sql)
    {
        using var connection = new SqliteConnection(folder.Connection + ";Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Layout(MigrationFolder folder) => $"{folder.Query("pragma page_size")} {folder.Query("pragma auto_vacuum")} {folder.Query("pragma encoding")}";
}
