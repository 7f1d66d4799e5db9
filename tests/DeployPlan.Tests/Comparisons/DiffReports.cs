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
    public void The_compose_project_of_another_environment_is_no_difference_unless_a_person_named_it()
    {
        using var tree = new ConfigTree();
        tree.Write("compose.yml", "services: { a: {} }\n");
        const string Config = "project: { name: shop }\nservices: { a: { image: a } }\nenvironments: { prod: { driver: compose }, staging: { driver: compose } }\n";
        tree.Write("deploy.yml", Config);
        var request = new DiffRequest { ConfigFile = "", Version = "", OutputDirectory = "", StateDirectory = "", BaseEnvironment = "staging" };

        Assert.AreEqual("prod compared with staging: no changes", Run(tree, request).Environments.Single().Text);

        tree.Write("deploy.yml", Config.Replace("staging: { driver: compose }", "staging: { driver: compose, compose_project: trial }", StringComparison.Ordinal));
        Assert.Contains("project_name: trial -> shop-prod", Run(tree, request).Environments.Single().Text);
    }

    [TestMethod]
    public void What_an_operation_uses_of_files_that_were_there_before_is_a_difference()
    {
        using var tree = new ConfigTree();
        tree.Write("templates/mail.txt", "Hello\n");
        const string Config = "project: { name: shop }\nservices: { api: { image: a, inputs: [templates] }, web: { image: w } }\nenvironments: { prod: { driver: command } }\n";
        File.WriteAllBytes(tree.PathOf("before.json"), PlanWriter.Write(tree.Plan(Config)).Bytes);
        tree.Write("deploy.yml", Config.Replace(", inputs: [templates]", "", StringComparison.Ordinal).Replace("image: w", "image: w, inputs: [templates]", StringComparison.Ordinal));
        var request = new DiffRequest { ConfigFile = "", Version = "", OutputDirectory = "", StateDirectory = "", BaseFile = tree.PathOf("before.json") };

        Assert.AreEqual(
            """
            prod compared with before.json: 2 changed, 0 unchanged

              changed    deploy_prod_api  deploy.yml:2
                           no longer uses templates/**
              changed    deploy_prod_web  deploy.yml:2
                           now uses templates/**
            """,
            Run(tree, request).Environments.Single().Text);
    }

    [TestMethod]
    public void A_file_that_is_new_is_said_once()
    {
        using var tree = new ConfigTree();
        const string Config = "project: { name: shop }\nservices: { api: { image: a } }\nenvironments: { prod: { driver: command } }\n";
        File.WriteAllBytes(tree.PathOf("before.json"), PlanWriter.Write(tree.Plan(Config)).Bytes);
        tree.Write("templates/mail.txt", "Hello\n");
        tree.Write("deploy.yml", Config.Replace("image: a", "image: a, inputs: [templates]", StringComparison.Ordinal));
        var request = new DiffRequest { ConfigFile = "", Version = "", OutputDirectory = "", StateDirectory = "", BaseFile = tree.PathOf("before.json") };

        Assert.EndsWith("deploy.yml:2\n               templates/mail.txt: added", Run(tree, request).Environments.Single().Text);
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
