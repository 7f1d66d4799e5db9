using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>A small plan: what an operation does is a line in a file, and a migration of a database on a real server.</summary>
internal sealed class CommandShop
{
    private readonly TestProject _project = TestProject.WithoutConfig(Template.WithDrivers, "shop");
    private readonly string _traces = Path.Combine(Workspace.NewFolder("traces"), "ran.txt");

    public CommandShop(PostgreSqlServer server)
    {
        Catalog = server.CreateDatabase();
        _project.Write("db/catalog/001_products.sql", "create table products (id int);\n");
        _project.Write("db/orders/001_orders.sql", "create table orders (id int);\n");
        _project.Write("deploy.yml", """
            project: { name: shop }
            infra:
              network: { provider: command, command: [sh, ./run.sh, network] }
            databases:
              catalog: { connection_env: CATALOG_DB, migrations: { engine: raw, path: db/catalog, strategy: pre_deploy } }
              orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db/orders, strategy: post_deploy } }
            services:
              catalog: { image: "catalog:1", command: [sh, ./run.sh, catalog], databases: [catalog] }
              api: { image: "api:1", command: [sh, ./run.sh, api], databases: [orders], depends_on: [catalog] }
              worker: { image: "worker:1", command: [sh, ./run.sh, worker], databases: [orders] }
            environments:
              prod: { driver: command }

            """);
        _project.Write("run.sh", $"echo \"$1\" >> '{_traces}'\n");
        Pipeline = new GitLabPipeline(_project.Folder, "prod", ("CATALOG_DB", server.UrlOf(Catalog)), ("ORDERS_DB", server.UrlOf(server.CreateDatabase())));
    }

    public GitLabPipeline Pipeline { get; }

    /// <summary>The name of the database that is migrated first.</summary>
    public string Catalog { get; }

    /// <summary>What the commands of operations did, in ordinal order.</summary>
    public string Ran => File.Exists(_traces) ? string.Join(' ', File.ReadAllLines(_traces).Order(StringComparer.Ordinal)) : "";

    /// <summary>Exports the plan, as a person does.</summary>
    public void Export() => _project.Build("-t:DeployPlanExport", "-p:Env=prod", "-p:DeployPlanVersion=1.4.0", "-p:DeployPlanEngine=gitlab").Succeeds();
}
