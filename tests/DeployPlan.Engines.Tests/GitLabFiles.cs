using DeployPlan.Engines.Tests.Support;

namespace DeployPlan.Engines.Tests;

/// <summary>gitlab-ci-local checks a file by GitLab's own schema, and then what waits for what.</summary>
[TestClass]
[TestCategory("Engines")]
public class GitLabFiles
{
    public static IEnumerable<object[]> Exports => Repository.Exports("gitlab").Select(file => new object[] { Path.GetFileName(file) });

    [TestMethod]
    [DynamicData(nameof(Exports))]
    public void It_takes_every_export_and_sees_every_job(string name)
    {
        var text = Text(name);

        var (code, output, errors) = GitLabList.Of(text);

        Assert.AreEqual(0, code, errors);
        var jobs = text.Split('\n').Where(line => line.StartsWith('"')).Select(line => line.TrimEnd(':').Trim('"'));
        CollectionAssert.AreEqual(jobs.ToArray(), GitLabList.Jobs(output));
    }

    [TestMethod]
    [DataRow("allow_failure:", "allow_failur:", "allow_failur")]
    [DataRow("job: \"begin\"", "job: \"begun\"", "begun")]
    [DataRow("when: \"manual\"", "when: \"never-ever\"", "when")]
    [DataRow("action: \"prepare\"", "action: \"begin\"", "action")]
    public void It_refuses_a_broken_one(string before, string after, string expected)
    {
        var (code, output, errors) = GitLabList.Of(Checker.Changed(Text("shop-prod.gitlab.yml"), before, after));

        Assert.AreNotEqual(0, code);
        Assert.Contains(expected, output + errors);
    }

    private static string Text(string name) => File.ReadAllText(Repository.Exports("gitlab").Single(file => Path.GetFileName(file) == name));
}
