using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Scripts;

/// <summary>Folders and texts of other tools are recognised when planning, before anything runs.</summary>
[TestClass]
public class ScriptsOfOtherTools
{
    [TestMethod]
    [DataRow("U1__t.sql", "V1__t.sql", "V1__t.down.sql")]
    [DataRow("sub/U1.2__t.sql", "sub/V1.2__t.sql", "V1.2__t.down.sql")]
    [DataRow("001-t-down.sql", "001-t-up.sql", "001-t-up.down.sql")]
    [DataRow("001.undo.t.sql", "001.do.t.sql", "001.do.t.down.sql")]
    [DataRow("001_t.rollback.sql", "001_t.sql", "001_t.down.sql")]
    [DataRow("down/001.sql", "up/001.sql", "001.down.sql")]
    [DataRow("revert/001.sql", "deploy/001.sql", "001.down.sql")]
    [DataRow("Down/001.sql", "Up/001.sql", "001.down.sql")]
    [DataRow("001-Down.sql", "001-Up.sql", "001-Up.down.sql")]
    [DataRow("rollback/001.sql", "001.sql", "001.down.sql")]
    [DataRow("rollback/001.sql", "migrations/001.sql", "001.down.sql")]
    [DataRow("orders/Undo/001_t.sql", "orders/sql/001_t.sql", "001_t.down.sql")]
    [DataRow("undo_001.sql", "001.sql", "001.down.sql")]
    [DataRow("001-downgrade.sql", "001-upgrade.sql", "001-upgrade.down.sql")]
    [DataRow("001/backward.sql", "001/forward.sql", "forward.down.sql")]
    [DataRow("001_t.reverse.sql", "001_t.sql", "001_t.down.sql")]
    [DataRow("Uninstall/001.sql", "Install/001.sql", "001.down.sql")]
    public void A_script_that_undoes_another_one_is_an_error(string undo, string forward, string instead)
    {
        var problem = Single([(forward, "create table t(x int);\n"), (undo, "drop table t;\n")]);

        Assert.AreEqual(("DPL2040", Severity.Error), (problem.Code, problem.Severity));
        Assert.EndsWith(undo, problem.Span.File.Replace('\\', '/'));
        Assert.Contains($"rename it to '{instead}'", problem.Message);
    }

    [TestMethod]
    [DataRow("000001_t.up.sql", "000001_t.down.sql")]
    [DataRow("001_t.sql", "001_t.down.sql")]
    [DataRow("20260101_t/up.sql", "20260101_t/down.sql")]
    public void A_down_script_is_the_one_beside_its_script(string forward, string down) =>
        Assert.IsEmpty(Plan([(forward, "create table t(x int);\n"), (down, "drop table t;\n")]));

    [TestMethod]
    [DataRow("007_shut_down.sql")]
    [DataRow("008_undo_log.sql")]
    [DataRow("U_users.sql")]
    [DataRow("Report.sql")]
    public void A_name_that_only_looks_like_it_is_none(string name) => Assert.IsEmpty(Plan([(name, "create table t(x int);\n")]));

    [TestMethod]
    [DataRow("R__views.sql")]
    [DataRow("B3__all.sql")]
    [DataRow("afterMigrate.sql")]
    [DataRow("beforeEachMigrate__audit.sql")]
    [DataRow("views.EVERYTIME.sql")]
    public void A_script_that_another_tool_would_run_again_is_an_error(string name) =>
        Assert.AreEqual("DPL2045", Single([(name, "create view v as select 1;\n")]).Code);

    [TestMethod]
    [DataRow("-- migrate:up\ncreate table t(x int);\n-- migrate:down\ndrop table t;\n", 3)]
    [DataRow("-- +goose Up\ncreate table t(x int);\n\n-- +goose Down\ndrop table t;\n", 4)]
    [DataRow("-- +migrate Up\ncreate table t(x int);\n  -- +migrate Down\ndrop table t;\n", 3)]
    [DataRow("# --- !Ups\ncreate table t(x int);\n# --- !Downs\ndrop table t;\n", 3)]
    [DataRow("-- Up Migration\ncreate table t(x int);\n-- Down Migration\ndrop table t;\n", 3)]
    [DataRow("create table t(x int);\r\n-- //@UNDO\r\ndrop table t;\r\n", 2)]
    [DataRow("create table t(x int);\n---- create above / drop below ----\ndrop table t;\n", 2)]
    [DataRow("-- +micrate Up\ncreate table t(x int);\n-- +micrate Down\ndrop table t;\n", 3)]
    [DataRow("-- +up\ncreate table t(x int);\n-- +down\ndrop table t;\n", 3)]
    [DataRow("-- atlas:txtar\n\n-- migration.sql --\ncreate table t(x int);\n-- down.sql --\ndrop table t;\n", 5)]
    [DataRow("-----\n-- Up\n-----\ncreate table t(x int);\n-----\n-- Down\n-----\ndrop table t;\n", 6)]
    [DataRow("create table t(x int);\n-- @UNDO\ndrop table t;\n", 2)]
    [DataRow("create table t(x int);\n-- ==== Rollback ====\ndrop table t;\n", 2)]
    [DataRow("create table t(x int);\n--revert:\ndrop table t;\n", 2)]
    [DataRow("create table t(x int);\n-- !DOWNGRADE\ndrop table t;\n", 2)]
    [DataRow("-- +goose Up\rcreate table t(x int);\r-- +goose Down\rdrop table t;\r", 3)]
    public void A_file_with_both_halves_is_an_error_at_the_second(string text, int line)
    {
        var problem = Single([("001_t.sql", text)]);

        Assert.AreEqual(("DPL2041", line), (problem.Code, problem.Span.Line));
        Assert.Contains("001_t.down.sql", problem.Message);
    }

    [TestMethod]
    [DataRow("-- migrate:up\ncreate table t(x int);\n\n-- migrate:down\n\n")]
    [DataRow("-- +goose Up\n-- +goose StatementBegin\ncreate table t(x int);\n-- +goose StatementEnd\n")]
    [DataRow("insert into t values ('\n-- migrate:down\n');\n")]
    [DataRow("create table t(x int);\n-- rollback drop table t;\ncreate table u(x int);\n-- undo\n-- drop table u;\n")]
    [DataRow("-- down the road this goes\ncreate table t(x int);\n-- Downs\n")]
    public void A_half_that_is_empty_or_quoted_is_none(string text) => Assert.IsEmpty(Plan([("001_t.sql", text)]));

    [TestMethod]
    public void Data_behind_many_columns_is_found()
    {
        var columns = string.Join(", ", Enumerable.Range(0, 200).Select(static i => $"a_column_with_a_long_name_{i}"));

        Assert.AreEqual(("DPL2042", 2), Plan([("001_t.sql", $"create table t(x int);\nCOPY public.t ({columns}) FROM stdin;\n1\n\\.\n")]) is [var first, ..] ? (first.Code, first.Span.Line) : default);
    }

    [TestMethod]
    [DataRow("-- a dump\n\\restrict abc123\ncreate table a(id int);\n", 2, "\\restrict")]
    [DataRow("\\connect shop\n", 1, "\\connect")]
    [DataRow("select 1;\n\\i x.sql\n", 2, "\\i")]
    [DataRow("\\copy t from 'x.csv' csv\n", 1, "\\copy")]
    [DataRow("select 'create table t(x int)' \\gexec\n", 1, "\\gexec")]
    [DataRow("create function f() returns int language sql as $$\n  select 1 -- don't\n$$;\n\\unrestrict abc\n", 4, "\\unrestrict")]
    [DataRow("select E'it\\'s';\n\\restrict abc\n", 2, "\\restrict")]
    [DataRow(".mode csv\n", 1, ".mode")]
    [DataRow(":r other.sql\n", 1, ":r")]
    [DataRow("COPY public.t (a, b) FROM stdin;\n1\t2\n\\.\n", 1, "COPY public.t (a, b) FROM stdin")]
    public void A_command_of_a_client_is_an_error(string text, int line, string command)
    {
        var problem = Plan([("001_t.sql", text)])[0];

        Assert.AreEqual(("DPL2042", line), (problem.Code, problem.Span.Line));
        Assert.Contains($"'{command}'", problem.Message);
    }

    [TestMethod]
    [DataRow("select 1;\nsource a.sql\n", "", 2, "source", "the client mysql")]
    [DataRow("  SOURCE db/a.sql;\n", ", dialect: mysql", 1, "SOURCE", "the client mysql")]
    [DataRow("\\. a.sql\n", "", 1, "\\.", "the client mysql")]
    [DataRow("select 1\\G\n", "", 1, "\\G", "the client mysql")]
    [DataRow("select 1 \\g\n", ", dialect: mysql", 1, "\\g", "the client mysql")]
    [DataRow("system ls\n", ", dialect: mysql", 1, "system", "the client mysql")]
    [DataRow("select 1 \\g\n", ", dialect: postgresql", 1, "\\g", "psql")]
    public void A_command_of_a_client_is_said_to_be_of_the_right_one(string text, string dialect, int line, string command, string tool)
    {
        var problem = Single([("001_t.sql", text)], dialect);

        Assert.AreEqual(("DPL2042", line), (problem.Code, problem.Span.Line));
        Assert.StartsWith($"'{command}' is a command of {tool}, which", problem.Message);
    }

    [TestMethod]
    [DataRow("create table source(x int);\ninsert into\nsource values (\\N);\nselect x\nfrom a\nsystem where y;\n")]
    [DataRow("insert into t values (\\N, \\N);\n")]
    [DataRow("begin not atomic\n  start transaction;\n  commit;\nend;\n")]
    public void What_MySQL_and_MariaDB_take_is_no_command(string text) => Assert.IsEmpty(Plan([("001_t.sql", text)], ", dialect: mysql"));

    [TestMethod]
    [DataRow("insert into t values ('a\n\\restrict b\n');\n")]
    [DataRow("insert into t values ('it\\'s\n\\restrict b\n');\n")]
    [DataRow("/*\n\\restrict\nGO\n*/\ncreate table t(x int);\n")]
    [DataRow("create function f() returns text language plpgsql as $body$\nbegin\n  return '\\x';\n\\restrict\nend $body$;\n")]
    [DataRow("copy t from '/tmp/x.csv';\n")]
    [DataRow("/* a /* b */\n\\restrict x\n-- +goose Down\nGO\nBEGIN;\n*/\ncreate table t(x int);\n")]
    [DataRow("select 1 as [it's];\nselect 'a\n\\restrict b';\n")]
    [DataRow("select 1.5, .5 from t where a = :: int;\n")]
    public void What_is_quoted_or_only_similar_is_no_command(string text) => Assert.IsEmpty(Plan([("001_t.sql", text)]));

    [TestMethod]
    [DataRow("create table a(x int)\nGO\n", "", 2)]
    [DataRow("create table a(x int)\n  go 5 -- again\n", "", 2)]
    [DataRow("create table a(x int)\nGO\n", ", dialect: mysql", 2)]
    public void A_batch_separator_is_an_error_unless_the_database_is_known_to_take_it(string text, string dialect, int line)
    {
        var problem = Single([("001_t.sql", text)], dialect);

        Assert.AreEqual(("DPL2043", line), (problem.Code, problem.Span.Line));
    }

    [TestMethod]
    public void SQL_Server_takes_it() =>
        Assert.IsEmpty(Plan([("001_t.sql", "create table [it's](x int)\nGO\nbegin transaction\ncommit\nGO\n")], ", dialect: sqlserver"));

    [TestMethod]
    [DataRow("BEGIN;\ncreate table a(x int);\nCOMMIT;\n", "BEGIN", 1)]
    [DataRow("create table a(x int);\nstart   transaction ;\n", "start transaction", 2)]
    [DataRow("begin immediate;\n", "begin immediate", 1)]
    [DataRow("create table a(x int);\ncommit", "commit", 2)]
    public void A_transaction_in_a_script_that_has_one_is_an_error(string text, string statement, int line)
    {
        var problem = Plan([("001_t.sql", text)])[0];

        Assert.AreEqual(("DPL2044", line), (problem.Code, problem.Span.Line));
        Assert.Contains($"'{statement}'", problem.Message);
    }

    [TestMethod]
    public void The_script_of_Entity_Framework_is_written_again_without_its_transaction()
    {
        var problem = Plan([("001_ef.sql", "\ufeffCREATE TABLE IF NOT EXISTS \"__EFMigrationsHistory\" (x int);\n\nSTART TRANSACTION;\nDO $EF$\nBEGIN\n  COMMIT;\nEND $EF$;\nCOMMIT;\n")])[0];

        Assert.AreEqual(("DPL2044", 3, 1), (problem.Code, problem.Span.Line, problem.Span.Column));
        Assert.Contains("dotnet ef migrations script --no-transactions", problem.Message);
    }

    [TestMethod]
    [DataRow("-- deployplan: no-transaction\nBEGIN;\nCOMMIT;\n")]
    [DataRow("/* deployplan: no-transaction */\nBEGIN;\nCOMMIT;\n")]
    [DataRow("/*\n * Copyright\n */\n-- see\n# deployplan: no-transaction\nBEGIN;\nCOMMIT;\n")]
    [DataRow("create trigger t after insert on a begin\n  update a set x = 1;\nend;\n")]
    [DataRow("create procedure p() begin\n  start transaction;\n  commit;\nend;\n")]
    [DataRow("select 'x;\nBEGIN;\n';\n")]
    public void A_body_of_statements_is_no_transaction(string text) => Assert.IsEmpty(Plan([("001_t.sql", text)]));

    [TestMethod]
    [DataRow("-- +goose NO TRANSACTION\n-- +goose Up\ncreate table t(x int);\n", "no-transaction")]
    [DataRow("-- migrate:up transaction:false\ncreate table t(x int);\n", "no-transaction")]
    [DataRow("-- +migrate Up notransaction\ncreate table t(x int);\n", "no-transaction")]
    [DataRow("-- atlas:txmode none\ncreate table t(x int);\n", "no-transaction")]
    [DataRow("--liquibase formatted sql\n\n--changeset me:1\ncreate table t(x int);\n--rollback drop table t;\n", "changeset")]
    public void A_directive_of_another_tool_is_an_error(string text, string instead)
    {
        var problem = Single([("001_t.sql", text)]);

        Assert.AreEqual(("DPL2046", 1), (problem.Code, problem.Span.Line));
        Assert.Contains(instead, problem.Message);
    }

    [TestMethod]
    [DataRow("1_a.sql 2_b.sql 10_c.sql", "'10_c.sql' runs before '1_a.sql'", "01_a.sql")]
    [DataRow("V1__a.sql V2__b.sql V10__c.sql", "'V10__c.sql' runs before 'V1__a.sql'", "V01__a.sql")]
    [DataRow("V1.9__a.sql V1.10__b.sql", "'V1.10__b.sql' runs before 'V1.9__a.sql'", "V1.09__a.sql")]
    [DataRow("V1__a.sql V1.1__b.sql V2__c.sql", "'V1.1__b.sql' runs before 'V1__a.sql'", "V1.0__a.sql")]
    [DataRow("V1__a.sql V1_1__b.sql V2__c.sql", "'V1_1__b.sql' runs before 'V1__a.sql'", "V1_0__a.sql")]
    [DataRow("1.sql 1.1.sql 1.2.sql", "'1.2.sql' runs before '1.sql'", "1.0.sql")]
    [DataRow("010_a.sql 9_b.sql", "'010_a.sql' runs before '9_b.sql'", "009_b.sql")]
    [DataRow("v2/1.sql v10/1.sql", "'v10/1.sql' runs before 'v2/1.sql'", "v02/1.sql")]
    public void Numbers_in_another_order_are_a_warning(string names, string order, string padded)
    {
        var problem = Single([.. names.Split(' ').Select(name => (name, "select 1;\n"))]);

        Assert.AreEqual(("DPL2047", Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains(order, problem.Message);
        Assert.Contains($"'{padded}'", problem.Message);
    }

    [TestMethod]
    [DataRow("001_a.sql 002_b.sql 010_c.sql")]
    [DataRow("20260101_a.sql 20260102_b.sql 20251231_c.sql")]
    [DataRow("1_a.sql 2_b.sql 3_c.sql")]
    [DataRow("a1.sql b2.sql")]
    [DataRow("V1.0__a.sql V1.1__b.sql V2.0__c.sql")]
    [DataRow("V1_0__a.sql V1_1__b.sql V2_0__c.sql")]
    [DataRow("001_1_a.sql 001_b.sql")]
    [DataRow("1.a.sql 1_b.sql")]
    public void Numbers_in_the_same_order_are_fine(string names) => Assert.IsEmpty(Plan([.. names.Split(' ').Select(name => (name, "select 1;\n"))]));

    [TestMethod]
    public void An_unchanged_build_repeats_the_warning_without_reading_the_scripts()
    {
        using var repository = Repository([("1.sql", "select 1;\n"), ("2.sql", "select 2;\n"), ("10.sql", "select 3;\n")]);

        var first = PlanCommand.Run(repository.Request);
        var second = PlanCommand.Run(repository.Request);

        Assert.IsTrue(second.IsUpToDate);
        CollectionAssert.AreEqual(first.Diagnostics.ToArray(), second.Diagnostics.ToArray());
    }

    private static Diagnostic Single((string Name, string Text)[] scripts, string more = "") => Plan(scripts, more).Single();

    private static IReadOnlyList<Diagnostic> Plan((string Name, string Text)[] scripts, string more = "")
    {
        using var repository = Repository(scripts, more);
        return PlanCommand.Run(repository.Request).Diagnostics;
    }

    private static Repository Repository((string Name, string Text)[] scripts, string more = "")
    {
        var repository = new Repository();
        repository.Replace("deploy.yml", "path: db,", $"path: scripts{more},");
        foreach (var (name, text) in scripts)
        {
            repository.Write("scripts/" + name, text);
        }

        return repository;
    }
}
