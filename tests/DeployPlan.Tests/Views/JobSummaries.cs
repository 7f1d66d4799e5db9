using DeployPlan.Commands;

namespace DeployPlan.Tests.Views;

[TestClass]
public sealed class JobSummaries : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-").FullName;

    private string Plan => Path.Combine(_folder, "plan.md");

    private string Summary => Path.Combine(_folder, "summary");

    public JobSummaries() => File.WriteAllText(Path.Combine(_folder, "plan.md"), "# Plan\n");

    [TestMethod]
    public void The_plan_stands_after_what_is_there_already()
    {
        File.WriteAllText(Summary, "before");

        Assert.AreEqual("", Append(Summary));

        Assert.AreEqual("before\n# Plan\n\n", File.ReadAllText(Summary));
    }

    [TestMethod]
    public void A_second_run_adds_nothing()
    {
        Append(Summary);
        var once = File.ReadAllText(Summary);

        Assert.AreEqual("", Append(Summary));

        Assert.AreEqual(once, File.ReadAllText(Summary));
    }

    [TestMethod]
    public void A_summary_that_would_become_larger_than_GitHub_shows_stays_as_it_is()
    {
        var full = new string('x', (1024 * 1024) - 4);
        File.WriteAllText(Summary, full);

        var problem = Append(Summary);

        Assert.Contains("does not fit", problem);
        Assert.AreEqual(full, File.ReadAllText(Summary));
    }

    [TestMethod]
    public void A_summary_that_cannot_be_written_is_no_error() => Assert.Contains("could not be added", Append(_folder));

    private string Append(string summary) => JobSummaryCommand.Run(new JobSummaryRequest(Plan, summary)).Text;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
