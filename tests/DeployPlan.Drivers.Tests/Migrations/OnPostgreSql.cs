using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Drivers.Tests.Migrations;

[TestClass]
[TestCategory("PostgreSql")]
public class OnPostgreSql : PostgreSqlTests
{
    private const string Config =
        """
        project: { name: shop }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db/orders, strategy: pre_deploy } }
          audit: { connection_env: AUDIT_DB, migrations: { engine: raw, path: db/audit, strategy: post_deploy } }
        services:
          api: { image: "api:1", command: [sh, -c, echo api >> ran.txt] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    public void Raw_before_and_after_the_deploy_with_failures_that_leave_the_database_as_it_was_and_resume()
    {
        var (orders, audit) = (Server.CreateDatabase(), Server.CreateDatabase());
        var project = ApplyProject.Create(Config);
        project.Project.Write("db/orders/1.sql", "create table orders (id int);\ndo $$ begin raise notice 'ready'; end $$;");
        project.Project.Write("db/audit/1.sql", "create table audit (id int);");
        project.Project.Write("db/audit/2.sql", "insert into audit values (1);\ninsert into late\n  values (1);");

        // A wrong password is in nothing that anybody keeps.
        var wrong = Apply(project, Server.UrlOf(orders, "falsches Passwort"), Server.PairsOf(audit), "-bl:apply.binlog").Fails();

        Assert.Contains("error DPL4123: migration_orders_pre_deploy: The database orders cannot be used: password authentication failed for user \"***\" (28P01)", wrong.Output);
        Traces.AssertNone("falsches Passwort", wrong, project.Project);
        Traces.AssertNone(Uri.EscapeDataString("falsches Passwort"), wrong, project.Project);
        Traces.AssertNone(PostgreSqlServer.Password, wrong, project.Project);

        // The first is a URL, the second are pairs.
        var failed = Apply(project, Server.UrlOf(orders), Server.PairsOf(audit), "-p:DeployPlanResume=true", "-bl:apply.binlog").Fails();

        Assert.Contains("migration_orders_pre_deploy: notice: ready", failed.Output);
        Assert.Contains($"{project.Project.PathOf("db/audit/2.sql")}(2,13): error DPL4125: migration_audit_post_deploy: 2.sql failed: relation \"late\" does not exist (42P01)", failed.Output);
        Assert.IsGreaterThanOrEqualTo(project.Ended("migration_orders_pre_deploy"), project.Started("deploy_prod_api"));
        Assert.IsGreaterThanOrEqualTo(project.Ended("deploy_prod_api"), project.Started("migration_audit_post_deploy"));
        Assert.AreEqual("0", Server.Query(audit, "select count(*) from audit"));
        Assert.AreEqual("audit/1.sql", Server.Query(audit, "select script_name from deployplan_migrations"));
        Traces.AssertNone(PostgreSqlServer.Password, failed, project.Project);
        Traces.AssertNone(Server.UrlOf(orders), failed, project.Project);

        Server.Query(audit, "create table late (id int)");
        Apply(project, Server.UrlOf(orders), Server.PairsOf(audit), "-p:DeployPlanResume=true").Succeeds();

        Assert.AreEqual("1", Server.Query(audit, "select count(*) from late, audit"));
        CollectionAssert.AreEqual(new[] { "api" }, project.Ran.ToArray());
    }

    [TestMethod]
    public void Efcore_before_and_after_the_deploy()
    {
        var (orders, audit) = (Server.CreateDatabase(), Server.CreateDatabase());
        var project = EfCoreProject.Create("Npgsql.EntityFrameworkCore.PostgreSQL", "10.0.3", "UseNpgsql", "post_deploy");
        project.Project.Replace("src/Shop.Data/Migrations.cs", "create table audit (id int)", "create table audit (id int); insert into late values (1)");

        var failed = Apply(project, Server.PairsOf(orders), Server.PairsOf(audit), "-bl:apply.binlog").Fails();

        Assert.Contains("error DPL4132: migration_audit_post_deploy: dotnet ef database update failed: ", failed.Output);
        Assert.Contains("relation \"late\" does not exist", failed.Output);
        Assert.AreEqual("lines,orders", Server.Query(orders, "select tablename from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by 1"));
        Assert.AreEqual("", Server.Query(audit, "select tablename from pg_tables where schemaname = 'public' and tablename not like '\\_%'"));
        Traces.AssertNone(PostgreSqlServer.Password, failed, project.Project);

        Server.Query(audit, "create table late (id int)");
        Apply(project, Server.PairsOf(orders), Server.PairsOf(audit), "-p:DeployPlanResume=true").Succeeds();

        Assert.AreEqual("audit,late", Server.Query(audit, "select tablename from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by 1"));
    }

    private static BuildResult Apply(ApplyProject project, string orders, string audit, params string[] arguments) => EfCoreProject.Apply(project, orders, audit, arguments);
}
