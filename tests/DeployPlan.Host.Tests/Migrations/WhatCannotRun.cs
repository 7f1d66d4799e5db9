using DeployPlan.Host.Migrations;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Tests.Migrations;

/// <summary>Scripts that would do nothing, half of what they say, or something else: none of them runs, and none before them.</summary>
[TestClass]
public class WhatCannotRun
{
    [TestMethod]
    [DataRow("create table a (x int); /* not closed\ncreate table b (x int);", "DPL4177", 1, 25, "the comment that starts here is not closed")]
    [DataRow("select 1;\nselect 'not closed;\nselect 2;", "DPL4177", 2, 8, "the text or name in quotes that starts here is not closed")]
    [DataRow("select 1;\n\ufeffselect 2;", "DPL4177", 2, 1, "U+FEFF")]
    [DataRow("create table a\u00a0(x int);", "DPL4177", 1, 15, "U+00A0")]
    [DataRow("create table\u200b a (x int);", "DPL4177", 1, 13, "U+200B")]
    [DataRow("select 1;\n\u3000select 2;", "DPL4177", 2, 1, "U+3000")]
    [DataRow("select 1;\n-- tables\rcreate table c (x int);\r", "DPL4177", 2, 1, "a carriage return alone")]
    [DataRow("create table a (x int)\nGO\ncreate table b (x int)\nGO\n", "DPL4177", 2, 1, "'GO' is for clients of SQL Server")]
    [DataRow("delimiter $$\nselect 1$$", "DPL4177", 1, 1, "'DELIMITER' is for clients of MySQL")]
    [DataRow("", "DPL4178", 1, 1, "has no statement")]
    [DataRow("-- later\n/* create table a (x int); */\n;;", "DPL4178", 1, 1, "has no statement")]
    [DataRow("create table a (x int);\0create table b (x int);", "DPL4127", 1, 24, "NUL")]
    [DataRow("create table a (x int);\n\\restrict abc123\n", "DPL4185", 2, 1, "'\\restrict' is a command of psql")]
    [DataRow("\\connect shop\ncreate table a (x int);", "DPL4185", 1, 1, "a command of psql")]
    [DataRow("explain select 1;\nEXPLAIN QUERY PLAN select 2;", "DPL4178", 1, 1, "has no statement that runs: EXPLAIN")]
    [DataRow("create table a (x int);\nPRAGMA main.journal_mode(wal);", "DPL4179", 2, 1, "'PRAGMA JOURNAL_MODE'")]
    [DataRow("copy t (x) from stdin;\n1\n\\.\n", "DPL4185", 1, 1, "INSERT")]
    [DataRow("select 1;\npragma foreign_key = off;", "DPL4177", 2, 1, "SQLite has no pragma 'foreign_key', and ignores it; write 'foreign_keys'")]
    [DataRow("-- deployplan: no-transaction\nPRAGMA main.\"journal-mode\"(wal);", "DPL4177", 2, 1, "write 'journal_mode'")]
    [DataRow("-- deployplan: no-transaction\nselect 1;\npragma journal_mode = wall;", "DPL4177", 3, 1, "SQLite has no journal mode 'wall', and ignores it; write 'wal'")]
    [DataRow("-- deployplan: no-transaction\npragma main.\"journal_mode\"([on]);", "DPL4177", 2, 1, "SQLite has no journal mode 'on', and ignores it; write DELETE, TRUNCATE, PERSIST, MEMORY, WAL or OFF")]
    [DataRow("pragma user_version = abc;", "DPL4177", 1, 1, "SQLite takes 'abc' as user_version 0; write a whole number from -2147483648 to 2147483647")]
    [DataRow("select 1;\npragma application_id = 0x80001234;", "DPL4177", 2, 1, "SQLite takes '0x80001234' as application_id 0")]
    [DataRow("pragma key = 'x';", "DPL4177", 1, 1, "SQLite has no pragma 'key', and ignores it; remove it")]
    public void A_text_that_is_not_what_was_meant(string sql, string code, int line, int column, string message) => AssertRefused(sql, code, line, column, message);

    [TestMethod]
    [DataRow("pragma foreign_keys = off;")]
    [DataRow("PRAGMA main.foreign_keys(0);")]
    [DataRow("pragma /* x */ journal_mode=wal;")]
    [DataRow("pragma \"foreign_keys\" = off;")]
    [DataRow("pragma [main].[foreign_keys] = off;")]
    [DataRow("pragma page_size = 8192;")]
    [DataRow("pragma auto_vacuum = 1;")]
    [DataRow("pragma synchronous = off;")]
    [DataRow("vacuum;")]
    public void A_statement_that_has_no_effect_in_a_transaction(string sql) =>
        AssertRefused("create table b (x int);\n" + sql, "DPL4179", 2, 1, "write '-- deployplan: no-transaction' before the first statement");

    [TestMethod]
    [DataRow("pragma defer_foreign_keys = on;", nameof(SqlDialect.Sqlite))]
    [DataRow("pragma main.defer_foreign_keys(1);", nameof(SqlDialect.Sqlite))]
    [DataRow("begin;\nselect 1;\ncommit;\npragma defer_foreign_keys = on;", nameof(SqlDialect.Sqlite))]
    [DataRow("set local lock_timeout = '2s';", nameof(SqlDialect.PostgreSql))]
    [DataRow("SET CONSTRAINTS ALL DEFERRED;", nameof(SqlDialect.PostgreSql))]
    [DataRow("set transaction isolation level serializable;", nameof(SqlDialect.PostgreSql))]
    public void A_statement_that_has_no_effect_outside_of_a_transaction(string sql, string dialect)
    {
        Assert.AreEqual("DPL4179", Check("-- deployplan: no-transaction\n" + sql, dialect)?.Code);
        Assert.Contains("has no effect outside of a transaction", Check("-- deployplan: no-transaction\n" + sql, dialect)!.Text);
        Assert.IsNull(Check("-- deployplan: no-transaction\nbegin;\n" + sql.Split('\n')[^1] + "\nselect 1;\ncommit;", dialect));
        Assert.IsNull(Check(sql.Split('\n')[^1], dialect));
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(200)]
    public void Data_of_a_client_is_found_behind_any_number_of_columns(int columns)
    {
        var failure = Check($"create table a (x int);\ncopy public.t ({string.Join(", ", Enumerable.Range(0, columns).Select(static i => $"\"c{i}\""))}) from stdin;\n\\.\n", nameof(SqlDialect.PostgreSql))!;

        Assert.AreEqual(("DPL4185", 2), (failure.Code, failure.Line));
        Assert.Contains("INSERT", failure.Text);
    }

    [TestMethod]
    [DataRow("copy t from '/tmp/x.csv'\n  delimiter ','\n  csv;")]
    [DataRow("explain (analyze) select 1;")]
    public void What_only_looks_as_if_it_were_for_a_client_runs(string sql) => Assert.IsNull(Check(sql, nameof(SqlDialect.PostgreSql)));

    [TestMethod]
    [DataRow("create table t (x int)\nGO;\ninsert into t values (1)\nGO\n", 2, 1)]
    [DataRow("select 1 as x\n  go ; -- next", 2, 3)]
    public void A_separator_of_batches_that_would_be_a_part_of_one(string sql, int line, int column)
    {
        var failure = Check(sql, nameof(SqlDialect.SqlServer))!;

        Assert.AreEqual(("DPL4177", line, column), (failure.Code, failure.Line, failure.Column));
        Assert.Contains("write 'GO' without the semicolon", failure.Text);
    }

    [TestMethod]
    [DataRow("begin;\npragma foreign_keys = off;\ncommit;", 3, "'BEGIN' in line 2 has begun one")]
    [DataRow("select 1;\nbegin immediate;\nselect 2;\npragma foreign_keys = off;\ncommit;", 5, "'BEGIN IMMEDIATE' in line 3")]
    [DataRow("savepoint s;\npragma foreign_keys = off;\nrelease s;", 3, "'SAVEPOINT S' in line 2")]
    [DataRow("savepoint s;\nsavepoint t;\nrelease t;\npragma foreign_keys = off;\nrelease s;", 5, "'SAVEPOINT S' in line 2")]
    public void A_statement_that_has_no_effect_in_a_transaction_of_the_script_itself(string sql, int line, string message) =>
        AssertRefused("-- deployplan: no-transaction\n" + sql, "DPL4179", line, 1, message);

    [TestMethod]
    [DataRow("pragma foreign_keys = off;\nbegin;\nselect 1;\ncommit;\npragma foreign_keys = on;")]
    [DataRow("savepoint s;\nselect 1;\nrelease savepoint S;\npragma foreign_keys = on;")]
    [DataRow("select 'a\u00a0b' as \"c\u00a0d\", 1 as caf\u00e9; -- \u00a0")]
    public void What_has_its_effect_is_run(string sql)
    {
        using var folder = new MigrationFolder().With("1.sql", "-- deployplan: no-transaction\n" + sql);

        Assert.IsNull(folder.Up().Failure);
    }

    [TestMethod]
    [DataRow("-- deployplan: no-transactoin")]
    [DataRow("-- Deployplan: No-Transaction")]
    [DataRow("-- deployplan : no-transaction")]
    [DataRow("-- deployplan: no transaction")]
    [DataRow("-- deploy-plan: no-transaction")]
    [DataRow("-- deployplan:no-transaction please")]
    [DataRow("/* deployplan: notransaction */")]
    public void A_directive_that_is_nearly_right(string directive) => AssertRefused($"-- a header\n{directive}\nvacuum;", "DPL4180", 2, 1, "nearly a directive");

    [TestMethod]
    public void A_directive_behind_the_first_statement() =>
        AssertRefused("select 1;\n-- deployplan: no-transaction\nvacuum;", "DPL4180", 2, 1, "counts only before the first statement");

    [TestMethod]
    [DataRow("-- Copyright Example Ltd\n-- deployplan: no-transaction\nvacuum;")]
    [DataRow("\n\n--deployplan:no-transaction\nvacuum;")]
    [DataRow("/* deployplan: no-transaction */ vacuum;")]
    [DataRow("/*\n * Copyright\n * deployplan: no-transaction\n */\nvacuum;")]
    [DataRow("\ufeff-- deployplan: no-transaction\r\nvacuum;")]
    [DataRow("-- DeployPlan runs this script, see the docs\nselect 1;")]
    public void A_directive_in_any_comment_before_the_first_statement_counts(string sql)
    {
        using var folder = new MigrationFolder().With("1.sql", sql);

        Assert.IsNull(folder.Up().Failure);
    }

    [TestMethod]
    [DataRow("-- deployplan: no-transaction\ncreate table a (x int);\nbegin;\ninsert into a values (1);", 3)]
    [DataRow("-- deployplan: no-transaction\nbegin;\nselect 1;\ncommit and chain;\nselect 2;", 4)]
    public void A_transaction_that_the_script_does_not_end(string sql, int line) => AssertRefused(sql, "DPL4181", line, 1, "add a COMMIT");

    [TestMethod]
    [DataRow("begin;\nselect 1;\nprepare transaction 'a';", "DPL4181")]
    [DataRow("begin;\nselect 1;\nprepare transaction 'a';\ncommit prepared 'a';", null)]
    [DataRow("begin;\nprepare transaction 'a';\nbegin;\nprepare transaction 'b';\ncommit prepared 'b';", "DPL4181")]
    [DataRow("create subscription s connection 'a' publication p with (create_slot = off, connect = false);", null)]
    public void A_transaction_that_is_left_to_someone_else_is_not_ended(string sql, string? code) => Assert.AreEqual(code, Check("-- deployplan: no-transaction\n" + sql, nameof(SqlDialect.PostgreSql))?.Code);

    [TestMethod]
    [DataRow("with (connect = false, slot_name = 's')", null)]
    [DataRow("with (create_slot = off)", null)]
    [DataRow("with (create_slot = 0)", null)]
    [DataRow("with (create_slot = true)", "DPL4179")]
    [DataRow("", "DPL4179")]
    public void A_subscription_may_be_in_a_transaction_where_it_makes_no_slot(string options, string? code) =>
        Assert.AreEqual(code, Check($"create subscription s connection 'host=a' publication p {options};", nameof(SqlDialect.PostgreSql))?.Code);

    [TestMethod]
    public void A_transaction_that_only_the_database_knows_of_is_found_before_the_script_counts_as_applied()
    {
        using var folder = new MigrationFolder().With("1.sql", "-- deployplan: no-transaction\ncreate table a (x int);\nsavepoint s;\ninsert into a values (1);");

        Assert.AreEqual("DPL4181", folder.Up().Failure!.Code);
        Assert.AreEqual("", folder.Query("select script_name from deployplan_migrations"));
    }

    [TestMethod]
    public void A_script_of_EF_Core_says_how_to_write_it()
    {
        const string Script = "create table if not exists \"__EFMigrationsHistory\" (id int);\n\nstart transaction;\ncommit;\n";
        using var folder = new MigrationFolder().With("1.sql", Script);
        Assert.Contains("--no-transactions", folder.Up().Failure!.Text);

        folder.With("1.sql", "create table if not exists \"__EFMigrationsHistory\" (id int);");
        Assert.IsNull(folder.Up().Failure);
        Assert.Contains("dotnet ef migrations script From To", folder.With("1.sql", Script).Up().Failure!.Text);
    }

    [TestMethod]
    public void What_was_applied_before_the_rules_is_not_looked_at_again()
    {
        using var folder = new MigrationFolder().With("1.sql", "select 1;");
        folder.Up();
        folder.With("1.sql", "-- nothing");
        folder.Query("update deployplan_migrations set sha256 = '2d2d206e6f7468696e67'");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("-- nothing"u8));
        folder.Query($"update deployplan_migrations set sha256 = '{hash}'");

        Assert.AreEqual("0 applied, 1 already applied\n", folder.Up().Output);
    }

    private static Failure? Check(string sql, string dialect) => ScriptCheck.FailureOf([new Script("1.sql", "/db/1.sql", sql, Enum.Parse<SqlDialect>(dialect))], int.MaxValue);

    private static void AssertRefused(string sql, string code, int line, int column, string message)
    {
        using var folder = new MigrationFolder().With("0.sql", "create table zero (x int);").With("1.sql", sql);
        foreach (var options in new[] { folder.Options([]) with { IsCheck = true }, folder.Options([]) })
        {
            var (output, failure) = folder.Run(options);

            Assert.AreEqual("", output);
            Assert.IsNotNull(failure);
            Assert.AreEqual((code, folder.PathOf("1.sql"), line, column), (failure.Code, failure.File, failure.Line, failure.Column), failure.Text);
            Assert.Contains(message, failure.Text);
        }

        Assert.AreEqual("", folder.Query("select name from sqlite_master where name = 'zero'"));
    }
}
