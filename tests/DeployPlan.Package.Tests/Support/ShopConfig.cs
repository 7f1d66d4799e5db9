namespace DeployPlan.Package.Tests.Support;

/// <summary>The deploy.yml that most tests plan: every type of operation, two environments.</summary>
internal static class ShopConfig
{
    public const string Text =
        """
        project: { name: shop, registry: registry.example.com/acme }
        infra:
          network: { provider: command, command: [./network.sh] }
        databases:
          orders:
            connection_env: ORDERS_DB
            migrations: { engine: raw, path: db/orders, strategy: pre_deploy }
          audit:
            connection_env: AUDIT_DB
            migrations: { engine: raw, path: db/audit, strategy: manual }
        services:
          worker: { image: "registry.example.com/acme/worker:1" }
          api:
            build: { provider: docker, target: final }
            databases: [orders]
            depends_on: [worker]
            health_check: { url: http://localhost:8080/healthz }
        environments:
          prod: { driver: compose, approval: required }
          staging: { driver: compose }

        """;

    /// <summary>The ids of the plan for prod, in its order.</summary>
    public static IReadOnlyList<string> ProdIds { get; } =
    [
        "infra_network", "migration_orders_pre_deploy", "build_api", "deploy_prod_worker", "deploy_prod_api", "health_check_prod_api",
    ];

    /// <summary>Writes the config and the files that it names.</summary>
    public static void WriteTo(string folder)
    {
        Write(folder, "deploy.yml", Text);
        Write(folder, "compose.yaml", "services:\n  api: { ports: [\"8080:8080\"] }\n  worker: {}\n");
        Write(folder, "Dockerfile", "FROM scratch AS final\n");
        Write(folder, "db/orders/001.sql", "create table orders (id int);\n");
        Write(folder, "db/audit/001.sql", "create table audit (id int);\n");
    }

    private static void Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
