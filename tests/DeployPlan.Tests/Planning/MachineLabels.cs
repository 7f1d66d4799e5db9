using DeployPlan.Changes;
using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Tests.Comparisons;
using DeployPlan.Tests.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Planning;

/// <summary><c>runs_on</c>: from the config to the plan, its items and its explanations.</summary>
[TestClass]
public class MachineLabels
{
    private const string Config = """
        project: { name: shop }
        infra:
          network: { provider: own, runs_on: [cloud, agent:builder-1] }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: own, path: db, strategy: pre_deploy }, runs_on: database }
          archive: { migrations: { engine: own, path: db, strategy: manual }, runs_on: database }
        services:
          api: { image: example.com/api, command: [./api], health_check: { url: "http://localhost:8080/" } }
          worker: { image: example.com/worker, command: [./worker], runs_on: [zeta, alpha] }
          anywhere: { image: example.com/anywhere, command: [./any], runs_on: [] }
        environments:
          prod: { driver: command, runs_on: linux, services: { worker: { runs_on: [windows] } } }
          dev: { driver: command }
        """;

    private const string Without = """
        project: { name: shop }
        services: { api: { image: example.com/api, command: [./api] } }
        environments: { prod: { driver: command } }
        """;

    [TestMethod]
    [DataRow("prod", "infra_network agent:builder-1;cloud | migration_orders_pre_deploy database | deploy_prod_anywhere  | deploy_prod_api linux | deploy_prod_worker windows | health_check_prod_api linux")]
    [DataRow("dev", "infra_network agent:builder-1;cloud | migration_orders_pre_deploy database | deploy_dev_anywhere  | deploy_dev_api  | deploy_dev_worker alpha;zeta | health_check_dev_api ")]
    public void An_operation_has_its_own_labels_else_those_of_its_environment(string environment, string expected)
    {
        using var tree = new ConfigTree();

        var plan = tree.Plan(Config, environment);

        Assert.AreEqual(expected, string.Join(" | ", plan.Operations.Select(operation => $"{operation.Id} {string.Join(';', operation.RunsOn ?? [])}")));
        Assert.IsNull(plan.ManualOperations.Single().RunsOn, "A person runs it.");
    }

    [TestMethod]
    public void Only_a_plan_with_labels_has_the_format_that_knows_them()
    {
        using var tree = new ConfigTree();

        var (with, without) = (PlanText.Of(tree.Plan(Config)), PlanText.Of(tree.Plan(Without)));

        Assert.Contains("\"formatVersion\": \"1.3\"", with);
        Assert.Contains("      \"driver\": \"own\",\n      \"runsOn\": [\n        \"agent:builder-1\",\n        \"cloud\"\n      ],\n", with);
        Assert.Contains("\"formatVersion\": \"1.2\"", without);
        Assert.DoesNotContain("runsOn", without);
    }

    [TestMethod]
    public void They_are_read_back_by_both_readers()
    {
        using var tree = new ConfigTree();
        var plan = tree.Plan(Config);
        var bytes = PlanWriter.Write(plan).Bytes;

        PlanText.AssertIsReadable(bytes);
        CollectionAssert.AreEqual(new[] { "agent:builder-1", "cloud" }, PlanReader.Read("plan.json", bytes, new())!.Plan.Operations[0].RunsOn!.ToArray());
    }

    [TestMethod]
    [DataRow("\"agent:builder-1\",\n        \"cloud\"", "\"cloud\",\n        \"agent:builder-1\"", "DPL3032", DisplayName = "not in order")]
    [DataRow("\"agent:builder-1\"", "\"a b\"", "DPL3030", DisplayName = "no label")]
    [DataRow("\"1.3\"", "\"1.2\"", "DPL1013", DisplayName = "in a format that does not know them")]
    public void What_is_no_set_of_labels_is_refused(string from, string to, string code)
    {
        using var tree = new ConfigTree();

        var read = PlanText.Read(PlanText.Reseal(PlanText.Change(PlanText.Of(tree.Plan(Config)), from, to)));

        Assert.AreEqual(code, read.Diagnostics[0].Code, string.Join('\n', read.Diagnostics));
    }

    [TestMethod]
    public void Items_have_them()
    {
        using var tree = new ConfigTree();

        var items = OperationItems.Flatten(tree.Plan(Config).Operations, "prod");

        Assert.AreEqual("agent:builder-1;cloud", items[0].Metadata.Single(pair => pair.Key == "RunsOn").Value);
        Assert.IsFalse(items.Single(item => item.Id == "deploy_prod_anywhere").Metadata.Any(pair => pair.Key == "RunsOn"));
    }

    [TestMethod]
    public void A_difference_names_them()
    {
        using var tree = new ConfigTree();
        var before = tree.Plan(Without);

        var diff = PlanComparer.Compare(before, tree.Plan(Without.Replace("driver: command", "driver: command, runs_on: linux", StringComparison.Ordinal)));

        Assert.AreEqual("runsOn:  -> [\"linux\"]", string.Join('\n', diff.Operations.SelectMany(change => change.Fields).Select(field => $"{field.Field}: {field.Before} -> {field.After}")));
    }

    [TestMethod]
    public void A_lock_of_a_plan_without_labels_accepts_that_plan_and_no_other()
    {
        using var tree = new ConfigTree();
        tree.Write("deploy.yml", Without);
        LockCommand.Run(new LockRequest { ConfigFile = tree.PathOf("deploy.yml"), RepositoryRoot = tree.Folder, OutputDirectory = tree.PathOf("out") });
        Assert.Contains("\"lockVersion\": \"1.2\"", File.ReadAllText(tree.PathOf("deployplan.prod.lock.json")));

        Assert.AreEqual("", Locked());
        tree.Write("deploy.yml", Without.Replace("driver: command", "driver: command, runs_on: linux", StringComparison.Ordinal));
        Assert.AreEqual("DPL3105", Locked());
        LockCommand.Run(new LockRequest { ConfigFile = tree.PathOf("deploy.yml"), RepositoryRoot = tree.Folder, OutputDirectory = tree.PathOf("out") });
        Assert.AreEqual("", Locked());
        tree.Write("deploy.yml", Without);
        Assert.AreEqual("DPL3105", Locked());

        string Locked() => string.Join(' ', PlanCommand.Run(new PlanRequest
        {
            ConfigFile = tree.PathOf("deploy.yml"),
            RepositoryRoot = tree.Folder,
            Version = "1.0.0",
            OutputDirectory = tree.PathOf("out"),
            LockedMode = true,
        }).Diagnostics.Select(found => found.Code));
    }

    [TestMethod]
    [DataRow("deploy_prod_worker", "runs_on  [\"windows\"]  deploy.yml(12,75), overlay of prod")]
    [DataRow("deploy_prod_api", "runs_on  [\"linux\"]  deploy.yml(12,37)")]
    [DataRow("migration_orders_pre_deploy", "runs_on  [\"database\"]  deploy.yml(5,")]
    [DataRow("infra_network", "runs_on  [\"agent:builder-1\",\"cloud\"]  deploy.yml(3,")]
    public void An_explanation_says_what_set_them(string id, string expected)
    {
        using var tree = new ConfigTree();
        tree.Write("deploy.yml", Config);

        var outcome = ExplainCommand.Run(new ExplainRequest { ConfigFile = tree.PathOf("deploy.yml"), RepositoryRoot = tree.Folder, Environment = "prod", OperationId = id, Version = "1.0.0" });

        var line = outcome.Text.Split('\n').Single(line => line.TrimStart().StartsWith("runs_on", StringComparison.Ordinal));
        Assert.StartsWith(Spaces(expected), Spaces(line));

        static string Spaces(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [TestMethod]
    [DataRow("linux", true)]
    [DataRow("ubuntu-24.04_x64", true)]
    [DataRow("agent:web-1", true)]
    [DataRow("", false)]
    [DataRow("agent:", false)]
    [DataRow("pool:web", false)]
    [DataRow("-a", false)]
    [DataRow("a-", false)]
    [DataRow("a b", false)]
    [DataRow("a&b", false)]
    [DataRow("$X", false)]
    [DataRow("a/b", false)]
    [DataRow("é", false)]
    public void A_label_is_one_for_every_engine(string text, bool isLabel) => Assert.AreEqual(isLabel, MachineLabel.IsLabel(text));

    [TestMethod]
    public void A_label_has_at_most_63_characters()
    {
        Assert.IsTrue(MachineLabel.IsLabel(new string('a', 63)));
        Assert.IsFalse(MachineLabel.IsLabel(new string('a', 64)));
    }
}
