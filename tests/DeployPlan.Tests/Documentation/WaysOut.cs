using System.Xml.Linq;

namespace DeployPlan.Tests.Documentation;

/// <summary>A command that a message shows must do something: what a busy environment refuses can be told that its holder is gone.</summary>
[TestClass]
public class WaysOut
{
    // An end frees the environment, and a log is shown whoever has it.
    private static readonly string[] Never = ["Step End", "Action Logs"];

    [TestMethod]
    public void Every_task_that_a_busy_environment_refuses_takes_the_name_of_the_holder_that_is_gone()
    {
        var calls = Directory.GetFiles(RepositoryFolder.PathOf("build"), "*.targets").SelectMany(static file => XDocument.Load(file).Descendants())
            .Where(static task => task.Name.LocalName is "ApplyRelease" or "GenerateRollback" or "MigrateReleases" or "ManageServices")
            .Where(static task => !Array.Exists(Never, never => task.Attribute(never.Split(' ')[0])?.Value == never.Split(' ')[1]))
            .ToList();

        Assert.HasCount(6, calls);
        Assert.IsEmpty(calls.Where(static task => task.Attribute("BreakLock")?.Value != "$(DeployPlanBreakLock)").Select(static task => task.ToString()));
    }
}
