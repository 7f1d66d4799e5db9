
namespace DeployPlan.Host.Tests.Migrations;

[TestClass]
public class KnownUnderOtherNames
{
    private const string Once = "create table if not exists s (v text);\ninsert into s values ('once');\n";

    [TestMethod]
    [DataRow("001_seed.sql", "'renamed: { 001.sql: 001_seed.sql }'", "001.sql", "001_seed.sql")]
    [DataRow("2026/001.sql", "'renamed: { 001.sql: 2026/001.sql }'", "./", "2026/")]
    public void A_renamed_script_does_not_run_again_and_its_row_follows(string name, string advice, string old, string now)
    {
        using var folder = new MigrationFolder().With("001.sql", Once);
        folder.Up("r1");
        folder.Without("001.sql").With(name, Once);

        var failure = folder.Up("r2").Failure;

        Assert.AreEqual("DPL4231", failure!.Code);
        Assert.AreEqual(folder.PathOf(name), failure.File);
        Assert.Contains("has run as 'orders/001.sql'", failure.Text);
        Assert.Contains(advice, failure.Text);
        var options = folder.Options(["r3"]) with { Renamed = [new(old, now)] };
        Assert.AreEqual($"orders/001.sql is now orders/{name}\n0 applied, 1 already applied\n", folder.Run(options).Output);
        Assert.AreEqual("0 applied, 1 already applied\n", folder.Run(options).Output, "said for ever");
        Assert.AreEqual($"orders/{name}", folder.Query("select script_name from deployplan_migrations"));
        Assert.AreEqual("once", folder.Query("select v from s"));
        Assert.AreEqual(name, folder.Present);
    }

    [TestMethod]
    public void A_renamed_database_does_not_run_again_and_its_rows_follow()
    {
        using var folder = new MigrationFolder().With("001.sql", Once).With("002.sql", "select 2;");
        folder.Up("r1");
        var renamed = folder.Options(["r2"]) with { Database = "order-db" };

        var failure = folder.Run(renamed).Failure;

        Assert.AreEqual("DPL4231", failure!.Code);
        Assert.Contains("write 'renamed_from: orders' under 'migrations' of order-db", failure.Text);
        folder.With("003.sql", "select 3;");
        Assert.EndsWith("applied 003.sql\n1 applied, 2 already applied\n", folder.Run(renamed with { RenamedFrom = "orders" }).Output);
        Assert.AreEqual("order-db/001.sql,order-db/002.sql,order-db/003.sql", folder.Query("select script_name from deployplan_migrations order by 1"));
        Assert.AreEqual("once", folder.Query("select v from s"));
    }

    [TestMethod]
    public void Another_database_may_share_the_journal_and_some_texts()
    {
        using var folder = new MigrationFolder().With("001.sql", Once).With("002.sql", "select 2;");
        folder.Up("r1");

        folder.Without("002.sql").With("003.sql", "select 3;");
        Assert.IsNull(folder.Run(folder.Options(["r2"]) with { Database = "reports" }).Failure);
    }

    [TestMethod]
    public void A_renamed_database_is_known_by_most_of_its_scripts()
    {
        using var folder = new MigrationFolder().With("001.sql", Once).With("002.sql", "select 2;").With("003.sql", "select 3;");
        folder.Up("r1");

        var failure = folder.Without("003.sql").Run(folder.Options(["r2"]) with { Database = "order-db" }).Failure;

        Assert.AreEqual("DPL4231", failure?.Code);
        Assert.AreEqual("once", folder.Query("select v from s"));
    }

    [TestMethod]
    [DataRow("a.sql=b.sql b.sql=c.sql", "b.sql=a c.sql=b")]
    [DataRow("b.sql=c.sql a.sql=b.sql", "b.sql=a c.sql=b")]
    [DataRow("a.sql=b.sql b.sql=a.sql", "b.sql=a a.sql=b")]
    [DataRow("a.sql=b.sql b.sql=c.sql", "c.sql=a", "a")]
    [DataRow("a.sql=b.sql b.sql=c.sql", "b.sql=a c.sql=new", "a")]
    public void Scripts_that_take_each_others_names_do_not_run_again(string renamed, string now, string before = "a b")
    {
        using var folder = new MigrationFolder();
        Assert.IsNull(folder.With("s.sql", "create table s (v text);").Up("r0").Failure);
        foreach (var text in before.Split(' '))
        {
            folder.With(text + ".sql", $"insert into s values ('{text}');");
        }

        Assert.IsNull(folder.Up("r1").Failure);
        foreach (var text in before.Split(' '))
        {
            folder.Without(text + ".sql");
        }

        foreach (var script in now.Split(' ').Select(static pair => pair.Split('=')))
        {
            folder.With(script[0], $"insert into s values ('{script[1]}');");
        }

        var options = folder.Options(["r2"]) with { Renamed = [.. renamed.Split(' ').Select(static pair => pair.Split('=')).Select(static pair => KeyValuePair.Create(pair[0], pair[1]))] };

        for (var i = 0; i < 2; i++)
        {
            Assert.IsNull(folder.Run(options).Failure);

            Assert.AreEqual(now.Contains("new", StringComparison.Ordinal) ? "a,new" : before.Replace(' ', ','), folder.Query("select v from s order by v"));
            Assert.AreEqual(
                string.Join(',', now.Split(' ').Select(static pair => "orders/" + pair.Split('=')[0]).Append("orders/s.sql").Order(StringComparer.Ordinal)),
                folder.Query("select script_name from deployplan_migrations order by 1"));
        }

        Assert.AreEqual("DPL4124", folder.With(now.Split('=')[0], "select 'edited';").Run(options).Failure?.Code);
    }

    [TestMethod]
    public void Two_scripts_may_have_the_same_text()
    {
        using var folder = new MigrationFolder().With("001.sql", Once);
        folder.Up("r1");

        Assert.AreEqual("applied 005.sql\n1 applied, 1 already applied\n", folder.With("005.sql", Once).Up("r2").Output);
    }

    [TestMethod]
    public void A_script_that_comes_before_one_that_has_run_is_refused_said_or_run()
    {
        using var folder = new MigrationFolder().With("001.sql", "select 1;").With("003.sql", "select 3;");
        folder.Up("r1");
        folder.With("002.sql", "select 2;");
        var options = folder.Options(["r2"]);

        var failure = folder.Run(options with { OutOfOrder = "error" }).Failure;
        Assert.AreEqual(("DPL4230", folder.PathOf("002.sql")), (failure!.Code, failure.File));
        Assert.AreEqual("DPL4230", folder.Run(options with { OutOfOrder = "error", IsCheck = true }).Failure!.Code, "before anything runs");
        Assert.StartsWith("002.sql comes before 003.sql, which has run: it runs out of order\napplied 002.sql\n", folder.Run(options with { OutOfOrder = "warn" }).Output);
        folder.With("0025.sql", "select 25;");
        Assert.AreEqual("applied 0025.sql\n1 applied, 3 already applied\n", folder.Run(options with { OutOfOrder = "allow" }).Output);
    }

    [TestMethod]
    public void A_new_database_runs_everything_in_order() =>
        Assert.IsNull(With("001.sql", "002.sql", "003.sql", static folder => folder.Run(folder.Options(["r1"]) with { OutOfOrder = "error" }).Failure));

    [TestMethod]
    public void A_baseline_notes_without_running_and_what_is_new_runs_then()
    {
        using var folder = new MigrationFolder().With("001.sql", "create table a (x int);").With("002.sql", "this is not SQL").With("003.sql", "create table c (x int);");
        var baseline = folder.Options(["r1"]) with { IsBaseline = true, Scripts = ["001.sql", "002.sql"] };

        Assert.IsNull(folder.Run(baseline with { IsCheck = true }).Failure);
        Assert.AreEqual("2 noted as run, 0 already known\n", folder.Run(baseline).Output);
        Assert.AreEqual("""{"applied":["001.sql","002.sql"]}""", folder.Result);
        Assert.AreEqual("0 noted as run, 2 already known\n", folder.Run(baseline).Output);
        Assert.AreEqual("applied 003.sql\n1 applied, 2 already applied\n", folder.Up("r2").Output);
        Assert.AreEqual("c,deployplan_migrations", folder.Query("select name from sqlite_master where type = 'table' order by name"));
        Assert.AreEqual("001.sql,002.sql,003.sql", folder.Present);
    }

    [TestMethod]
    public void A_baseline_says_which_scripts_may_have_run_in_part()
    {
        using var folder = new MigrationFolder().With("001.sql", "select 1;").With("002.sql", "-- deployplan: no-transaction\nvacuum;").With("003.sql", "/* deployplan: no-transaction */ vacuum;");
        var baseline = folder.Options(["r1"]) with { IsBaseline = true, Scripts = ["001.sql", "002.sql", "003.sql"] };

        Assert.AreEqual(
            "noted as a whole, without a look whether all of it ran, because they do not run in one transaction: 002.sql, 003.sql\n3 noted as run, 0 already known\n",
            folder.Run(baseline).Output);
        Assert.AreEqual("0 noted as run, 3 already known\n", folder.Run(baseline).Output);
    }

    [TestMethod]
    public void A_baseline_does_not_hide_that_a_script_was_edited()
    {
        using var folder = new MigrationFolder().With("001.sql", "create table a (x int);");
        folder.Up("r1");
        folder.With("001.sql", "create table b (x int);");

        Assert.AreEqual("DPL4124", folder.Run(folder.Options(["r2"]) with { IsBaseline = true, Scripts = ["001.sql"] }).Failure!.Code);
    }

    [TestMethod]
    public void A_script_that_was_renamed_and_edited_is_told_how_to_be_known()
    {
        using var folder = new MigrationFolder().With("001.sql", Once);
        folder.Up("r1");

        var failure = folder.Without("001.sql").With("001_seed.sql", Once + "-- edited\n").Up("r2").Failure!;

        Assert.AreEqual("DPL4232", failure.Code);
        Assert.Contains("or a script was renamed and edited; where '001_seed.sql' was '001.sql', restore its text and write 'renamed: { 001.sql: 001_seed.sql }' under 'migrations' of orders in deploy.yml, else plan a commit", failure.Text);
    }

    private static T With<T>(string first, string second, string third, Func<MigrationFolder, T> run)
    {
        using var folder = new MigrationFolder().With(first, "select 1;").With(second, "select 2;").With(third, "select 3;");
        return run(folder);
    }
}
