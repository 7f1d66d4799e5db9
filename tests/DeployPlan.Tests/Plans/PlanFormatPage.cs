using System.Text;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class PlanFormatPage
{
    [TestMethod]
    public void Its_example_is_what_the_planner_writes()
    {
        var page = File.ReadAllText(RepositoryFolder.PathOf("docs", "plan-format.md"));
        var folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "db"));
            File.WriteAllText(Path.Combine(folder, "db", "001_create.sql"), "create table orders (id int primary key);\n");
            File.WriteAllText(Path.Combine(folder, "deploy.yml"), Block(page, "yaml"));

            var outcome = PlanCommand.Run(new PlanRequest
            {
                ConfigFile = Path.Combine(folder, "deploy.yml"),
                Environment = "prod",
                Version = "1.4.0",
                OutputDirectory = Path.Combine(folder, "out"),
            });

            Assert.IsFalse(outcome.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), string.Join('\n', outcome.Diagnostics));
            Assert.AreEqual(File.ReadAllText(outcome.Environments[0].PlanFile), Block(page, "json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void Its_example_can_be_read() => Assert.IsEmpty(PlanText.Read(Block(File.ReadAllText(RepositoryFolder.PathOf("docs", "plan-format.md")), "json")).Diagnostics);

    private static string Block(string page, string language)
    {
        var block = new StringBuilder();
        foreach (var line in page.Split('\n').SkipWhile(line => line != "```" + language).Skip(1).TakeWhile(line => line != "```"))
        {
            block.Append(line).Append('\n');
        }

        return block.ToString();
    }
}
