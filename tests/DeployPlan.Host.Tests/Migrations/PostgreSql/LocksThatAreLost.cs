using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Host.Tests.Migrations.PostgreSql;

/// <summary>A script may end all other sessions, also that of the lock.</summary>
[TestClass]
[TestCategory("PostgreSql")]
public class LocksThatAreLost : PostgreSqlTests
{
    private const string EndOthers = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() and backend_type = 'client backend';";

    // In the database of the migrator: that a lock is held.
    private const string Held = "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()";

    [TestMethod]
    public void A_script_that_ends_the_session_of_the_lock_does_not_fail_the_migration_and_the_next_one_has_the_lock_again()
    {
        var database = Server.CreateDatabase();
        using var folder = new MigrationFolder(Server.PairsOf(database) + ";Keepalive=1")
            .With("1.sql", EndOthers)
            .With("2.sql", $"create table seen as {Held};")
            .With("3.sql", $"{EndOthers} select pg_sleep(3);");

        var (output, failure) = folder.Up();

        Assert.IsNull(failure);
        Assert.EndsWith("3 applied, 0 already applied\n", output);
        Assert.AreEqual("1", Server.Query(database, "select * from seen"));
    }

    [TestMethod]
    public void A_rule_that_drops_the_row_of_a_script_fails_it()
    {
        var database = Server.CreateDatabase();
        using var folder = new MigrationFolder(Server.PairsOf(database)).With("1.sql", "select 1;");
        folder.Up();
        Server.Query(database, "create rule silent as on insert to deployplan_migrations do instead nothing");

        var failure = folder.With("2.sql", "create table b (id int);").Up("r2").Failure!;

        Assert.Contains("the row of '2.sql' in the table 'deployplan_migrations' is not there", failure.Text);
        Assert.AreEqual("", Server.Query(database, "select to_regclass('b')::text"));
    }

    [TestMethod]
    public void A_procedure_that_ends_a_transaction_names_the_way_out()
    {
        using var folder = new MigrationFolder(Server.PairsOf(Server.CreateDatabase())).With("1.sql", "do $$ begin commit; end $$;");

        Assert.Contains("write '-- deployplan: no-transaction' before the first statement", folder.Up().Failure!.Text);
    }
}
