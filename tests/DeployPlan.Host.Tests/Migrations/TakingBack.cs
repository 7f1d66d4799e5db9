
namespace DeployPlan.Host.Tests.Migrations;

[TestClass]
public class TakingBack
{
    [TestMethod]
    public void Down_scripts_run_in_the_order_that_is_asked_for_and_what_they_took_back_can_be_applied_again()
    {
        using var folder = Applied();

        Assert.AreEqual("reverted 2.sql\nreverted 1.sql\n", folder.Down("r2", "2.sql", "1.sql").Output);

        Assert.AreEqual("""{"reverted":["2.sql","1.sql"]}""", folder.Result);
        Assert.AreEqual("deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table'"));
        Assert.AreEqual("applied 1.sql\napplied 2.sql\n2 applied, 0 already applied\n", folder.Up("r3").Output);
        Assert.AreEqual("orders/1.sql,orders/2.sql", folder.Query("select script_name from deployplan_migrations order by 1"));
    }

    [TestMethod]
    public void Where_a_down_script_is_missing_nothing_runs()
    {
        using var folder = Applied().Without("1.down.sql");

        var (output, failure) = folder.Down("r2", "2.sql", "1.sql");

        Assert.AreEqual(("", "DPL4128"), (output, failure!.Code));
        Assert.Contains("'1.down.sql'", failure.Text);
        Assert.AreEqual("a,b,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by name"));
    }

    [TestMethod]
    public void What_is_not_applied_cannot_be_taken_back_and_nothing_runs()
    {
        using var folder = Applied().With("3.sql", "select 1;").With("3.down.sql", "select 1;");

        var (output, failure) = folder.Down("r2", "3.sql", "2.sql");

        Assert.AreEqual(("", "DPL4129"), (output, failure!.Code));
        Assert.StartsWith("'3.sql' is not applied to the database orders", failure.Text);
        Assert.AreEqual("a,b,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by name"));
    }

    [TestMethod]
    public void A_failing_down_script_leaves_its_script_applied_and_the_same_release_goes_on()
    {
        using var folder = Applied().With("1.down.sql", "drop table a;\ndrop table nope;");

        var (output, failure) = folder.Down("r2", "2.sql", "1.sql");

        Assert.AreEqual("reverted 2.sql\n", output);
        Assert.AreEqual(("DPL4125", folder.PathOf("1.down.sql"), 2), (failure!.Code, failure.File, failure.Line));
        Assert.AreEqual("a,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by name"));

        // Another release knows nothing of that, and must not take it as its own work.
        Assert.AreEqual("DPL4129", folder.With("1.down.sql", "drop table a;").Down("r9", "2.sql", "1.sql").Failure!.Code);
        Assert.AreEqual("reverted 1.sql\n", folder.Down("r2", "2.sql", "1.sql").Output);
        Assert.AreEqual("""{"reverted":["2.sql","1.sql"]}""", folder.Result);
        Assert.IsNull(folder.Down("r2", "2.sql", "1.sql").Failure);
    }

    [TestMethod]
    public void What_a_release_ran_that_was_deleted_is_not_left_on_what_is_taken_back()
    {
        using var folder = Applied().With("3.sql", "create view v as select * from b;");
        Assert.IsNull(folder.Up("r2").Failure);
        var releases = Directory.CreateDirectory(folder.PathOf("../releases")).FullName;
        var options = folder.Options(["r3"]) with { IsDown = true, Scripts = ["2.sql"], ReleasesDirectory = releases };

        foreach (var check in new[] { true, false })
        {
            var (output, failure) = folder.Run(options with { IsCheck = check });

            Assert.AreEqual(("", "DPL4232"), (output, failure?.Code));
            Assert.StartsWith("'3.sql' ran on the database orders in release r2, of which there is no record, after what is to be undone", failure!.Text);
        }

        Directory.CreateDirectory(Path.Combine(releases, "r2"));
        Assert.AreEqual("reverted 2.sql\n", folder.Run(options).Output);
    }

    [TestMethod]
    public void What_a_release_ran_that_was_deleted_may_be_left_where_that_is_forced()
    {
        using var folder = Applied().With("3.sql", "select 3;");
        Assert.IsNull(folder.Up("r2").Failure);

        Assert.IsNull(folder.Run(folder.Options(["r3"]) with { IsDown = true, Scripts = ["2.sql"], ReleasesDirectory = folder.Scripts, MayBeOlder = true }).Failure);
    }

    private static MigrationFolder Applied()
    {
        var folder = new MigrationFolder()
            .With("1.sql", "create table a (id int);").With("1.down.sql", "drop table a;")
            .With("2.sql", "create table b (id int);").With("2.down.sql", "drop table b;");
        Assert.IsNull(folder.Up("r1").Failure);
        return folder;
    }
}
