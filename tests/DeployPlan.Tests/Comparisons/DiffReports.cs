using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Comparisons;

[TestClass]
public class DiffReports
{
    private const string Before = """
        project: { name: shop }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
        services:
          api: { image: "api:1", health_check: { url: "http://localhost/" } }
          old: { image: "old:1" }
        environments:
          prod: { driver: command }

        """;

    private const string After = """
        project: { name: shop }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy, timeout_seconds: 300 } }
          audit: { connection_env: AUDIT_DB, migrations: { engine: raw, path: db, strategy: manual } }
        services:
          web: { image: "web:1", databases: [], depends_on: [api] }
          api:
            image: "api:2"
            health_check: { url: "http://localhost/live|ness" }
            required_env: [API_KEY]
        environments:
          prod: { driver: command, approval: required }

        """;

    [TestMethod]
    [DataRow("diff.txt")]
    [DataRow("diff.md")]
    [DataRow("diff.json")]
    public void A_report_says_what_was_reviewed(string name)
    {
        using var tree = new ConfigTree();
        File.WriteAllBytes(tree.PathOf("before.json"), PlanWriter.Write(tree.Plan(Before, version: "1.0.0")).Bytes);
        tree.Write("deploy.yml", After);
        tree.Write("db/001.sql", "select 2;\n");
        tree.Write("db/002.sql", "select 3;\n");

        var outcome = Run(tree, new() { ConfigFile = "", Version = "", OutputDirectory = "", StateDirectory = "", BaseFile = tree.PathOf("before.json") });

        var text = name == "diff.txt" ? outcome.Environments.Single().Text + "\n" : File.ReadAllText(tree.PathOf("out/prod/" + name));
        Golden.AssertBytes("reports/" + name, System.Text.Encoding.UTF8.GetBytes(text));
        Assert.IsTrue(outcome.HasChanges);
    }

    [TestMethod]
    public void What_only_stands_at_another_place_is_said_and_equal_plans_have_no_changes()
    {
        using var tree = new ConfigTree();
        var plan = tree.Plan("project: { name: shop }\nservices: { a: { image: a }, b: { image: b } }\nenvironments: { prod: { driver: command } }\n");
        File.WriteAllBytes(tree.PathOf("before.json"), PlanWriter.Write(plan with { Operations = [.. plan.Operations.Reverse()] }).Bytes);
        File.WriteAllBytes(tree.PathOf("same.json"), PlanWriter.Write(plan).Bytes);

        var moved = Run(tree, new() { ConfigFile = "", Version = "", OutputDirectory = "", StateDirectory = "", BaseFile = tree.PathOf("before.json") });
        var same = Run(tree, new() { ConfigFile = "", Version = "", OutputDirectory = "", StateDirectory = "", BaseFile = tree.PathOf("same.json") });

        Assert.AreEqual("prod compared with before.json: 1 reordered, 1 unchanged\n\n  reordered  deploy_prod_a  deploy.yml:2", moved.Environments.Single().Text);
        Assert.AreEqual("prod compared with same.json: no changes", same.Environments.Single().Text);
        Assert.IsFalse(same.HasChanges);
    }

    [TestMethod]
    public void Another_environment_is_compared_by_what_operations_are_about()
    {
        using var tree = new ConfigTree();
        tree.Write("deploy.yml", "project: { name: shop }\nservices: { a: { image: a, health_check: { url: \"http://localhost/\" } } }\nenvironments: { prod: { driver: command }, staging: { driver: command } }\n");

        var outcome = Run(tree, new() { ConfigFile = "", Version = "", OutputDirectory = "", StateDirectory = "", BaseEnvironment = "staging" });

        Assert.AreEqual("prod compared with staging: no changes", outcome.Environments.Single().Text);
    }

    [TestMethod]
    public void Every_operation_and_file_of_a_large_plan_is_compared()
    {
        const int Count = 20_000;
        using var tree = new ConfigTree();
        var plan = tree.Plan("project: { name: shop }\nservices: { a: { image: a } }\nenvironments: { prod: { driver: command } }\n");
        var before = plan with
        {
            Operations = [.. Enumerable.Range(0, Count).Select(i => plan.Operations[0] with { Id = $"deploy_prod_s{i:000000}" })],
            SealedInputs = [.. Enumerable.Range(0, Count).Select(i => new SealedInput($"db/{i:000000}.sql", new string('a', 64)))],
        };

        var operations = DeployPlan.Changes.PlanComparer.Compare(before, before with { Operations = [.. before.Operations.Skip(1).Select(operation => operation with { Driver = "other" })] }).Operations;

        Assert.AreEqual(1, operations.Count(change => change.Kind == DeployPlan.Changes.ChangeKind.Removed));
        Assert.AreEqual(Count - 1, operations.Count(change => change.Kind == DeployPlan.Changes.ChangeKind.Changed));
    }

    private static DiffOutcome Run(ConfigTree tree, DiffRequest request)
    {
        var outcome = DiffCommand.Run(request with
        {
            ConfigFile = tree.PathOf("deploy.yml"),
            Environment = "prod",
            Version = "1.0.0",
            OutputDirectory = tree.PathOf("out"),
            StateDirectory = tree.PathOf("state"),
            RepositoryRoot = tree.Folder,
        });
        Assert.IsFalse(outcome.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), string.Join('\n', outcome.Diagnostics));
        return outcome;
    }
}
