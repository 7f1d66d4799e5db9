using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Plans;

/// <summary>A plan that uses every key that a plan can have.</summary>
internal static partial class SamplePlans
{
    private static Plan EveryKey() => new()
    {
        Environment = "eu-west_1.b",
        Project = "Ünïcode \"quoted\" \\ 店 🚀",
        Version = "1.0.0+build.7",
        Operations =
        [
            new Operation
            {
                Id = "infra_db-host",
                Type = OperationType.InfraProvision,
                Description = "controls \u0001\b\t\n\f\r\u001f\u007f\u0085\u009f",
                Driver = "digitalocean",
                Wave = 1,
                Metadata = [new("#not a comment", "- not a list"), new("<<", "*no-alias"), new("a: b", "{no: map}")],
                Inputs = new InfraInputs("db-host", "digitalocean", Entries(
                    ("count", new DataValue.Number("-12")),
                    ("empty list", new DataValue.Items([])),
                    ("empty map", Entries()),
                    ("enabled", new DataValue.Truth(true)),
                    ("looks like null", new DataValue.Text("null")),
                    ("looks like number", new DataValue.Text("007")),
                    ("nested", new DataValue.Items([Entries(("a", new DataValue.Nothing()), ("b", new DataValue.Truth(false)))])))) { Variables = ["DO_TOKEN"] },
            },
            new Operation
            {
                Id = "migration_orders_post_deploy",
                Type = OperationType.Migration,
                Description = "separators \u2028 \u2029 and \ufeff mark",
                Driver = "efcore",
                Wave = 2,
                DependsOn = ["infra_db-host"],
                Inputs = new MigrationInputs
                {
                    Database = "orders",
                    Strategy = "post_deploy",
                    Engine = "efcore",
                    Path = "../shared/Orders.Data/Orders.Data.csproj",
                    ConnectionEnv = "_Orders_DB2",
                    TimeoutSeconds = int.MaxValue,
                    Args = ["--verbose", "", "a b", "--verbose"],
                    Dialect = "sqlserver",
                    OutOfOrder = "error",
                    RenamedFrom = "shop",
                    Renamed = [new("./", "2026/"), new("001.sql", "001_orders.sql")],
                },
            },
            new Operation
            {
                Id = "build_web",
                Type = OperationType.Build,
                Description = "direction \u202etxt.exe\u202c and זה מימין",
                Driver = "docker",
                Wave = 1,
                Inputs = new BuildInputs
                {
                    Provider = "docker",
                    Workdir = ".",
                    Dockerfile = "web/Dockerfile",
                    Context = "web",
                    Target = "final",
                    Image = "localhost:5000/web",
                    Tag = "1.0.0-build.7",
                    Tags = ["edge", "latest"],
                    BuildArgs = [new("COMMIT", ""), new("MODE", "$(HOME);%3B@(Compile)")],
                    Labels = [new("org.opencontainers.image.title", "web")],
                    Publish = new PublishSettings { Framework = "net10.0", Runtime = "linux-x64", SelfContained = true, Configuration = "Debug", Properties = [new("A", "b")] },
                },
            },
            new Operation
            {
                Id = "deploy_eu-west_1.b_web",
                Type = OperationType.Deploy,
                Description = "Deploy service web to environment eu-west_1.b",
                Driver = "command",
                Wave = 3,
                DependsOn = ["build_web", "infra_db-host", "migration_orders_post_deploy"],
                Inputs = new DeployInputs
                {
                    Environment = "eu-west_1.b",
                    ProjectName = "web",
                    Services = ["web"],
                    Project = "src/Web/Web.csproj",
                    Image = "localhost:5000/web",
                    Tag = "1.0.0-build.7",
                    ComposePath = "deploy/compose.yaml",
                    EnvFile = "deploy/eu.env",
                    Variables = ["API_TOKEN", "WEB_DB"],
                    VariableValues = [new("Logging__LogLevel__Default", "Warning"), new("TOKEN", "a${API_TOKEN}$$")],
                    Pull = false,
                    Detach = false,
                    Settings = new ServiceSettings { Command = ["./deploy.sh", "--to", "eu"], StopTimeoutSeconds = 120, StableSeconds = 0, Urls = ["http://localhost:5001"] },
                    Rollout = new Rollout(RolloutMode.Parallel, ["host-1", "host-2"]),
                },
            },
            new Operation
            {
                Id = "health_check_eu-west_1.b_web",
                Type = OperationType.HealthCheck,
                Description = "Health check",
                Driver = "http",
                Wave = 4,
                DependsOn = ["deploy_eu-west_1.b_web"],
                Inputs = new HealthCheckInputs
                {
                    Environment = "eu-west_1.b",
                    Endpoints =
                    [
                        new HealthEndpoint("admin", "tcp://localhost:5432", 200, "GET", []),
                        new HealthEndpoint("web", "http://localhost:8080/healthz?a=b", 204, "HEAD", [new("Accept", "*/*"), new("Host", "web")]) { HttpVersion = 2, CaFile = "certs/ca.pem", IsInsecure = true },
                    ],
                    TimeoutSeconds = 1,
                    IntervalSeconds = 1,
                    Retries = 3,
                },
            },
            new Operation
            {
                Id = "health_check_eu-west_1.b_worker",
                Type = OperationType.HealthCheck,
                Description = "Health check",
                Driver = "compose",
                Wave = 1,
                Inputs = new HealthCheckInputs { Environment = "eu-west_1.b", Services = ["queue", "worker"], Command = ["./check.sh", "--all"] },
            },
        ],
    };
}
