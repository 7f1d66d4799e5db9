using CsCheck;
using DeployPlan.Migrator.Scripts;

namespace DeployPlan.Migrator.Tests;

[TestClass]
public class SplittingScripts
{
    [TestMethod]
    [DataRow("select 1; select 2", "select 1|select 2")]
    [DataRow("-- a; b\nselect 1 /* ; /* ; */ ; */ ;;\n;", "select 1 /* ; /* ; */ ; */")]
    [DataRow("select ';''' ; select \";\"", "select ';'''|select \";\"")]
    [DataRow(@"select 'a\'; select E'b\';', 1", @"select 'a\'|select E'b\';', 1")]
    [DataRow("do $$ begin x; end $$; select $a$ ; $$ ; $a$, a$1; select $1", "do $$ begin x; end $$|select $a$ ; $$ ; $a$, a$1|select $1")]
    [DataRow("create rule r as on insert to t do (select 1; select 2); select 3", "create rule r as on insert to t do (select 1; select 2)|select 3")]
    [DataRow(
        "create function f() returns int begin atomic select case 1 when 1 then 2 end; select 3; end; select 4",
        "create function f() returns int begin atomic select case 1 when 1 then 2 end; select 3; end|select 4")]
    [DataRow("select 'not closed; select 2", "select 'not closed; select 2")]
    public void Statements_of_PostgreSQL(string script, string expected) => Assert.AreEqual(expected, Split(script, SqlDialect.PostgreSql));

    [TestMethod]
    [DataRow("select [;], `;`; select 2", "select [;], `;`|select 2")]
    [DataRow("select 1 /* /* ; */; select 2", "select 1 /* /* ; */|select 2")]
    [DataRow(
        "create temp trigger t after insert on a begin update a set b = case when 1 then 2 end; delete from c; end; select 1",
        "create temp trigger t after insert on a begin update a set b = case when 1 then 2 end; delete from c; end|select 1")]
    public void Statements_of_SQLite(string script, string expected) => Assert.AreEqual(expected, Split(script, SqlDialect.Sqlite));

    [TestMethod]
    public void Nothing_but_semicolons_comments_and_white_space_is_lost() => Gen.String[Gen.Char[";'\"$aE\\()-/* \n"], 0, 40].Sample(script =>
    {
        foreach (var dialect in Enum.GetValues<SqlDialect>())
        {
            var end = 0;
            foreach (var statement in SqlStatements.Split(script, dialect).Statements)
            {
                Assert.AreEqual(statement.Text, script.Substring(statement.Start, statement.Text.Length));
                Assert.IsGreaterThanOrEqualTo(end, statement.Start);
                end = statement.Start + statement.Text.Length;
            }
        }
    });

    [TestMethod]
    public void Quoted_statements_come_back_as_they_were() => Gen.Select(Gen.String[Gen.Char[";'a\n-"], 0, 20], Gen.Int[1, 5]).Sample((text, count) =>
    {
        var statement = $"select '{text.Replace("'", "''", StringComparison.Ordinal)}'";
        var script = string.Join(";\n", Enumerable.Repeat(statement, count));

        Assert.AreEqual(string.Join('|', Enumerable.Repeat(statement, count)), Split(script, SqlDialect.PostgreSql));
        Assert.AreEqual(string.Join('|', Enumerable.Repeat(statement, count)), Split(script, SqlDialect.Sqlite));
    });

    [TestMethod]
    [DataRow("begin", true)]
    [DataRow("BEGIN IMMEDIATE", true)]
    [DataRow("/* x */ Commit", true)]
    [DataRow("start transaction", true)]
    [DataRow("rollback", true)]
    [DataRow("rollback to savepoint a", false)]
    [DataRow("savepoint a", false)]
    [DataRow("beginning", false)]
    public void What_would_end_the_transaction(string sql, bool expected) => Assert.AreEqual(expected, TransactionRules.IsOfTransaction(SqlStatements.Split(sql, SqlDialect.PostgreSql).Statements.Single(), SqlDialect.PostgreSql));

    private static string Split(string script, SqlDialect dialect) => string.Join('|', SqlStatements.Split(script, dialect).Statements.Select(statement => statement.Text));
}
