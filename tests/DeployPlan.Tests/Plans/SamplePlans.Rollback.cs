using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>A plan that goes back to an earlier release.</summary>
internal static partial class SamplePlans
{
    private const string Newer = "20260103T120000000Z-4d5e6f";
    private const string Older = "20260102T120000000Z-1a2b3c";

    private static Plan Rollback() => new()
    {
        Environment = "prod",
        Project = "shop",
        Version = "1.4.0",
        Rollback = new PlanRollback
        {
            From = Newer,
            To = Older,
            PointOfNoReturn = "migration_audit_post_deploy",
            Undoes =
            [
                new UndoneOperation("migration_audit_post_deploy", Newer, Reversibility.Irreversible, "003_drop.sql had no down script (003_drop.down.sql) in that release and stays", []),
                new UndoneOperation("deploy_prod_api", Newer, Reversibility.Compensatable, $"what release {Older} deployed is deployed again", ["deploy_prod_api"]),
                new UndoneOperation("migration_orders_pre_deploy", Newer, Reversibility.Reversible, "undoes 002_voucher.sql", ["migration_orders_down"]),
            ],
        },
        Operations =
        [
            new Operation
            {
                Id = "deploy_prod_api",
                Type = OperationType.Deploy,
                Description = $"Deploy api again, as release {Older} did",
                Driver = "compose",
                Wave = 1,
                Metadata = [new("environment", "prod"), new("service", "api")],
                Inputs = new DeployInputs
                {
                    Environment = "prod",
                    ProjectName = "shop",
                    Services = ["api"],
                    Image = "registry.example.com/acme/shop-api@sha256:" + new string('f', 64),
                    Release = Older,
                    ComposePath = "compose.yaml",
                },
            },
            new Operation
            {
                Id = "migration_orders_down",
                Type = OperationType.Migration,
                Description = "Undo 002_voucher.sql in database orders",
                Driver = "raw",
                Wave = 2,
                DependsOn = ["deploy_prod_api"],
                Metadata = [new("conn_env", "ORDERS_DB"), new("database", "orders"), new("direction", "down"), new("engine", "raw"), new("path", "db/orders")],
                Inputs = new MigrationInputs
                {
                    Database = "orders",
                    Strategy = "pre_deploy",
                    Engine = "raw",
                    Path = "db/orders",
                    ConnectionEnv = "ORDERS_DB",
                    OutOfOrder = "warn",
                    Direction = MigrationDirection.Down,
                    Scripts = ["002_voucher.sql"],
                },
            },
        ],
        RequiredEnvironment = ["ORDERS_DB"],
        SealedInputs = [new SealedInput("compose.yaml", new string('a', 64)), new SealedInput("db/orders/002_voucher.down.sql", new string('b', 64))],
    };
}
