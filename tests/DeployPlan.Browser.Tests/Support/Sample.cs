using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>Plans to look at.</summary>
internal static class Sample
{
    public const string Id = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>An infrastructure, a database before and one by hand, two services; with notes and lines.</summary>
    public static PlanView Shop() => new(
        new Plan
        {
            Environment = "prod",
            Project = "shop",
            Version = "1.4.0",
            ApprovalRequired = true,
            Operations =
            [
                Infra("network", 1),
                Migration("orders", "pre_deploy", 2, "infra_network"),
                Build("api", 1),
                Build("web", 1),
                Deploy("api", 3, "build_api", "infra_network", "migration_orders_pre_deploy"),
                Check("api", 4, "deploy_prod_api"),
                Deploy("web", 5, "build_web", "health_check_prod_api", "infra_network"),
            ],
            ManualOperations = [Migration("archive", "manual", 0)],
            RequiredEnvironment = ["ORDERS_DB"],
            SealedInputs = [new("db/archive/1.sql", new string('b', 64)), new("db/orders/1.sql", new string('c', 64)), new("db/orders/2.sql", new string('d', 64))],
        },
        Id)
    {
        ConfigLines = new Dictionary<string, string> { ["migration_orders_pre_deploy"] = "deploy.yml:7" },
        Warnings = ["DPL1013: 'colour' is no key of a service (deploy.yml:9)"],
    };

    /// <summary>As many services as asked for, each built, deployed and checked after the one ten before it.</summary>
    public static PlanView Large(int services)
    {
        var operations = new List<Operation>();
        for (var i = 0; i < services; i++)
        {
            var name = $"service-{i:0000}";
            var wave = 1 + (i / 10 * 2);
            operations.Add(Build(name, 1));
            operations.Add(i < 10 ? Deploy(name, 2, "build_" + name) : Deploy(name, wave + 1, "build_" + name, $"health_check_prod_service-{i - 10:0000}"));
            operations.Add(Check(name, wave + 2, "deploy_prod_" + name));
        }

        return new PlanView(new Plan { Environment = "prod", Project = "large", Version = "1.0.0", Operations = operations }, Id);
    }

    public static Operation Infra(string name, int wave, params string[] dependsOn) =>
        Operation("infra_" + name, OperationType.InfraProvision, "command", wave, dependsOn, [new("infra", name)], new InfraInputs(name, "command", new([])));

    public static Operation Migration(string database, string strategy, int wave, params string[] dependsOn) =>
        Operation($"migration_{database}_{strategy}", OperationType.Migration, "raw", wave, dependsOn, [new("database", database)], new MigrationInputs
        {
            Database = database,
            Strategy = strategy,
            Engine = "raw",
            Path = "db/" + database,
            ConnectionEnv = "ORDERS_DB",
        });

    public static Operation Build(string service, int wave, params string[] dependsOn) =>
        Operation("build_" + service, OperationType.Build, "sdk-container", wave, dependsOn, [new("service", service)], new BuildInputs
        {
            Provider = "sdk-container",
            Project = $"src/{service}/{service}.csproj",
            Workdir = ".",
            Context = ".",
            Tag = "1.4.0",
            Labels = [new("team", "checkout")],
        });

    public static Operation Deploy(string service, int wave, params string[] dependsOn) =>
        Operation("deploy_prod_" + service, OperationType.Deploy, "compose", wave, dependsOn, [new("service", service)], new DeployInputs
        {
            Environment = "prod",
            ProjectName = "shop",
            Services = [service],
            Image = "registry.example.com/" + service,
            Tag = "1.4.0",
        });

    public static Operation Check(string service, int wave, params string[] dependsOn) =>
        Operation("health_check_prod_" + service, OperationType.HealthCheck, "http", wave, dependsOn, [new("service", service)], new HealthCheckInputs
        {
            Environment = "prod",
            Endpoints = [new(service, $"https://{service}.example.com/healthz", 200, "GET", [])],
        });

    private static Operation Operation(
        string id, OperationType type, string driver, int wave, string[] dependsOn, KeyValuePair<string, string>[] metadata, OperationInputs inputs) => new()
        {
            Id = id,
            Type = type,
            Description = "Run " + id,
            Driver = driver,
            Wave = wave,
            DependsOn = dependsOn,
            Metadata = metadata,
            Inputs = inputs,
        };
}
