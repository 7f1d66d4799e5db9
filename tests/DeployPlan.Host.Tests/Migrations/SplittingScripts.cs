using CsCheck;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Tests.Migrations;

[TestClass]
public class SplittingScripts
{
    [TestMethod]
    [DataRow("select 1; select 2", "select 1|select 2")]
    [DataRow("-- a; b\nselect 1 /* ; /* ; */ ; */ ;;\n;", "select 1 /* ; /* ; */ ; */")]
    [DataRow("select ';''' ; select \";\"", "select ';'''|select \";\"")]
    [DataRow(@"select 'a\'; select E'b\';', 1", @"select 'a\'|select E'b\';', 1")]
    [DataRow(@"select E'it''s; isn\'t it'; select 'a''b\'; select 3", @"select E'it''s; isn\'t it'|select 'a''b\'|select 3")]
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
    [DataRow("select 1\u00a0;\u0085\t", "select 1\u00a0|\u0085")]
    [DataRow(
        "create temp trigger t after insert on a begin update a set b = case when 1 then 2 end; delete from c; end; select 1",
        "create temp trigger t after insert on a begin update a set b = case when 1 then 2 end; delete from c; end|select 1")]
    public void Statements_of_SQLite(string script, string expected) => Assert.AreEqual(expected, Split(script, SqlDialect.Sqlite));

    [TestMethod]
    [DataRow("select 1;\nselect 2\nGO\nselect 3\n  go  \nselect 4", "select 1;\nselect 2|select 3|select 4")]
    [DataRow("select 1\r\nGO 3\r\nselect 2\r\nGO -- end\r\n", "select 1 x3|select 2")]
    [DataRow("/* GO\nGO\n/* */\nGO */ select '\nGO\n', [\nGO\n]\nGO", "/* GO\nGO\n/* */\nGO */ select '\nGO\n', [\nGO\n]")]
    [DataRow("select 1 as go\ngo\ngoto_x:\nselect GOLD from b\nGO 0", "select 1 as go")]
    [DataRow("-- header\ncreate procedure p as\nbegin\n  begin tran; commit;\nend\nGO\nexec p", "-- header\ncreate procedure p as\nbegin\n  begin tran; commit;\nend|exec p")]
    public void Batches_of_SQL_Server(string script, string expected) => Assert.AreEqual(expected, Split(script, SqlDialect.SqlServer));

    [TestMethod]
    [DataRow(@"select 'a\';', ""b\"";""; select 2 # c; d
; select 3 -- e; f", @"select 'a\';', ""b\"";""|select 2 # c; d|select 3 -- e; f")]
    [DataRow("select 1--1; select `;`", "select 1--1|select `;`")]
    [DataRow("/*!40101 set names utf8 */; select 1 /* /* ; */; select 2", "/*!40101 set names utf8 */|select 1 /* /* ; */|select 2")]
    [DataRow(
        "create procedure p() begin if 1 then select 1; end if; begin select 2; end; end; select 3",
        "create procedure p() begin if 1 then select 1; end if; begin select 2; end; end|select 3")]
    [DataRow("create trigger t before insert on a for each row set new.b = 1; select 1", "create trigger t before insert on a for each row set new.b = 1|select 1")]
    [DataRow("begin not atomic select 1; begin select 2; end; end; select 3", "begin not atomic select 1; begin select 2; end; end|select 3")]
    [DataRow("DELIMITER $$\ncreate procedure p() begin select 1; end$$\ndelimiter ;\nselect 2;", "create procedure p() begin select 1; end|select 2")]
    [DataRow("create procedure p() main: begin select 1; end main; select 2;", "create procedure p() main: begin select 1; end main|select 2")]
    [DataRow("create procedure p() main: begin if 1 then select 1; end if; l: loop leave l; end loop l; end main; select 2", "create procedure p() main: begin if 1 then select 1; end if; l: loop leave l; end loop l; end main|select 2")]
    [DataRow("create procedure p() begin declare continue handler for sqlexception begin end; select 1; end; select 2;", "create procedure p() begin declare continue handler for sqlexception begin end; select 1; end|select 2")]
    [DataRow("create procedure p() `main`: begin select 1; end `main`; select 2;", "create procedure p() `main`: begin select 1; end `main`|select 2")]
    [DataRow("create procedure p() begin end; select 2;", "create procedure p() begin end|select 2")]
    public void Statements_of_MySQL(string script, string expected) => Assert.AreEqual(expected, Split(script, SqlDialect.MySql));

    [TestMethod]
    [DataRow("-- c\rselect 1;\rselect 2", nameof(SqlDialect.PostgreSql), "select 1|select 2")]
    [DataRow("-- c\r\nselect 1", nameof(SqlDialect.Sqlite), "select 1")]
    [DataRow("select 1;\u00a0select 2", nameof(SqlDialect.PostgreSql), "select 1|\u00a0select 2")]
    public void Ends_of_lines_and_spaces_are_those_of_the_server(string script, string dialect, string expected) => Assert.AreEqual(expected, Split(script, Enum.Parse<SqlDialect>(dialect)));

    [TestMethod]
    public void Nothing_but_semicolons_comments_and_white_space_is_lost() => Gen.String[Gen.Char[";'\"$aE\\()-/*!#[`GO \r\n"], 0, 40].Sample(script =>
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
    [DataRow("select json_object('k':'v'), json_object(k :'v')")]
    [DataRow("select a[:'2'], a[1:\"n\"], a::\"t\", b:='c'")]
    public void A_colon_of_SQL_is_no_variable_of_psql(string sql) => Assert.IsNull(SqlStatements.Split(sql, SqlDialect.PostgreSql).Statements.Single().ForClient);

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

    private static string Split(string script, SqlDialect dialect) => string.Join('|', SqlStatements.Split(script, dialect).Statements.Select(statement => statement.Text + (statement.Times > 1 ? $" x{statement.Times}" : "")));
}
