using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Tests.Migrations;

/// <summary>The journal is a table that anyone may have changed, and another tool may have made.</summary>
[TestClass]
public class JournalsByOtherHands
{
    private const string Table = "script_name text, sha256 text, applied_at text, release_id text";

    [TestMethod]
    public void A_hash_in_upper_case_is_the_same_hash()
    {
        using var folder = Applied();
        folder.Query("update deployplan_migrations set sha256 = upper(sha256)");

        Assert.AreEqual(("0 applied, 1 already applied\n", null), folder.Up("r2"));
        Assert.AreEqual("DPL4231", folder.Without("1.sql").With("2.sql", "create table a (id int);").Up("r3").Failure?.Code);
    }

    [TestMethod]
    [DataRow("script_name = null", "has a row without a text in 'script_name'")]
    [DataRow("sha256 = null", "has a row of 'orders/1.sql' without a text in 'sha256'")]
    [DataRow("sha256 = x'00ff'", "has a row of 'orders/1.sql' without a text in 'sha256'")]
    public void A_row_with_a_hole_is_named(string change, string problem)
    {
        using var folder = Loose();
        folder.Query($"update deployplan_migrations set {change}");

        foreach (var isCheck in new[] { true, false })
        {
            var failure = folder.Run(folder.Options(["r2"]) with { IsCheck = isCheck }).Failure!;
            Assert.AreEqual("DPL4123", failure.Code);
            Assert.Contains(problem, failure.Text);
        }
    }

    [TestMethod]
    public void What_runs_without_a_transaction_does_not_run_where_its_row_cannot_be_kept()
    {
        using var folder = Applied().With("1.down.sql", "-- deployplan: no-transaction\ndrop table a;").With("2.sql", "-- deployplan: no-transaction\ncreate table b (id int);");
        folder.Query("create trigger t before insert on deployplan_migrations begin select raise(ignore); end");

        foreach (var (name, failure) in new[] { ("2.sql", folder.Up("r2").Failure), ("1.down.sql", folder.Down("r2", "1.sql").Failure) })
        {
            Assert.AreEqual("DPL4123", failure?.Code);
            Assert.Contains($"the row of '{name}' in the table 'deployplan_migrations' is not there", failure!.Text);
            Assert.AreEqual("a", folder.Query("select name from sqlite_master where type = 'table' and name in ('a', 'b')"));
        }

        folder.Query("drop trigger t");
        Assert.IsNull(folder.Up("r3").Failure);
        Assert.AreEqual("orders/1.sql,orders/2.sql", folder.Query("select script_name from deployplan_migrations order by 1"));
    }

    [TestMethod]
    public void A_row_without_a_release_is_one_of_an_unknown_release()
    {
        using var folder = Loose();
        folder.Query("update deployplan_migrations set release_id = null");

        Assert.AreEqual(("0 applied, 1 already applied\n", null), folder.Up("r2"));
    }

    [TestMethod]
    public void Rows_that_are_there_twice_are_taken_back_together()
    {
        using var folder = Loose().With("1.down.sql", "drop table a;");
        folder.Query("insert into deployplan_migrations select * from deployplan_migrations");

        Assert.AreEqual(("0 applied, 1 already applied\n", null), folder.Up("r2"));
        Assert.AreEqual(("reverted 1.sql\n", null), folder.Down("r2", "1.sql"));
        Assert.AreEqual("orders/1.down.sql", folder.Query("select script_name from deployplan_migrations"));
    }

    [TestMethod]
    public void A_view_of_the_journal_is_read()
    {
        using var folder = Applied();
        folder.Query("alter table deployplan_migrations rename to kept");
        folder.Query("create view deployplan_migrations as select * from kept");

        Assert.AreEqual(("0 applied, 1 already applied\n", null), folder.Up("r2"));
        Assert.AreEqual("DPL4124", folder.With("1.sql", "create table a (id int, t text);").Up("r2").Failure?.Code);
    }

    [TestMethod]
    public void A_table_of_another_tool_is_found_before_anything_runs()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (id int);");
        folder.Query("create table deployplan_migrations (version int)");

        foreach (var isCheck in new[] { true, false })
        {
            var failure = folder.Run(folder.Options(["r1"]) with { IsCheck = isCheck }).Failure!;
            Assert.AreEqual("DPL4123", failure.Code);
            Assert.Contains("has no column 'script_name', so another program has made it", failure.Text);
        }
    }

    [TestMethod]
    public void A_row_that_is_not_kept_fails_the_script_instead_of_letting_it_run_again()
    {
        using var folder = Applied().With("1.down.sql", "drop table a;").With("2.sql", "create table b (id int);");
        folder.Query("create trigger silent before insert on deployplan_migrations begin select raise(ignore); end");

        var failure = folder.Up("r2").Failure!;

        Assert.AreEqual("DPL4125", failure.Code);
        Assert.Contains("the row of '2.sql' in the table 'deployplan_migrations' is not there after it was written; look for a trigger", failure.Text);
        Assert.AreEqual("a,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by name"));
        folder.Query("drop trigger silent");
        folder.Query("create trigger silent before delete on deployplan_migrations begin select raise(ignore); end");
        Assert.Contains("is still there after it was deleted", folder.Down("r1", "1.sql").Failure!.Text);
    }

    [TestMethod]
    public void The_hash_of_a_large_script_is_computed_once()
    {
        var script = new Script("1.sql", "1.sql", "select 1;", SqlDialect.Sqlite);
        var first = script.Hash;

        Assert.AreSame(first, script.Hash);
    }

    private static MigrationFolder Applied()
    {
        var folder = new MigrationFolder().With("1.sql", "create table a (id int);");
        folder.Up("r1");
        return folder;
    }

    // As the table may be where another hand has made it.
    private static MigrationFolder Loose()
    {
        var folder = Applied();
        folder.Query("alter table deployplan_migrations rename to kept");
        folder.Query($"create table deployplan_migrations ({Table})");
        folder.Query("insert into deployplan_migrations select * from kept");
        return folder;
    }
}
