using DeployPlan.Commands;

namespace DeployPlan.Tests.Runs;

[TestClass]
public class FailedRuns
{
    [TestMethod]
    public void A_broken_config_leaves_no_plan_of_any_environment()
    {
        using var repository = new Repository();
        Repository.Run(repository.Request);
        Repository.Run(repository.Prod);
        repository.Write("deploy.yml", "project: [");

        var outcome = PlanCommand.Run(repository.Prod);

        Assert.IsEmpty(outcome.Environments);
        Assert.IsFalse(File.Exists(repository.PlanOf("prod")));
        Assert.IsFalse(File.Exists(repository.PlanOf("staging")));
    }

    [TestMethod]
    public void A_plan_json_of_somebody_else_is_left_alone()
    {
        using var repository = new Repository();
        repository.Write("out/other/plan.json", "{}");
        Repository.Run(repository.Request);
        repository.Write("deploy.yml", "project: [");

        PlanCommand.Run(repository.Request);

        Assert.IsTrue(File.Exists(repository.PlanOf("other")));
    }

    [TestMethod]
    public void When_one_environment_cannot_be_planned_no_plan_is_left()
    {
        using var repository = new Repository();
        Repository.Run(repository.Request);
        repository.Replace("deploy.yml", "prod: { driver: command }", "prod: { driver: command, services: { api: { depends_on: [api] } } }");

        var outcome = PlanCommand.Run(repository.Request);

        Assert.AreEqual("DPL2001", outcome.Diagnostics.Single().Code);
        AssertNoPlan(repository, "prod");
        AssertNoPlan(repository, "staging");
    }

    [TestMethod]
    public void A_script_that_cannot_run_leaves_no_plan_of_what_was_asked_for()
    {
        using var repository = new Repository();
        Repository.Run(repository.Request);
        repository.Write("db/003.sql", "\\copy t from 'x'\n");

        var outcome = PlanCommand.Run(repository.Prod);

        Assert.AreEqual("DPL2042", outcome.Diagnostics.Single().Code);
        AssertNoPlan(repository, "prod");
        Assert.IsTrue(File.Exists(repository.PlanOf("staging")));
    }

    private static void AssertNoPlan(Repository repository, string environment)
    {
        foreach (var file in new[] { "plan.json", "base.json", "plan.md" })
        {
            Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(repository.PlanOf(environment))!, file)), file);
        }
    }

    [TestMethod]
    public void The_plan_of_an_environment_that_was_removed_goes_with_it()
    {
        using var repository = new Repository();
        Repository.Run(repository.Request);
        repository.Replace("deploy.yml", "  staging: { driver: command }\n", "");

        Repository.Run(repository.Request);

        Assert.IsTrue(File.Exists(repository.PlanOf("prod")));
        Assert.IsFalse(File.Exists(repository.PlanOf("staging")));
    }

    [TestMethod]
    public void A_plan_in_another_output_folder_is_left_alone()
    {
        using var repository = new Repository();
        Repository.Run(repository.Prod);

        Repository.Run(repository.Prod with { OutputDirectory = repository.PathOf("elsewhere") });

        Assert.IsTrue(File.Exists(repository.PlanOf("prod")));
    }

    [TestMethod]
    [DataRow("prd")]
    [DataRow("../../prod")]
    [DataRow("")]
    public void An_environment_that_is_not_in_the_config_is_an_error_and_writes_nothing(string environment)
    {
        using var repository = new Repository();

        var outcome = PlanCommand.Run(repository.Request with { Environment = environment });

        Assert.AreEqual("DPL2004", outcome.Diagnostics.Single().Code);
        Assert.AreEqual(6, outcome.Diagnostics.Single().Span.Line);
        Assert.Contains("prod, staging", outcome.Diagnostics.Single().Message);
        Assert.IsFalse(Directory.Exists(repository.PathOf("out")));
    }

    [TestMethod]
    public void An_output_folder_that_cannot_be_written_is_a_coded_error()
    {
        using var repository = new Repository();
        repository.Write("out", "a file where the folder should be");

        var outcome = PlanCommand.Run(repository.Prod);

        Assert.AreEqual("DPL3001", outcome.Diagnostics.Single().Code);
        Assert.IsEmpty(outcome.Environments);
    }

    [TestMethod]
    public void An_intermediate_folder_that_cannot_be_written_is_a_coded_error()
    {
        using var repository = new Repository();
        repository.Write("obj", "a file where the folder should be");

        var outcome = PlanCommand.Run(repository.Prod);

        Assert.AreEqual("DPL3002", outcome.Diagnostics.Single().Code);
    }

    [TestMethod]
    public void A_failed_write_leaves_no_temporary_file()
    {
        using var repository = new Repository();
        Directory.CreateDirectory(repository.PlanOf("prod"));

        PlanCommand.Run(repository.Prod);

        Assert.IsEmpty(Directory.GetFiles(repository.PathOf("out/prod")));
    }
}
