using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>What a pipeline of Azure says beside what every export does.</summary>
[TestClass]
public sealed class AzurePipelines : IDisposable
{
    private readonly ShellFolder _shell = new();

    public void Dispose() => _shell.Dispose();

    [TestMethod]
    public void The_approval_is_a_stage_before_that_of_the_release()
    {
        var file = ExportedPlan.Of("azure", SamplePlans.Shop()).File;

        Assert.Contains("  - stage: \"approve\"\n    dependsOn: []\n", file);
        Assert.Contains("  - stage: \"release\"\n    dependsOn: [\"approve\"]\n", file);
        Assert.Contains("  - stage: \"release\"\n    dependsOn: []\n", ExportedPlan.Of("azure", SamplePlans.Shop() with { ApprovalRequired = false }).File, "Without the key it would wait for the stage before it.");
    }

    [TestMethod]
    public void What_waits_for_a_person_is_rejected_when_its_time_is_over_and_not_by_its_job()
    {
        var file = ExportedPlan.Of("azure", SamplePlans.Shop()).File;

        Assert.HasCount(1 + 2, file.Split("- task: \"ManualValidation@1\"\n"));
        Assert.HasCount(1 + 2, file.Split("onTimeout: \"reject\"\n"));
        Assert.HasCount(1 + 2, file.Split("allowApproversToApproveTheirOwnRuns: false\n"));
        Assert.HasCount(1 + 2, file.Split("        pool: \"server\"\n        timeoutInMinutes: 10140\n        steps:\n          - task: \"ManualValidation@1\"\n            timeoutInMinutes: 10080\n"));
    }

    [TestMethod]
    public void The_environment_knows_of_the_begin_and_of_deploys()
    {
        var file = ExportedPlan.Of("azure", SamplePlans.Shop()).File;

        var known = file.Split('\n').Where(line => line.TrimStart().StartsWith("- deployment: ", StringComparison.Ordinal)).Select(line => line.Trim());
        Assert.AreEqual("- deployment: \"begin\" - deployment: \"deploy_prod_api\"", string.Join(' ', known));
        Assert.HasCount(1 + 2, file.Split("environment: {name: \"prod\"}"));
        Assert.Contains("lockBehavior: \"sequential\"\n", file);
    }

    [TestMethod]
    public void The_end_comes_always_where_it_began() => Assert.AreEqual("and(always(), in(dependencies.begin.result, 'Succeeded', 'SucceededWithIssues'))", Scripts.First(ExportedPlan.Of("azure", SamplePlans.Shop()).File, "end", "condition"));

    [TestMethod]
    public void A_job_runs_where_its_labels_say_and_else_on_a_machine_of_Microsoft()
    {
        var file = ExportedPlan.Of("azure", ExportedPlan.Shop(operation => operation with { RunsOn = operation.Id == "build_api" ? ["agent:web-1", "linux"] : null })).File;

        Assert.Contains("- job: \"build_api\"\n        dependsOn: [\"begin\"]\n        pool: {name: \"Default\", demands: [\"Agent.Name -equals web-1\", \"linux\"]}\n", file);
        Assert.Contains("- job: \"infra_network\"\n        dependsOn: [\"begin\"]\n        pool: {vmImage: \"ubuntu-latest\"}\n", file);
    }

    // The engine leaves "$(NAME)" as it is where it has no such variable.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("$(ORDERS_DB)", "none")]
    [DataRow("Host=db;Password=$(x", "Host=db;Password=$(x")]
    [DataRow("a b", "a b")]
    [DataRow("", "")]
    public void A_variable_that_the_pipeline_does_not_have_is_not_set(string value, string expected)
    {
        _shell.Write("bin/dotnet", "#!/bin/bash\nprintf '%s' \"${ORDERS_DB-none}\"\n");

        var (code, output) = _shell.Bash(Scripts.First(ExportedPlan.Of("azure", SamplePlans.Shop()).File, "migration_orders_pre_deploy", "bash"), ("ORDERS_DB", value));

        Assert.AreEqual((0, expected), (code, output));
    }

    // No shell has a variable of such a name, but programs do.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("$(ConnectionStrings__orders-db)", "none")]
    [DataRow("Host=db;Password=$(x", "Host=db;Password=$(x")]
    [DataRow("", "")]
    public void Nor_is_one_whose_name_no_shell_knows(string value, string expected)
    {
        const string Name = "ConnectionStrings__orders-db";
        _shell.Write("bin/dotnet", $"#!/bin/bash\nprintf '%s' \"$(printenv {Name} || echo none)\"\n");
        var plan = ExportedPlan.Shop(operation => operation.Inputs is MigrationInputs inputs ? operation with { Inputs = inputs with { ConnectionEnv = Name } } : operation) with { RequiredEnvironment = [Name] };

        var (code, output) = _shell.Bash(Scripts.First(ExportedPlan.Of("azure", plan).File, "migration_orders_pre_deploy", "bash"), (Name, value));

        Assert.AreEqual((0, expected), (code, output));
    }

    [TestMethod]
    public void What_a_script_prints_is_no_command_but_for_a_few() =>
        Assert.AreEqual("restricted", Scripts.First(ExportedPlan.Of("azure", SamplePlans.Shop()).File, "begin", "commands"));

    [TestMethod]
    [DataRow("dependsOn: [\"approve\"]", "dependsOn: []", DisplayName = "the release does not wait for the approval")]
    [DataRow("dependsOn: [\"migration_orders_pre_deploy\"", "dependsOn: [\"begin\"", DisplayName = "a job does not wait for another")]
    [DataRow("- job: \"build_api\"", "- job: \"build_apis\"", DisplayName = "a job has another name")]
    public void A_difference_is_found(string before, string after) => Assert.AreEqual(
        "DPL5011",
        ExportedPlan.Of(
            new ChangedExporter { Real = new AzureExporter(), Spoil = text => text.Replace(before, after, StringComparison.Ordinal) },
            SamplePlans.Shop() with { ManualOperations = [] }).Codes);
}
