using System.Text;
using System.Text.RegularExpressions;
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
            var written = File.ReadAllText(outcome.Environments[0].PlanFile);
            if (Environment.GetEnvironmentVariable("DEPLOYPLAN_ACCEPT") == "1")
            {
                var diagnostics = RepositoryFolder.PathOf("docs", "diagnostics.md");
                File.WriteAllText(diagnostics, File.ReadAllText(diagnostics).Replace(IdIn(page), IdIn(written), StringComparison.Ordinal));
                page = page.Replace(Block(page, "json"), written, StringComparison.Ordinal);
                File.WriteAllText(RepositoryFolder.PathOf("docs", "plan-format.md"), page);
            }

            Assert.AreEqual(written, Block(page, "json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void Its_example_can_be_read() => Assert.IsEmpty(PlanText.Read(Block(File.ReadAllText(RepositoryFolder.PathOf("docs", "plan-format.md")), "json")).Diagnostics);

    private static string IdIn(string text) => Regex.Match(text, "sha256:[0-9a-f]{64}").Value;

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
