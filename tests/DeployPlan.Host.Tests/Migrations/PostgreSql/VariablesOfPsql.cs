using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Host.Tests.Migrations.PostgreSql;

[TestClass]
[TestCategory("PostgreSql")]
public class VariablesOfPsql : PostgreSqlTests
{
    [TestMethod]
    [DataRow("insert into a values (:'v');", 23, "':'v'' is a variable of psql")]
    [DataRow("select x from :\"t\";", 15, "':\"t\"' is a variable of psql")]
    [DataRow("select 1 \\gset", 10, "'\\gset' is a command of psql")]
    public void What_psql_would_replace_is_an_error_before_anything_runs(string sql, int column, string message)
    {
        var database = Server.CreateDatabase();
        using var folder = new MigrationFolder(Server.PairsOf(database));
        folder.With("1.sql", "create table a (x text);").With("2.sql", "-- a header\n" + sql);

        var (output, failure) = folder.Up();

        Assert.AreEqual(("", "DPL4185", 2, column), (output, failure!.Code, failure.Line, failure.Column));
        Assert.Contains(message, failure.Text);
        Assert.AreEqual("", Server.Query(database, "select tablename from pg_tables where schemaname = 'public'"));
    }

    [TestMethod]
    public void What_only_looks_like_a_variable_of_psql_runs()
    {
        using var folder = new MigrationFolder(Server.PairsOf(Server.CreateDatabase()));
        folder.With(
            "1.sql",
            """
            create table a (x int[], "n" int, t text);
            select x[1:2], x[:"n"], x['1':'2'], x::text, t::"text", '1':: "int4", ':''v', $$ :'v' \ $$ from a;
            select make_interval(hours := '2', mins => 3), json_object('{a,b}'), '{"a":"b"}'::json;
            do $$ declare i int; begin i := '1'; end $$;
            """);

        Assert.IsNull(folder.Up().Failure);
    }
}
