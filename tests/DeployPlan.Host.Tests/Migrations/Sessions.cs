
namespace DeployPlan.Host.Tests.Migrations;

/// <summary>On SQLite; on PostgreSQL and MariaDB in the classes of their own.</summary>
[TestClass]
public class Sessions
{
    [TestMethod]
    public void Nothing_of_a_session_reaches_the_next_script_nor_the_journal()
    {
        using var folder = new MigrationFolder()
            .With("1.sql", "create temp table deployplan_migrations (script_name text, sha256 text, applied_at text, release_id text);\ncreate temp table t (x int);\npragma recursive_triggers = on;")
            .With("2.sql", "create table r as select * from pragma_recursive_triggers;\ncreate table t (x int);");

        Assert.AreEqual("applied 1.sql\napplied 2.sql\n2 applied, 0 already applied\n", folder.Up().Output);

        Assert.AreEqual("0", folder.Query("select * from r"));
        Assert.AreEqual("orders/1.sql,orders/2.sql", folder.Query("select script_name from deployplan_migrations order by 1"));
    }

    [TestMethod]
    public void A_database_that_a_script_lets_no_one_write_to_is_written_to_by_the_journal()
    {
        using var folder = new MigrationFolder().With("1.sql", "create table a (x int);\npragma query_only = on;").With("2.sql", "create table b (x int);");

        Assert.AreEqual("applied 1.sql\napplied 2.sql\n2 applied, 0 already applied\n", folder.Up().Output);
    }

    [TestMethod]
    public void A_table_is_rebuilt_without_losing_the_rows_that_refer_to_it()
    {
        using var folder = new MigrationFolder()
            .With(
                "1.sql",
                """
                create table parent (id integer primary key);
                create table child (id int, pid int references parent on delete cascade);
                insert into parent values (1);
                insert into child values (1, 1), (2, 1);
                """)
            .With(
                "2.sql",
                """
                -- deployplan: no-transaction
                pragma foreign_keys = off;
                begin;
                create table p2 (id integer primary key, name text);
                insert into p2 (id) select id from parent;
                drop table parent;
                alter table p2 rename to parent;
                commit;
                """);

        Assert.IsNull(folder.Up().Failure);

        Assert.AreEqual("2", folder.Query("select count(*) from child"));
    }
}
