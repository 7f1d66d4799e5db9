using DeployPlan.Exports;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>What is written is read again, also whether a job runs after failures: the end does, wherever the release has begun, and nothing else.</summary>
[TestClass]
public class Conditions
{
    [TestMethod]
    [DataRow("github", "always() && ", "")]
    [DataRow("github", " && needs.begin.result == 'success'", "")]
    [DataRow("github", "needs: [\"begin\"]\n", "needs: [\"begin\"]\n    if: \"always()\"\n")]
    [DataRow("gitlab", "when: \"always\"", "when: \"on_success\"")]
    [DataRow("gitlab", "stage: \"end\"\n", "stage: \"end\"\n  when: \"always\"\n")]
    [DataRow("gitlab", "stage: \"run\"\n  needs:\n", "stage: \"run\"\n  when: \"always\"\n  needs:\n")]
    [DataRow("azure", "and(always(), in(", "and(in(")]
    [DataRow("azure", ", in(dependencies.begin.result, 'Succeeded', 'SucceededWithIssues')", "")]
    [DataRow("azure", "dependsOn: [\"begin\"]\n", "dependsOn: [\"begin\"]\n    condition: \"always()\"\n")]
    [DataRow("argo", "operations.Succeeded || operations.Failed || operations.Errored", "operations.Succeeded")]
    [DataRow("argo", "begin.Succeeded && (", "(")]
    [DataRow("slurm", ",afterany:", ",afterok:")]
    [DataRow("slurm", "submit end \"afterok:", "submit end \"afterany:")]
    [DataRow("slurm", "submit build_api \"afterok:", "submit build_api \"afterany:")]
    public void A_job_that_runs_in_another_case_is_found(string engine, string before, string after)
    {
        var real = Exporters.Find(engine)!;
        AssertFound(real, real.Features, before, after);
    }

    [TestMethod]
    [DataRow("always() && ", "")]
    [DataRow(" && needs.begin.result == 'success'", "")]
    [DataRow("needs: [\"begin\"]\n", "needs: [\"begin\"]\n    if: \"always()\"\n")]
    public void Also_in_waves(string before, string after) => AssertFound(new GitHubWavesExporter(), EngineFeatures.All | EngineFeatures.Waves, before, after);

    private static void AssertFound(IExporter real, EngineFeatures features, string before, string after)
    {
        var plan = SamplePlans.Shop() with { ManualOperations = [] };
        var isThere = false;
        Assert.DoesNotContain("DPL5011", CodesOf(Seen));
        Assert.IsTrue(isThere, before);

        Assert.Contains("DPL5011", CodesOf(text => text.Replace(before, after, StringComparison.Ordinal)));

        string CodesOf(Func<string, string> spoil) => ExportedPlan.Of(new ChangedExporter { Real = real, Features = features, Spoil = spoil }, plan).Codes;

        string Seen(string text)
        {
            isThere = text.Contains(before, StringComparison.Ordinal);
            return text;
        }
    }
}
