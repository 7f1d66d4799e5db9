using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Plans;

/// <summary>Plans whose plan.json lies in Golden, and out of which mutants are made.</summary>
internal static partial class SamplePlans
{
    public static IReadOnlyDictionary<string, Plan> All { get; } = new Dictionary<string, Plan>
    {
        ["shop-prod"] = Shop(),
        ["stagecraft-staging"] = Stagecraft(),
        ["empty"] = new() { Environment = "dev", Project = "nothing", Version = "0.0.0" },
        ["every-key"] = EveryKey(),
        ["rollback"] = Rollback(),
    };

    public static Plan Shop() => new()
    {
        Environment = "prod",
        Project = "shop",
        Version = "1.4.0",
        ApprovalRequired = true,
        Operations =
        [
            new Operation
            {
                Id = "infra_network",
                Type = OperationType.InfraProvision,
                Description = "Provision infra network using provider command",
                Driver = "command",
                Wave = 1,
                Metadata = [new("infra", "network"), new("provider", "command")],
                Inputs = new InfraInputs("network", "command", Entries(("command", new DataValue.Items([new DataValue.Text("./infra/network.sh")])))),
            },
            new Operation
            {
                Id = "migration_orders_pre_deploy",
                Type = OperationType.Migration,
                Description = "Run pre_deploy migrations for database orders",
                Driver = "raw",
                Wave = 2,
                DependsOn = ["infra_network"],
                Metadata = Metadata("ORDERS_DB", "orders", "raw", "db/orders", "pre_deploy"),
                Inputs = new MigrationInputs { Database = "orders", Strategy = "pre_deploy", Engine = "raw", Path = "db/orders", ConnectionEnv = "ORDERS_DB", OutOfOrder = "warn" },
            },
            new Operation
            {
                Id = "build_api",
                Type = OperationType.Build,
                Description = "Build service api using provider sdk-container",
                Driver = "sdk-container",
                Wave = 1,
                Metadata = [new("provider", "sdk-container"), new("service", "api")],
                Inputs = new BuildInputs
                {
                    Provider = "sdk-container",
                    Project = "src/Shop.Api/Shop.Api.csproj",
                    Workdir = "src/Shop.Api",
                    Context = "src/Shop.Api",
                    Image = "registry.example.com/acme/shop-api",
                    Tag = "1.4.0",
                },
            },
            new Operation
            {
                Id = "deploy_prod_api",
                Type = OperationType.Deploy,
                Description = "Deploy service api to environment prod",
                Driver = "compose",
                Wave = 3,
                DependsOn = ["build_api", "infra_network", "migration_orders_pre_deploy"],
                Metadata = [new("environment", "prod"), new("service", "api")],
                Inputs = new DeployInputs
                {
                    Environment = "prod",
                    ProjectName = "shop-prod",
                    Services = ["api"],
                    Image = "registry.example.com/acme/shop-api",
                    Tag = "1.4.0",
                    ComposePath = "compose.yaml",
                },
            },
            new Operation
            {
                Id = "health_check_prod_api",
                Type = OperationType.HealthCheck,
                Description = "Health check for service api in environment prod",
                Driver = "http",
                Wave = 4,
                DependsOn = ["deploy_prod_api"],
                Metadata = [new("environment", "prod"), new("service", "api")],
                Inputs = new HealthCheckInputs
                {
                    Environment = "prod",
                    Endpoints = [new HealthEndpoint("api", "https://shop.example.com/healthz", 200, "GET", [])],
                },
            },
        ],
        ManualOperations =
        [
            new Operation
            {
                Id = "migration_archive_manual",
                Type = OperationType.Migration,
                Description = "Run manual migrations for database archive",
                Driver = "raw",
                Metadata = Metadata("ARCHIVE_DB", "archive", "raw", "db/archive", "manual"),
                Inputs = new MigrationInputs { Database = "archive", Strategy = "manual", Engine = "raw", Path = "db/archive", ConnectionEnv = "ARCHIVE_DB", OutOfOrder = "warn" },
            },
        ],
        RequiredEnvironment = ["ARCHIVE_DB", "ORDERS_DB"],
        SealedInputs =
        [
            new SealedInput("compose.yaml", new string('a', 64)),
            new SealedInput("db/archive/001_archive.sql", new string('b', 64)),
            new SealedInput("db/orders/001_orders.sql", new string('c', 64)),
        ],
    };

    private static Plan Stagecraft() => new()
    {
        Environment = "staging",
        Project = "basic-node",
        Version = "2.0.0-rc.1",
        Operations =
        [
            new Operation
            {
                Id = "migration_main_pre_deploy",
                Type = OperationType.Migration,
                Description = "Run pre_deploy migrations for database main",
                Driver = "raw",
                Wave = 1,
                Metadata = Metadata("DATABASE_URL", "main", "raw", "migrations", "pre_deploy"),
                Inputs = new MigrationInputs { Database = "main", Strategy = "pre_deploy", Engine = "raw", Path = "migrations", ConnectionEnv = "DATABASE_URL", OutOfOrder = "warn" },
            },
            new Operation
            {
                Id = "build_backend",
                Type = OperationType.Build,
                Description = "Build backend using provider generic",
                Driver = "generic",
                Wave = 1,
                Metadata = [new("provider", "generic")],
                Inputs = new BuildInputs { Provider = "generic", Workdir = ".", Dockerfile = "backend/Dockerfile", Context = "backend", Tag = "2.0.0-rc.1" },
            },
            new Operation
            {
                Id = "deploy_staging",
                Type = OperationType.Deploy,
                Description = "Deploy to environment staging",
                Driver = "digitalocean",
                Wave = 2,
                DependsOn = ["build_backend", "migration_main_pre_deploy"],
                Metadata = [new("environment", "staging")],
                Inputs = new DeployInputs { Environment = "staging", ProjectName = "basic-node-staging" },
            },
            new Operation
            {
                Id = "health_check_staging",
                Type = OperationType.HealthCheck,
                Description = "Health check for environment staging",
                Driver = "digitalocean",
                Wave = 3,
                DependsOn = ["deploy_staging"],
                Metadata = [new("environment", "staging")],
                Inputs = new HealthCheckInputs { Environment = "staging" },
            },
        ],
        RequiredEnvironment = ["DATABASE_URL"],
        SealedInputs = [new SealedInput("backend/Dockerfile", new string('d', 64)), new SealedInput("migrations/001.sql", new string('e', 64))],
    };

    // Every optional key, and text that a careless writer or reader would change.

    public static DataValue.Entries Entries(params (string Key, DataValue Value)[] entries) =>
        new([.. entries.Select(entry => new KeyValuePair<string, DataValue>(entry.Key, entry.Value))]);

    private static KeyValuePair<string, string>[] Metadata(string variable, string database, string engine, string path, string strategy) =>
    [
        new("conn_env", variable), new("database", database), new("engine", engine), new("path", path), new("strategy", strategy),
    ];
}
