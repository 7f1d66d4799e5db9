using System.Text.RegularExpressions;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>The commands of docs/ci.md, in the order and with the files that a CI system gives them.</summary>
[TestClass]
[TestCategory("Slow")]
[OSCondition(OperatingSystems.Linux)]
public class CiRecipes
{
    private readonly ApplyProject _project = ApplyProject.Create(ApplyProject.Diamond.Replace("prod: { driver: command }", "prod: { driver: command, approval: required }", StringComparison.Ordinal), folder: "Shop");

    private string Checkout => Path.GetDirectoryName(_project.Project.Folder)!;

    [TestMethod]
    public void GitHub_applies_the_plan_that_was_made_and_approved()
    {
        var commands = Commands("## GitHub Actions");
        var output = Path.Combine(Checkout, "output");
        Shell(commands[0]).Succeeds();
        Shell(commands[1], ("GITHUB_OUTPUT", output)).Succeeds();
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("plan.json"));
        File.Copy(Path.Combine(Path.GetDirectoryName(_project.Project.Plan("prod"))!, "base.json"), _project.Project.PathOf("base.json"));

        AssertApplies(commands[2], File.ReadAllText(output).Trim()["id=".Length..]);
    }

    [TestMethod]
    public void GitLab_applies_the_plan_that_was_made_and_approved()
    {
        var commands = Commands("## GitLab");
        Shell(commands[0]).Succeeds();
        Shell(commands[1]).Succeeds();

        AssertApplies(commands[2], File.ReadAllText(Path.Combine(Checkout, "plan.env")).Trim()["PLAN_ID=".Length..]);
    }

    private void AssertApplies(string apply, string planId)
    {
        Assert.Contains("error DPL4009", Shell(apply, ("PLAN_ID", "sha256:" + new string('0', 64))).Fails().Output);
        Assert.IsEmpty(_project.Ran);

        Shell(apply, ("PLAN_ID", planId)).Succeeds();
        Assert.HasCount(4, _project.Ran);
        Assert.Contains("error DPL4013", Shell(Commands("## After a failure").Single(), ("PLAN_ID", planId)).Fails().Output);
    }

    private BuildResult Shell(string command, params (string Name, string Value)[] variables) =>
        Dotnet.RunProgram("sh", Checkout, ["-c", command], [.. variables, ("VERSION", "1.4.7")]);

    // The lines of a section that are commands of a job.
    private static IReadOnlyList<string> Commands(string heading)
    {
        var page = File.ReadAllText(Path.Combine(Workspace.Repository, "docs", "ci.md"));
        var section = page[page.IndexOf(heading, StringComparison.Ordinal)..];
        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return [.. Regex.Matches(end < 0 ? section : section[..end], @"^ *(?:- |run: |- run: )?((?:dotnet build|echo) .*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
    }
}
