using Microsoft.Data.Sqlite;

namespace DeployPlan.Drivers.Tests.Migrations;

[TestClass]
[TestCategory("Slow")]
public class EfCoreOnSqlite
{
    private const string Configured = "options.UseSqlite(builder.Configuration.GetConnectionString(\"orders\"))";
    private const string InDevelopment = "options.UseSqlite(builder.Environment.IsDevelopment() ? \"Data Source=dev.db\" : builder.Configuration.GetConnectionString(\"orders\"))";

    [TestMethod]
    public void A_project_of_several_target_frameworks_is_migrated_with_the_one_that_is_chosen()
    {
        var project = EfCoreProject.Create("Microsoft.EntityFrameworkCore.Sqlite", "10.0.15", "UseSqlite", "manual");
        project.Project.Replace("src/Shop.Data/Shop.Data.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0</TargetFrameworks>");
        var (orders, audit) = ($"Data Source={project.Project.PathOf("orders.db")}", $"Data Source={project.Project.PathOf("audit.db")}");

        Assert.Contains("error DPL1059: 'src/Shop.Data/Shop.Data.csproj' has TargetFrameworks (net10.0), of which the tools of EF Core run one", EfCoreProject.Apply(project, orders, audit).Fails().Output);

        File.WriteAllText(project.Project.PathOf("deploy.yml"), File.ReadAllText(project.Project.PathOf("deploy.yml")).Replace("engine: efcore", "engine: efcore, framework: net10.0", StringComparison.Ordinal));
        EfCoreProject.Apply(project, orders, audit).Succeeds();

        Assert.AreEqual("orders,lines", Tables(orders));
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(project.Releases[^1], "efcore")));
    }

    // One project for all of it: a check and a migration of a database take EF Core some ten seconds.
    [TestMethod]
    public void Migrations_run_once_two_databases_of_one_project_one_after_the_other_as_the_environment_of_the_deployment_says()
    {
        var project = EfCoreProject.Create("Microsoft.EntityFrameworkCore.Sqlite", "10.0.15", "UseSqlite", "pre_deploy");
        var (orders, audit) = ($"Data Source={project.Project.PathOf("orders.db")}", $"Data Source={project.Project.PathOf("audit.db")}");
        project.Project.Replace("src/Shop.Data/Program.cs", Configured, InDevelopment);

        // The tools run in the folder of the program, and the service does not.
        var relative = EfCoreProject.Apply(project, "Data Source=relative.db", audit).Fails().Output;
        Assert.Contains("error DPL4270: ORDERS_DB names a SQLite file by a relative path, which migration_orders_pre_deploy would open in src/Shop.Data, but deploy_prod_api in the folder of the config", relative);
        project.Project.Replace("deploy.yml", "image: \"api:1\"", "image: \"api:1\", databases: []");

        // What the check has built is gone when the migrations of the first apply begin.
        project.Project.Replace("deploy.yml", "services:", "infra: { clean: { provider: command, command: [sh, -c, '[ -e cleaned ] || rm -r src/Shop.Data/bin; touch cleaned'] } }\nservices:");

        var first = EfCoreProject.Apply(project, orders, audit, "-bl:apply.binlog").Succeeds();

        Assert.Contains("waiting for the build of another operation", first.Output);
        Assert.Contains("migration_orders_pre_deploy: looking at its connection and model before anything runs", first.Output);

        // What the program logs of its statements is for whoever looks for it.
        Assert.DoesNotContain("CREATE TABLE", first.Output);
        Assert.Contains("CREATE TABLE", LogsOfMigrations(project));
        Assert.Contains("Time Elapsed", LogsOfMigrations(project));
        Assert.AreEqual("orders,lines", Tables(orders));
        Assert.AreEqual("audit", Tables(audit));
        Assert.IsEmpty(Directory.GetFiles(project.Project.Folder, "dev.db", SearchOption.AllDirectories));
        Assert.AreEqual("20260101000000_Orders,20260102000000_Lines", Applied(project, "orders"));
        Assert.AreEqual("20260101000000_Audit", Applied(project, "audit"));
        CollectionAssert.AreEqual(new[] { "api" }, project.Ran.ToArray());
        Traces.AssertNone(orders, first, project.Project);

        // What the tools have built is no input of the plan.
        EfCoreProject.Apply(project, orders, "Data Source=relative.db", "-p:DeployPlanFile=bin/deployplan/prod/plan.json", "-p:DeployPlanAllowReplay=true").Succeeds();
        Assert.AreEqual("", Applied(project, "orders"));
        Assert.AreEqual(project.Project.PathOf("src/Shop.Data/relative.db"), Directory.GetFiles(project.Project.Folder, "relative.db", SearchOption.AllDirectories).Single());

        // What the check has built is what runs.
        Assert.DoesNotContain("Time Elapsed", LogsOfMigrations(project));
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(project.Releases[^1], "efcore")));

        AssertOtherConnectionAndChangedModelAreFoundBeforeAnythingRuns(project, orders, audit);

        project.Project.Replace("src/Shop.Data/Migrations.cs", "create table lines (id int)", "syntax error");
        var failed = EfCoreProject.Apply(project, orders + ".new", audit).Fails().Output;

        Assert.MatchesRegex("error DPL4132: migration_orders_pre_deploy: dotnet ef database update failed: .*near \"syntax\": syntax error", failed);
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(project.Releases[^1], "results"), "*-migration_orders_*.json"));
    }

    private static void AssertOtherConnectionAndChangedModelAreFoundBeforeAnythingRuns(ApplyProject project, string orders, string audit)
    {
        const string Context = "public class AuditContext(DbContextOptions<AuditContext> options) : DbContext(options);";
        const string Changed = "public class Entry { public int Id { get; set; } }\n\npublic class AuditContext(DbContextOptions<AuditContext> options) : DbContext(options) { public DbSet<Entry> Entries => Set<Entry>(); }";
        var (releases, ran) = (project.Releases.Count, project.Ran.Count);
        project.Project.Replace("src/Shop.Data/Program.cs", InDevelopment, "options.UseSqlite(\"Data Source=dev.db\")");
        project.Project.Replace("src/Shop.Data/Program.cs", Context, Changed);

        var output = EfCoreProject.Apply(project, orders, audit, "-p:Version=2.0.0").Fails().Output;

        Assert.Contains("error DPL4187: migration_orders_pre_deploy: The DbContext does not use the value of ORDERS_DB", output);
        Assert.Contains("error DPL4188: migration_audit_pre_deploy: The model has changes that no migration has", output);
        Assert.Contains("error DPL4210", output);
        Assert.IsEmpty(Directory.GetFiles(project.Project.Folder, "dev.db", SearchOption.AllDirectories));
        Assert.HasCount(releases, project.Releases);
        Assert.HasCount(ran, project.Ran);

        project.Project.Replace("src/Shop.Data/Program.cs", "options.UseSqlite(\"Data Source=dev.db\")", Configured);
        project.Project.Replace("src/Shop.Data/Program.cs", Changed, Context);
    }

    private static string LogsOfMigrations(ApplyProject project) =>
        string.Concat(Directory.GetFiles(Path.Combine(project.Releases[^1], "logs"), "*-migration_*.log").Select(File.ReadAllText));

    private static string Applied(ApplyProject project, string database) => string.Join(',', System.Text.Json.Nodes.JsonNode.Parse(
        File.ReadAllText(Directory.GetFiles(Path.Combine(project.Releases[^1], "results"), $"*-migration_{database}_*.json").Single()))!["applied"]!
        .AsArray().Select(name => name!.GetValue<string>()));

    private static string Tables(string connection)
    {
        using var opened = new SqliteConnection(connection + ";Pooling=false");
        opened.Open();
        using var command = new SqliteCommand("select group_concat(name) from (select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' order by rowid)", opened);
        return (string)command.ExecuteScalar()!;
    }
}
