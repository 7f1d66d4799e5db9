using Microsoft.Data.Sqlite;

namespace DeployPlan.Host.Tests.Migrations;

/// <summary>Values of pragmas of SQLite that it takes without a word, and whether they are there when the script ran.</summary>
[TestClass]
public class ValuesOfPragmas
{
    private const string Directive = "-- deployplan: no-transaction\n";

    [TestMethod]
    [DataRow("delete", "pragma journal_mode = wal;", "wal")]
    [DataRow("delete", "pragma main.journal_mode('Wal');", "wal")]
    [DataRow("delete", "pragma journal_mode = w;", "wal")]
    [DataRow("wal", "pragma journal_mode = wal;", "wal")]
    [DataRow("wal", "pragma journal_mode;", "wal")]
    [DataRow("wal", "pragma journal_mode = delete;", "delete")]
    [DataRow("wal", "pragma journal_mode = truncate;\npragma temp.journal_mode = delete;", "delete")]
    [DataRow("wal", "pragma journal_mode = persist;", "delete")]
    [DataRow("wal", "pragma journal_mode = memory;\nvacuum;", "delete")]
    [DataRow("wal", "pragma journal_mode = off;", "delete")]
    [DataRow("wal", "pragma journal_mode = '';", "delete")]
    [DataRow("delete", "pragma locking_mode = exclusive;\npragma journal_mode = wal;\nattach ':memory:' as other;\npragma other.journal_mode = wal;", "wal")]
    [DataRow("delete", "pragma journal_mode = wal;\npragma journal_mode = delete;", "delete")]
    public void A_journal_mode_that_SQLite_has_runs(string before, string sql, string mode)
    {
        using var folder = new MigrationFolder().With("1.sql", Directive + sql);
        folder.Query($"pragma journal_mode = {before}");
        folder.Query("create table t (x int)");

        var (output, failure) = folder.Up();

        Assert.AreEqual(("applied 1.sql\n1 applied, 0 already applied\n", null), (output, failure?.Text));
        Assert.AreEqual(mode, folder.Query("pragma journal_mode"));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_journal_mode_that_the_file_cannot_have_keeps_the_script_from_counting_as_applied()
    {
        using var folder = new MigrationFolder();
        var file = new SqliteConnectionStringBuilder(folder.Connection).DataSource;

        // Locks of files instead of memory that processes share.
        folder.Connection = $"Data Source=file:{file}?vfs=unix-dotfile";
        folder.With("1.sql", Directive + "create table t (x int);\npragma journal_mode = wal;");

        var (output, failure) = folder.Up();

        Assert.AreEqual(("", "DPL4125", folder.PathOf("1.sql"), 3, 1), (output, failure!.Code, failure.File, failure.Line, failure.Column), failure.Text);
        Assert.Contains("'PRAGMA JOURNAL_MODE' had no effect: after the script journal_mode is delete, not wal", failure.Text);
        Assert.AreEqual("", folder.Query("select script_name from deployplan_migrations"));
    }

    [TestMethod]
    [DataRow("user_version", "7", "7")]
    [DataRow("user_version", "+7", "7")]
    [DataRow("user_version", "-2147483648", "-2147483648")]
    [DataRow("application_id", "0x7fffffff", "2147483647")]
    [DataRow("application_id", "'0x0000000012'", "18")]
    public void A_number_that_SQLite_takes_runs(string pragma, string value, string taken)
    {
        using var folder = new MigrationFolder().With("1.sql", $"pragma {pragma} = {value};");

        Assert.IsNull(folder.Up().Failure);
        Assert.AreEqual(taken, folder.Query("pragma " + pragma));
    }

    [TestMethod]
    [DataRow("abc")]
    [DataRow("on")]
    [DataRow("''")]
    [DataRow("2147483648")]
    [DataRow("-0x10")]
    [DataRow("0xffffffff")]
    public void A_number_that_SQLite_takes_as_0_is_refused(string value)
    {
        using var folder = new MigrationFolder().With("1.sql", $"pragma user_version = {value};");
        folder.Query("pragma user_version = 5");

        Assert.AreEqual("DPL4177", folder.Up().Failure?.Code);

        folder.Query($"pragma user_version = {value}");
        Assert.AreEqual("0", folder.Query("pragma user_version"));
    }
}
