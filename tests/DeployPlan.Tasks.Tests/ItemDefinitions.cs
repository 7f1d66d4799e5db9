using System.Xml.Linq;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tasks.Tests;

[TestClass]
public class ItemDefinitions
{
    private static readonly XElement Definitions =
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "DeployPlan.Items.targets")).Root!.Element("ItemDefinitionGroup")!;

    private static readonly (string Group, OperationType Type, OperationInputs Inputs)[] Operations =
    [
        ("DeployPlanInfraProvision", OperationType.InfraProvision, new InfraInputs("x", "x", new DataValue.Entries([])) { Variables = ["x"] }),
        ("DeployPlanMigration", OperationType.Migration, new MigrationInputs
        {
            Database = "x", Strategy = "x", Engine = "x", Path = "x", ConnectionEnv = "x", TimeoutSeconds = 1, Direction = MigrationDirection.Down, Scripts = ["x"],
            Dialect = "x", OutOfOrder = "x", RenamedFrom = "x", Renamed = [new("x", "y")],
        }),
        ("DeployPlanBuild", OperationType.Build, new BuildInputs
        {
            Provider = "x", Project = "x", Workdir = "x", Dockerfile = "x", Context = "x", Target = "x", Image = "x", Tag = "x", Tags = ["x"],
            Publish = new PublishSettings { Framework = "x", Runtime = "x", SelfContained = true },
        }),
        ("DeployPlanDeploy", OperationType.Deploy, new DeployInputs
        {
            Environment = "x", ProjectName = "x", Services = ["x"], Project = "x", Image = "x", Tag = "x", Release = "x", ComposePath = "x", EnvFile = "x", Variables = ["x"], Rollout = new(Plans.RolloutMode.Serial, ["x"]),
        }),
        ("DeployPlanHealthCheck", OperationType.HealthCheck, new HealthCheckInputs { Environment = "x", Endpoints = [new HealthEndpoint("x", "x", 1, "x", []) { CaFile = "x" }] }),
    ];

    [TestMethod]
    [DataRow("DeployPlanInfraProvision")]
    [DataRow("DeployPlanMigration")]
    [DataRow("DeployPlanBuild")]
    [DataRow("DeployPlanDeploy")]
    [DataRow("DeployPlanHealthCheck")]
    public void Every_metadata_of_a_type_is_defined_for_its_group(string group)
    {
        var (_, type, inputs) = Operations.Single(operation => operation.Group == group);
        var operation = new Operation
        {
            Id = "x",
            Type = type,
            Description = "x",
            Driver = "x",
            RunsOn = ["x"],
            Wave = 1,
            DependsOn = ["x"],
            Metadata = [new("service", "x")],
            Inputs = inputs,
        };

        var names = Plans.OperationItems.Flatten(operation, "prod").Metadata.Select(pair => pair.Key).ToArray();

        CollectionAssert.AreEquivalent(names, Definitions.Element(group)!.Elements().Select(element => element.Name.LocalName).ToArray());
        CollectionAssert.IsSubsetOf(names, Definitions.Element("DeployPlanOperation")!.Elements().Select(element => element.Name.LocalName).ToArray());
    }
}
