using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Generated;

/// <summary>A value for every field of a plan: what the schema shows as examples.</summary>
internal static class Examples
{
    public static Operation Infra { get; } = Of(
        "infra_network",
        "Provision infra network using provider terraform",
        "terraform",
        OperationType.InfraProvision,
        new InfraInputs("network", "terraform", new DataValue.Entries([new("path", new DataValue.Text("infra/network"))])) { Variables = ["CLOUD_TOKEN"] });

    public static Operation Migration { get; } = Of(
        "migration_orders_pre_deploy",
        "Run pre_deploy migrations for database orders",
        "raw",
        OperationType.Migration,
        new MigrationInputs
        {
            Database = "orders",
            Strategy = "pre_deploy",
            Engine = "raw",
            Path = "db/orders",
            ConnectionEnv = "ORDERS_DB",
            Dialect = "postgresql",
            OutOfOrder = "warn",
            RenamedFrom = "shop",
            TimeoutSeconds = 300,
            Args = ["--verbose"],
            Direction = MigrationDirection.Down,
            Scripts = ["002_voucher.sql", "001_orders.sql"],
        });

    public static Operation Build { get; } = Of(
        "build_api",
        "Build service api using provider docker",
        "docker",
        OperationType.Build,
        new BuildInputs
        {
            Provider = "docker",
            Project = "src/Shop.Api/Shop.Api.csproj",
            Workdir = "src/Shop.Api",
            Dockerfile = "src/Shop.Api/Dockerfile",
            Context = "src/Shop.Api",
            Target = "final",
            Image = "registry.example.com/acme/shop-api",
            Tag = "1.4.0",
            Tags = ["latest"],
            BuildArgs = [new("CONFIGURATION", "Release")],
            Labels = [new("team", "shop")],
            Publish = new PublishSettings { Framework = "net10.0", Runtime = "linux-x64", SelfContained = true, Properties = [new("PublishTrimmed", "true")] },
        });

    public static Operation Deploy { get; } = Of(
        "deploy_prod_api",
        "Deploy service api to environment prod",
        "compose",
        OperationType.Deploy,
        new DeployInputs
        {
            Environment = "prod",
            ProjectName = "shop-prod",
            Services = ["api"],
            Project = "src/Shop.Api/Shop.Api.csproj",
            Image = "registry.example.com/acme/shop-api",
            Tag = "1.4.0",
            Release = "20260102T120000000Z-1a2b3c",
            ComposePath = "compose.yaml",
            EnvFile = "prod.env",
            Variables = ["API_TOKEN", "ORDERS_DB"],
            VariableValues = [new("Logging__LogLevel__Default", "Warning")],
            Settings = new ServiceSettings { Command = ["./deploy.sh", "--to", "prod"] },
            Rollout = new Rollout(RolloutMode.Serial, ["host-1"]),
        });

    public static Operation HealthCheck { get; } = Of(
        "health_check_prod_api",
        "Health check for service api in environment prod",
        "http",
        OperationType.HealthCheck,
        new HealthCheckInputs
        {
            Environment = "prod",
            Endpoints = [new HealthEndpoint("api", "https://shop.example.com/healthz", 200, "GET", [new("Accept", "application/json")]) { CaFile = "certs/internal-ca.pem" }],
            Services = ["worker"],
            Command = ["./check-worker.sh"],
        });

    public static Operation Manual { get; } = Of(
        "migration_archive_manual",
        "Run manual migrations for database archive",
        "raw",
        OperationType.Migration,
        new MigrationInputs
        {
            Database = "archive",
            Strategy = "manual",
            Engine = "raw",
            Path = "db/archive",
            ConnectionEnv = "ARCHIVE_DB",
            Dialect = "postgresql",
            OutOfOrder = "warn",
            RenamedFrom = "shop",
            TimeoutSeconds = 300,
            Args = ["--verbose"],
        });

    public static IReadOnlyList<Operation> Operations { get; } = [Infra, Migration, Build, Deploy, HealthCheck];

    public static Plan Plan { get; } = new()
    {
        Environment = "prod",
        Project = "shop",
        Version = "1.4.0",
        Rollback = new PlanRollback
        {
            From = "20260103T120000000Z-4d5e6f",
            To = "20260102T120000000Z-1a2b3c",
            PointOfNoReturn = "migration_orders_post_deploy",
            Undoes =
            [
                new UndoneOperation(
                    "deploy_prod_api", "20260103T120000000Z-4d5e6f", Reversibility.Compensatable, "what release 20260102T120000000Z-1a2b3c deployed is deployed again", ["deploy_prod_api"]),
            ],
        },
        RequiredEnvironment = ["ORDERS_DB"],
        EnvFile = "prod.env",
        SealedInputs = [new SealedInput("db/orders/001_orders.sql", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef") { Count = 12 }],
    };

    private static Operation Of(string id, string description, string driver, OperationType type, OperationInputs inputs) => new()
    {
        Id = id,
        Type = type,
        Description = description,
        Driver = driver,
        RunsOn = ["linux"],
        Wave = 2,
        DependsOn = ["build_api"],
        Metadata = [new("service", "api")],
        Inputs = inputs,
    };
}
