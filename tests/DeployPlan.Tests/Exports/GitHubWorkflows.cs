using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>What a workflow says beside what every export does.</summary>
[TestClass]
public sealed class GitHubWorkflows : IDisposable
{
    private readonly ShellFolder _shell = new();

    public void Dispose() => _shell.Dispose();

    [TestMethod]
    public void What_waits_for_a_person_is_an_environment_of_its_own()
    {
        var file = ExportedPlan.Of("github", SamplePlans.Shop()).File;

        Assert.Contains("    environment: \"prod-approve\"\n", JobOf(file, "approve"));
        Assert.Contains("    environment: \"prod-migration_archive_manual\"\n", JobOf(file, "migration_archive_manual"));
        Assert.Contains("    environment: \"prod\"\n", JobOf(file, "begin"));
        Assert.Contains("    environment: \"prod\"\n", JobOf(file, "deploy_prod_api"));
    }

    // In place of GitHub's program is one that prints which environments were approved.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("prod-approve", 0)]
    [DataRow("other\nProd-Approve", 0, DisplayName = "GitHub's names are the same in any case")]
    [DataRow("", 1, DisplayName = "an environment that is not set up lets everything pass")]
    [DataRow("prod-approve-2", 1)]
    [DataRow("prod", 1)]
    public void A_gate_passes_only_where_a_person_has_approved_it(string approved, int exit)
    {
        var file = ExportedPlan.Of("github", SamplePlans.Shop()).File;
        _shell.Write("bin/gh", "#!/bin/bash\n[ \"$1 $2\" = \"api repos/acme/shop/actions/runs/42/approvals\" ] || exit 9\nprintf '%s' \"$APPROVED\"\n");

        var (code, output) = _shell.Bash(Scripts.First(file, "approve", "run"), ("APPROVED", approved), ("GATE", "prod-approve"), ("GITHUB_REPOSITORY", "acme/shop"), ("GITHUB_RUN_ID", "42"));

        Assert.AreEqual(exit, code, output);
        Assert.AreEqual(exit == 1, output.Contains("::error::no person has approved this; give the environment prod-approve required reviewers", StringComparison.Ordinal), output);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("exit 1", DisplayName = "GitHub does not answer")]
    [DataRow("echo prod-approve; exit 4", DisplayName = "it breaks off")]
    [DataRow("exit 127", DisplayName = "there is no such program")]
    public void A_gate_that_cannot_ask_fails_and_says_so(string gh)
    {
        _shell.Write("bin/gh", $"#!/bin/bash\n{gh}\n");

        var (code, output) = _shell.Bash(Scripts.First(ExportedPlan.Of("github", SamplePlans.Shop()).File, "approve", "run"), ("GATE", "prod-approve"), ("GITHUB_REPOSITORY", "acme/shop"), ("GITHUB_RUN_ID", "42"));

        Assert.AreEqual((1, "::error::gh could not ask GitHub who has approved this, so nothing goes on; gh must be on this machine, and the token must read actions\n"), (code, output));
    }

    [TestMethod]
    public void Its_token_writes_only_where_the_store_is_a_branch()
    {
        var git = ExportedPlan.Of("github", SamplePlans.Shop()).File;
        var other = ExportedPlan.Of("github", SamplePlans.Shop(), ExportedPlan.Request with { Store = "postgres:RELEASES_DB" }).File;

        Assert.Contains("permissions:\n  contents: \"write\"\n", git);
        Assert.DoesNotContain("persist-credentials: false", git);
        Assert.Contains("permissions:\n  contents: \"read\"\n", other);
        Assert.DoesNotContain("persist-credentials: true", other);
    }

    [TestMethod]
    public void Runs_of_an_environment_wait_for_one_another_and_cancel_none() =>
        Assert.Contains("concurrency:\n  group: \"deployplan-shop-prod\"\n  cancel-in-progress: false\n", ExportedPlan.Of("github", SamplePlans.Shop()).File);

    [TestMethod]
    public void The_end_comes_after_everything_where_it_began()
    {
        var end = JobOf(ExportedPlan.Of("github", SamplePlans.Shop()).File, "end");

        Assert.Contains("needs: [\"approve\", \"begin\", \"migration_archive_manual\", ", end);
        Assert.Contains("if: \"${{ always() && needs.begin.result == 'success' }}\"", end);
    }

    [TestMethod]
    public void A_job_runs_where_its_labels_say_and_else_on_a_machine_of_GitHub()
    {
        var file = ExportedPlan.Of("github", ExportedPlan.Shop(operation => operation with { RunsOn = operation.Id == "build_api" ? ["agent:web-1", "linux"] : null })).File;

        Assert.Contains("runs-on: [\"web-1\", \"linux\"]", JobOf(file, "build_api"));
        Assert.Contains("runs-on: [\"ubuntu-latest\"]", JobOf(file, "begin"));
    }

    [TestMethod]
    public void A_variable_is_the_secret_of_its_name_and_one_that_cannot_be_has_a_name_near_it()
    {
        var plan = SamplePlans.Shop();
        var file = ExportedPlan.Of("github", plan with { RequiredEnvironment = [.. plan.RequiredEnvironment, "Orders.Main"] }).File;

        var secret = JobNames.NameOf("Orders.Main", new NameRule(255) { Further = "_", Instead = '_' });
        Assert.StartsWith("Orders_Main_", secret);
        Assert.Contains("          \"ORDERS_DB\": \"${{ secrets.ORDERS_DB }}\"\n", JobOf(file, "begin"));
        Assert.Contains($"          \"Orders.Main\": \"${{{{ secrets.{secret} }}}}\"\n", JobOf(file, "begin"));
        Assert.Contains($"      \"{secret}\": {{required: false}}\n", file);
    }

    [TestMethod]
    public void A_plan_that_is_too_large_runs_in_waves_of_matrices()
    {
        var operations = Enumerable.Range(0, 1_200).Select(i => ($"op_{i}", i < 300 ? Array.Empty<string>() : [$"op_{i - 300}"])).ToArray();

        var exported = ExportedPlan.Of("github", ExportedPlan.Of(operations));

        Assert.AreEqual("DPL5031", exported.Codes);
        Assert.Contains("    needs: [\"begin\"]\n    strategy:\n      fail-fast: false\n", JobOf(exported.File, "wave-1-1"));
        Assert.HasCount(1 + 256, JobOf(exported.File, "wave-1-1").Split("- {id: \"op_"));
        Assert.HasCount(1 + 44, JobOf(exported.File, "wave-1-2").Split("- {id: \"op_"));
        Assert.Contains("    needs: [\"wave-3-1\", \"wave-3-2\"]\n", JobOf(exported.File, "wave-4-2"));
        Assert.Contains("'-p:DeployPlanOperationId=${{ matrix.id }}'", JobOf(exported.File, "wave-4-2"));
        Assert.Contains("\"wave-4-1\", \"wave-4-2\"]\n    if: \"${{ always()", JobOf(exported.File, "end"));
    }

    [TestMethod]
    public void Its_waves_have_one_list_of_labels_and_one_limit_each_and_wait_for_their_gates()
    {
        var plan = ExportedPlan.Shop(operation => operation with { RunsOn = operation.Id == "build_api" ? ["big"] : null });

        var exported = ExportedPlan.Of(new GitHubWavesExporter(), plan);

        Assert.AreEqual("", exported.Codes);
        Assert.Contains("- {id: \"infra_network\"}\n", JobOf(exported.File, "wave-1-1"));
        Assert.Contains("- {id: \"build_api\"}\n    runs-on: [\"big\"]\n", JobOf(exported.File, "wave-1-2"));
        Assert.Contains("needs: [\"wave-2-1\", \"migration_archive_manual\"]", JobOf(exported.File, "wave-3-1"));
        Assert.Contains("timeout-minutes: 16", JobOf(exported.File, "wave-4-1"));
    }

    [TestMethod]
    public void A_job_of_a_wave_gets_the_secrets_of_its_operation_and_no_other()
    {
        var plan = SamplePlans.Shop();
        var inputs = plan.Operations.First(operation => operation.Inputs is DeployInputs).Inputs as DeployInputs;
        var deploys = ExportedPlan.Of(("a", []), ("b", []), ("c", [])) with { RequiredEnvironment = ["ALL", "OF_A", "OF_B"] };
        var several = deploys with
        {
            Operations = [.. deploys.Operations.Select(operation => operation with { Type = OperationType.Deploy, Inputs = inputs! with { Variables = operation.Id == "c" ? ["ALL"] : ["ALL", $"OF_{operation.Id.ToUpperInvariant()}"] } })],
        };

        var wave = JobOf(ExportedPlan.Of(new GitHubWavesExporter(), several).File, "wave-1-1");

        Assert.Contains("- {id: \"a\", variables: [\"OF_A\"]}\n", wave);
        Assert.Contains("- {id: \"c\"}\n", wave);
        Assert.Contains("\"ALL\": \"${{ secrets.ALL }}\"\n", wave);
        Assert.Contains("\"OF_B\": \"${{ contains(matrix.variables, 'OF_B') && secrets.OF_B || '' }}\"\n", wave);
    }

    [TestMethod]
    [DataRow("{id: \"infra_network\"", "{id: \"build_api\"", DisplayName = "an operation is missing")]
    [DataRow("needs: [\"wave-1-1\"", "needs: [\"begin\"", DisplayName = "a wave does not wait for another")]
    public void A_difference_is_found_in_waves_too(string before, string after) => Assert.AreEqual(
        "DPL5011",
        ExportedPlan.Of(new ChangedExporter { Real = new GitHubWavesExporter(), Features = EngineFeatures.All | EngineFeatures.Waves, Spoil = text => text.Replace(before, after, StringComparison.Ordinal) }, SamplePlans.Shop()).Codes);

    [TestMethod]
    public void Actions_are_named_by_their_commit() =>
        Assert.MatchesRegex("^actions/checkout@[0-9a-f]{40}$", Scripts.First(ExportedPlan.Of("github", SamplePlans.Shop()).File, "begin", "uses"));

    private static string JobOf(string file, string name)
    {
        var start = file.IndexOf($"\n  \"{name}\":\n", StringComparison.Ordinal) + 1;
        var end = file.IndexOf("\n\n", start, StringComparison.Ordinal);
        return end < 0 ? file[start..] : file[start..(end + 1)];
    }
}
