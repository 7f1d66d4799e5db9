using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Exports;
using DeployPlan.Tests.Comparisons;
using DeployPlan.Tests.Documentation;

namespace DeployPlan.Tests.Exports;

/// <summary>docs/exports.md shows the files that its example gives, names every engine, and each of its engines has a section.</summary>
[TestClass]
[DoNotParallelize]
public class ExportsPage
{
    private static string File => RepositoryFolder.PathOf("docs", "exports.md");

    [TestMethod]
    public void The_files_are_those_of_the_example()
    {
        var page = System.IO.File.ReadAllText(File).ReplaceLineEndings("\n");
        var config = CodeBlock.AllIn(page[page.IndexOf("## The example", StringComparison.Ordinal)..]).First(block => block.Language == "yaml").Text;
        using var tree = new ConfigTree();
        tree.Write("deploy/deploy.yml", config);
        tree.Write("deploy/deploy.csproj", "<Project />\n");
        tree.Write("db/orders/001_orders.sql", "create table orders (id int primary key);\n");
        tree.Write("src/Shop.Api/Shop.Api.csproj", "<Project />\n");
        tree.Write("deploy/deploy.sh", "exec ./$1\n");

        GeneratedFile.AssertIsCurrent(File, GeneratedFile.WithBlocks(page, "export", Exporters.All.Select(exporter => new KeyValuePair<string, string>(exporter.Engine, Block(tree, exporter)))), "ExportsPage");
    }

    [TestMethod]
    public void Every_engine_is_in_the_tables()
    {
        var page = System.IO.File.ReadAllText(File);

        foreach (var exporter in Exporters.All)
        {
            Assert.Contains($"| `{exporter.Engine}` | ", page);
            Assert.Contains($"\n## {exporter.Title}\n", page);
            Assert.Contains("**What ran where.**", page[page.IndexOf($"\n## {exporter.Title}\n", StringComparison.Ordinal)..]);
        }
    }

    private static string Block(ConfigTree tree, IExporter exporter)
    {
        var outcome = ExportCommand.Run(new ExportCommandRequest
        {
            ConfigFile = tree.PathOf("deploy/deploy.yml"),
            Project = tree.PathOf("deploy/deploy.csproj"),
            RepositoryRoot = tree.Folder,
            OutputDirectory = tree.PathOf("deploy/bin/deployplan"),
            Environment = "prod",
            Version = "1.4.0",
            Engine = exporter.Engine,
            Store = "git:origin#deployplan",
            Image = exporter.Engine == "argo" ? "mcr.microsoft.com/dotnet/sdk:10.0" : "",
            Generator = "0.1.0",
        });
        Assert.IsFalse(outcome.Diagnostics.Any(found => found.Severity != Severity.Message), string.Join('\n', outcome.Diagnostics));
        return $"```{(exporter.Extension == ".sh" ? "sh" : "yaml")}\n{System.IO.File.ReadAllText(outcome.File)}```\n";
    }
}
