using DeployPlan.Exports;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>What a child pipeline of GitLab says beside what every export does.</summary>
[TestClass]
public class GitLabPipelines
{
    [TestMethod]
    public void The_end_comes_when_everything_has_ended_where_it_began()
    {
        var file = ExportedPlan.Of("gitlab", SamplePlans.Shop(), ExportedPlan.Request with { RunsOn = ["linux"] }).File;

        Assert.Contains("stages: [\"run\", \"ended\", \"end\"]\n", file);
        Assert.Contains("\n\"ended\":\n  stage: \"ended\"\n  when: \"always\"\n  tags: [\"linux\"]\n  variables: {GIT_STRATEGY: \"none\"}\n", file, "Without needs, so that it waits for a whole stage.");
        Assert.Contains("\n\"end\":\n  stage: \"end\"\n  needs:\n    - {job: \"begin\", artifacts: false}\n    - {job: \"ended\", artifacts: false}\n  tags:", file);
    }

    [TestMethod]
    public void An_operation_may_be_called_as_what_comes_before_the_end()
    {
        var file = ExportedPlan.Of("gitlab", ExportedPlan.Of(("ended", []))).File;

        Assert.Contains($"\n\"{JobNames.NameOf("ended", new GitLabExporter().Names)}\":\n  stage: \"run\"\n", file);
        Assert.HasCount(2, file.Split("\n\"ended\":\n"));
    }

    // That of a project is an hour.
    [TestMethod]
    public void An_operation_without_a_limit_has_a_week()
    {
        var file = ExportedPlan.Of("gitlab", SamplePlans.Shop()).File;

        Assert.AreEqual("10080 minutes", Scripts.First(file, "build_api", "timeout"));
        Assert.AreEqual("16 minutes", Scripts.First(file, "health_check_prod_api", "timeout"));
    }

    [TestMethod]
    [DataRow("  needs:\n    - {job: \"begin\", artifacts: false}\n    - {job: \"ended\", artifacts: false}\n", "  needs:\n    - {job: \"begin\", artifacts: false}\n", DisplayName = "the end waits for the begin only")]
    [DataRow("\"ended\":\n  stage: \"ended\"\n", "\"ended\":\n  stage: \"ended\"\n  needs: []\n", DisplayName = "what comes before it waits for nothing")]
    [DataRow("\"ended\":\n  stage: \"ended\"\n", "\"ended\":\n  stage: \"run\"\n", DisplayName = "or is in an earlier stage")]
    public void A_difference_is_found(string before, string after)
    {
        Assert.Contains(before, ExportedPlan.Of("gitlab", SamplePlans.Shop()).File);
        Assert.AreEqual("DPL5011", ExportedPlan.Of(new ChangedExporter { Spoil = text => text.Replace(before, after, StringComparison.Ordinal) }, SamplePlans.Shop()).Codes);
    }
}
