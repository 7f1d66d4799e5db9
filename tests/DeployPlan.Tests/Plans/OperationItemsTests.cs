using System.Globalization;
using CsCheck;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class OperationItemsTests
{
    private static readonly string[] Reserved =
    [
        "Identity", "FullPath", "RootDir", "Filename", "Extension", "RelativeDir", "Directory", "RecursiveDir", "ModifiedTime", "CreatedTime", "AccessedTime",
        "DefiningProjectFullPath", "DefiningProjectDirectory", "DefiningProjectName", "DefiningProjectExtension",
    ];

    private static readonly string[] Common = ["Type", "Description", "DependsOn", "Wave", "Driver", "RunsOn", "Environment"];

    // The documented names of each type, in order.
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["infra_provision"] = [.. Common, "Infra", "Provider", "Inputs"],
        ["migration"] = [.. Common, "Database", "Strategy", "Engine", "Path", "ConnectionEnv", "TimeoutSeconds", "Direction", "Scripts", "Inputs"],
        ["build"] = [.. Common, "Service", "Provider", "Project", "Workdir", "Dockerfile", "Context", "BuildTarget", "Image", "Tag", "Tags", "Inputs"],
        ["deploy"] =
        [
            .. Common, "Service", "ProjectName", "Project", "Image", "Tag", "Release", "ComposePath", "EnvFile", "Variables", "Pull", "Detach", "StopTimeoutSeconds", "StableSeconds", "RolloutMode", "RolloutTargets", "Inputs",
        ],
        ["health_check"] = [.. Common, "Service", "Url", "ExpectedStatus", "Method", "HttpVersion", "TlsCa", "TlsInsecure", "TimeoutSeconds", "IntervalSeconds", "Retries", "Inputs"],
    };

    [TestMethod]
    public void A_type_has_its_documented_names_and_none_else() => GeneratedPlan.Plans.Sample(
        plan =>
        {
            foreach (var item in OperationItems.Flatten([.. plan.Operations, .. plan.ManualOperations], plan.Environment))
            {
                var names = item.Metadata.Select(pair => pair.Key).ToArray();
                CollectionAssert.AreEqual(Names[item.Type].Where(names.Contains).ToArray(), names);
            }
        },
        iter: 300);

    [TestMethod]
    public void No_name_is_reserved_by_msbuild()
    {
        foreach (var name in Names.Values.SelectMany(names => names))
        {
            Assert.IsFalse(Reserved.Contains(name, StringComparer.OrdinalIgnoreCase), name);
        }
    }

    [TestMethod]
    public void A_migration()
    {
        AssertItem("migration_orders_pre_deploy", """
            Type=migration
            Description=Run pre_deploy migrations for database orders
            DependsOn=infra_network
            Wave=2
            Driver=raw
            Environment=prod
            Database=orders
            Strategy=pre_deploy
            Engine=raw
            Path=db/orders
            ConnectionEnv=ORDERS_DB
            OutOfOrder=warn
            Inputs={"database":"orders","strategy":"pre_deploy","engine":"raw","path":"db/orders","conn_env":"ORDERS_DB","args":[],"out_of_order":"warn","renamed":[]}
            """);
    }

    [TestMethod]
    public void A_build()
    {
        AssertItem("build_api", """
            Type=build
            Description=Build service api using provider sdk-container
            Wave=1
            Driver=sdk-container
            Environment=prod
            Service=api
            Provider=sdk-container
            Project=src/Shop.Api/Shop.Api.csproj
            Workdir=src/Shop.Api
            Context=src/Shop.Api
            Image=registry.example.com/acme/shop-api:1.4.0
            Tag=1.4.0
            Inputs={"provider":"sdk-container","project":"src/Shop.Api/Shop.Api.csproj","workdir":"src/Shop.Api","context":"src/Shop.Api","image":"registry.example.com/acme/shop-api","tag":"1.4.0","tags":[],"build_args":[],"labels":[]}
            """);
    }

    [TestMethod]
    public void A_deploy()
    {
        AssertItem("deploy_prod_api", """
            Type=deploy
            Description=Deploy service api to environment prod
            DependsOn=build_api;infra_network;migration_orders_pre_deploy
            Wave=3
            Driver=compose
            Environment=prod
            Service=api
            ProjectName=shop-prod
            Image=registry.example.com/acme/shop-api:1.4.0
            Tag=1.4.0
            ComposePath=compose.yaml
            Pull=true
            Detach=true
            StopTimeoutSeconds=30
            StableSeconds=5
            RolloutMode=serial
            Inputs={"environment":"prod","project_name":"shop-prod","services":["api"],"image":"registry.example.com/acme/shop-api","tag":"1.4.0","compose_path":"compose.yaml","variable_values":{},"pull":true,"detach":true,"command":[],"stop_timeout_seconds":30,"stable_seconds":5,"urls":[],"rollout":{"mode":"serial","targets":[]}}
            """);
    }

    [TestMethod]
    public void A_health_check()
    {
        AssertItem("health_check_prod_api", """
            Type=health_check
            Description=Health check for service api in environment prod
            DependsOn=deploy_prod_api
            Wave=4
            Driver=http
            Environment=prod
            Service=api
            Url=https://shop.example.com/healthz
            ExpectedStatus=200
            Method=GET
            HttpVersion=1
            TlsInsecure=false
            TimeoutSeconds=60
            IntervalSeconds=2
            Retries=0
            Inputs={"environment":"prod","endpoints":[{"name":"api","url":"https://shop.example.com/healthz","expected_status":200,"method":"GET","headers":[],"http_version":1,"tls_insecure":false}],"services":[],"command":[],"timeout_seconds":60,"interval_seconds":2,"retries":0}
            """);
    }

    [TestMethod]
    public void Infra()
    {
        AssertItem("infra_network", """
            Type=infra_provision
            Description=Provision infra network using provider command
            Wave=1
            Driver=command
            Environment=prod
            Infra=network
            Provider=command
            Inputs={"name":"network","provider":"command","settings":{"command":["./infra/network.sh"]}}
            """);
    }

    [TestMethod]
    public void A_manual_operation_is_in_no_wave()
    {
        var manual = OperationItems.Flatten(SamplePlans.Shop().ManualOperations, "prod")[0];

        Assert.AreEqual("migration_archive_manual", manual.Id);
        Assert.IsFalse(manual.Metadata.Any(pair => pair.Key is "Wave" or "DependsOn"));
    }

    [TestMethod]
    public void Text_that_means_something_to_msbuild_stays_as_it_is()
    {
        var operation = SamplePlans.Shop().Operations[0] with { Description = "$(HOME) @(Compile) %(Identity) a;b %3B" };

        var item = OperationItems.Flatten(operation, "prod");

        Assert.AreEqual("$(HOME) @(Compile) %(Identity) a;b %3B", item.Metadata.Single(pair => pair.Key == "Description").Value);
    }

    [TestMethod]
    [DataRow("ar-SA")]
    [DataRow("fa-IR")]
    public void The_culture_changes_nothing(string culture)
    {
        var plan = SamplePlans.All["every-key"];
        var expected = OperationItems.Flatten(plan.Operations, "prod");
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.IsNull(Structure.Difference(expected, OperationItems.Flatten(plan.Operations, "prod")));
    }

    private static void AssertItem(string id, string expected)
    {
        var item = OperationItems.Flatten(SamplePlans.Shop().Operations, "prod").Single(item => item.Id == id);

        Assert.AreEqual(expected.ReplaceLineEndings("\n"), string.Join('\n', item.Metadata.Select(pair => $"{pair.Key}={pair.Value}")));
    }
}
