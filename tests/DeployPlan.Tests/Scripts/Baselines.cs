using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Scripts;

/// <summary>The plan that takes over a database which another tool has migrated.</summary>
[TestClass]
public class Baselines
{
    [TestMethod]
    [DataRow("002.sql")]
    [DataRow("main/002.sql")]
    public void Scripts_up_to_the_named_one_are_noted_and_nothing_else_is_done(string upTo)
    {
        using var repository = WithScripts();

        var outcome = Run(repository, upTo);

        Assert.IsEmpty(outcome.Diagnostics);
        var (plan, id) = PlanReader.ReadFile(outcome.PlanFile, new DiagnosticBag())!;
        Assert.AreEqual(outcome.PlanId, id);
        var operation = plan.Operations.Single();
        var inputs = (MigrationInputs)operation.Inputs;
        Assert.AreEqual(("migration_main_baseline", MigrationDirection.Baseline), (operation.Id, inputs.Direction));
        CollectionAssert.AreEqual(new[] { "001.sql", "002.sql" }, inputs.Scripts.ToArray());
        CollectionAssert.AreEqual(new[] { "db/001.sql", "db/002.sql" }, plan.SealedInputs.Select(input => input.Path).ToArray());
        CollectionAssert.AreEqual(new[] { "MAIN_DB" }, plan.RequiredEnvironment.ToArray());
        Assert.IsTrue(plan.ApprovalRequired);
        Assert.Contains("migration_main_baseline", outcome.Text);
    }

    [TestMethod]
    [DataRow("", "DPL3052")]
    [DataRow("004.sql", "DPL3054")]
    [DataRow("002.down.sql", "DPL3054")]
    public void Nothing_is_guessed(string upTo, string code)
    {
        using var repository = WithScripts();
        repository.Write("out/prod/baseline.json", "of an earlier run");

        var outcome = Run(repository, upTo);

        Assert.AreEqual(code, outcome.Diagnostics.Single().Code);
        Assert.AreEqual("", outcome.PlanFile);
        Assert.IsFalse(File.Exists(repository.PathOf("out/prod/baseline.json")));
    }

    [TestMethod]
    public void With_several_databases_a_script_needs_the_name_of_its_database()
    {
        using var repository = WithScripts();
        repository.Replace("deploy.yml", "services:", "  notes: { connection_env: NOTES_DB, migrations: { engine: raw, path: db, strategy: post_deploy } }\nservices:");

        Assert.AreEqual("DPL3053", Run(repository, "002.sql").Diagnostics.Single().Code);
        Assert.AreEqual("migration_notes_baseline", Run(repository, "notes/001.sql").Operations.Single().Id);
        Assert.HasCount(2, Run(repository, "notes/001.sql", "main/003.sql").Operations);
    }

    [TestMethod]
    public void A_config_without_scripts_has_nothing_to_take_over()
    {
        using var repository = WithScripts();
        repository.Replace("deploy.yml", "engine: raw, path: db,", "engine: flyway, path: db,");

        Assert.AreEqual("DPL3051", Run(repository, "002.sql").Diagnostics.Single().Code);
    }

    [TestMethod]
    public void Its_environment_must_be_named()
    {
        using var repository = WithScripts();

        Assert.AreEqual("DPL3050", BaselineCommand.Run(Request(repository) with { Environment = null }).Diagnostics.Single().Code);
    }

    private static BaselineOutcome Run(Repository repository, params string[] upTo) =>
        BaselineCommand.Run(Request(repository) with { UpTo = [.. upTo.Where(script => script.Length > 0)] });

    private static BaselineRequest Request(Repository repository) => new()
    {
        ConfigFile = repository.PathOf("deploy.yml"),
        Environment = "prod",
        Version = "1.0.0",
        OutputDirectory = repository.PathOf("out"),
    };

    private static Repository WithScripts()
    {
        var repository = new Repository();
        File.Delete(repository.PathOf("db/001_create.sql"));
        foreach (var script in new[] { "001.sql", "002.sql", "002.down.sql", "003.sql" })
        {
            repository.Write("db/" + script, $"-- migrate:up\nselect '{script}';\n-- migrate:down\nselect 2;\n");
        }

        repository.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, approval: required }");
        return repository;
    }
}
