using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Tests;

[TestClass]
public class Escaping
{
    [TestMethod]
    [DataRow("$(HOME)")]
    [DataRow("@(Compile)")]
    [DataRow("%(Identity)")]
    [DataRow("a;b")]
    [DataRow("%3B")]
    [DataRow("*.cs")]
    public void Metadata_is_what_the_config_says_and_escaped_for_MSBuild(string text)
    {
        using var run = new Run(
            $$"""
            project: { name: shop }
            services:
              api: { build: { provider: other, target: "{{text}}" } }
            environments:
              prod: { driver: command }

            """);
        run.Task.Environment = "prod";

        Assert.IsTrue(run.Task.Execute(), string.Join('\n', run.Engine.Errors.Select(error => error.Message)));

        var build = (ITaskItem2)run.Task.Builds.Single();
        Assert.AreEqual(text, build.GetMetadata("BuildTarget"));
        Assert.DoesNotContain(c => c is '$' or '@' or ';' or '*' or '(', build.GetMetadataValueEscaped("BuildTarget"));
    }
}
