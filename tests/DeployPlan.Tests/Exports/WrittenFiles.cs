using System.Text;
using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>Files that people agreed on. With DEPLOYPLAN_ACCEPT=1 the tests write them anew, for a person to review.</summary>
[TestClass]
public class WrittenFiles
{
    public static IEnumerable<object[]> Engines => ExportedPlan.Engines;

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void A_plan_with_an_approval_and_a_manual_migration(string engine) => AssertGolden(engine, "shop-prod", SamplePlans.Shop(), ExportedPlan.Request);

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void A_plan_with_labels_limits_services_and_another_config(string engine)
    {
        var plan = ExportedPlan.Shop(operation => operation with
        {
            RunsOn = operation.Type == OperationType.Deploy ? ["agent:web-1", "linux"] : ["linux"],
            Inputs = operation.Inputs is MigrationInputs migration ? migration with { TimeoutSeconds = 3600 } : operation.Inputs,
        });
        var request = new ExportRequest
        {
            ProjectFile = "src/Web Shop/Shop.csproj",
            ConfigFile = "../deploy/shop.yml",
            Store = "postgres:RELEASES_DB",
            Services = ["api", "catalog"],
            RunsOn = ["linux"],
            Image = engine == "slurm" ? "" : "mcr.microsoft.com/dotnet/sdk:10.0",
            Generator = "1.2.3",
            Drivers = [new Driver("command", "infra_provision", "Run", "", 2, 1, 600)],
        };

        AssertGolden(engine, "shop-labels", plan with { ApprovalRequired = false, ManualOperations = [] }, request);
    }

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void A_plan_with_names_that_engines_do_not_take(string engine) => AssertGolden(
        engine,
        "odd-names",
        ExportedPlan.Of(
            ("1st_of-all.x", []),
            ("release", ["1st_of-all.x"]),
            ("gate", ["1st_of-all.x"]),
            ("Image", ["release", "gate"]),
            ("image", ["release"]),
            ("deploy_a-name-of-an-operation-that-is-longer-than-most-of-the-engines-take-for-a-job-and-goes-on-until-it-is-longer-than-each-of-them-does-which-is-here", ["image"])) with
        {
            Project = "Søk: \"1.0\" & <more>",
            Environment = "Prod.eu_1",
            Version = "1.0+it's \"$HOME\"",
        },
        ExportedPlan.Request);

    [TestMethod]
    [DataRow("azure")]
    [DataRow("github")]
    [DataRow("gitlab")]
    [DataRow("slurm")]
    public void A_plan_whose_machine_keeps_what_was_published(string engine)
    {
        var plan = ExportedPlan.Shop(operation => operation with
        {
            RunsOn = ["agent:web-1"],
            Driver = operation.Type switch { OperationType.Build => "publish", OperationType.Deploy => "process", _ => operation.Driver },
        });

        AssertGolden(engine, "shop-published", plan with { ApprovalRequired = false, ManualOperations = [] }, ExportedPlan.Request with { RunsOn = ["agent:web-1"] });
    }

    [TestMethod]
    public void A_plan_in_waves() => AssertGolden(new GitHubWavesExporter(), "shop-waves", SamplePlans.Shop(), ExportedPlan.Request);

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void The_same_plan_is_the_same_file(string engine) =>
        Assert.AreEqual(ExportedPlan.Of(engine, SamplePlans.Shop()).File, ExportedPlan.Of(engine, SamplePlans.Shop()).File);

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void A_file_has_one_kind_of_line_end_and_no_text_that_is_not_seen(string engine)
    {
        var file = ExportedPlan.Of(engine, SamplePlans.Shop()).File;

        Assert.IsFalse(file.Any(c => char.IsControl(c) && c != '\n'));
        Assert.EndsWith("\n", file);
    }

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void Each_operation_is_one_command_with_its_id_and_that_of_the_plan(string engine)
    {
        var plan = SamplePlans.Shop();
        var file = ExportedPlan.Of(engine, plan).Lines;

        var id = PlanWriter.Write(plan).Id;
        foreach (var operation in plan.Operations)
        {
            Assert.AreEqual(2, file.Split($"-t:DeployPlanRun -p:Env=prod -p:DeployPlanRelease={id} -p:DeployPlanOperationId={operation.Id} ").Length, operation.Id);
        }
    }

    private static void AssertGolden(string engine, string name, Plan plan, ExportRequest request) => AssertGolden(Exporters.Find(engine)!, name, plan, request);

    private static void AssertGolden(IExporter exporter, string name, Plan plan, ExportRequest request)
    {
        var actual = ExportedPlan.Of(exporter, plan, request).File;
        var file = RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Exports", "Golden", $"{name}.{exporter.Engine}{exporter.Extension}");
        if (Environment.GetEnvironmentVariable("DEPLOYPLAN_ACCEPT") == "1")
        {
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(actual));
        }

        Assert.AreEqual(File.ReadAllText(file), actual, name);
    }
}
