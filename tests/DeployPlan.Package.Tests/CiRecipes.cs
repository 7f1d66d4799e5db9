using System.Text.RegularExpressions;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>The commands of docs/ci.md, in the order and with the files that a CI system gives them. Each job has a checkout of its own, and nothing of another one but what the recipe hands on.</summary>
[TestClass]
[TestCategory("Slow")]
[OSCondition(OperatingSystems.Linux)]
public class CiRecipes
{
    private readonly string _remote = Workspace.NewFolder("remote.git");
    private readonly string _up = Path.Combine(Workspace.NewFolder("cluster"), "up");

    public CiRecipes() => Git.Run(_remote, "init", "-q", "--bare");

    [TestMethod]
    public void GitHub_applies_the_plan_that_was_made_and_approved()
    {
        var commands = Commands("## GitHub Actions");
        var (plan, apply) = (Checkout(), Checkout());
        var output = Path.Combine(FolderOf(plan), "output");
        Shell(plan, commands[0]).Succeeds();
        Shell(plan, commands[1], ("GITHUB_OUTPUT", output)).Succeeds();
        HandOn("## GitHub Actions", plan, apply.Project.Folder);

        AssertApplies(apply, commands[2], File.ReadAllText(output).Trim()["id=".Length..]);
    }

    [TestMethod]
    public void GitLab_applies_the_plan_that_was_made_and_approved()
    {
        var commands = Commands("## GitLab");
        var (plan, apply) = (Checkout(), Checkout());
        Shell(plan, commands[0]).Succeeds();
        Shell(plan, commands[1]).Succeeds();
        HandOn("## GitLab", plan, Path.GetDirectoryName(apply.Project.Plan("prod"))!);

        AssertApplies(apply, commands[2], File.ReadAllText(Path.Combine(FolderOf(plan), "plan.env")).Trim()["PLAN_ID=".Length..]);
    }

    [TestMethod]
    public void Azure_applies_the_plan_that_was_made_and_approved()
    {
        const string Sets = "##vso[task.setvariable variable=id;isOutput=true]";
        var commands = Commands("## Azure Pipelines");
        var (plan, apply) = (Checkout(), Checkout());
        var workspace = Workspace.NewFolder("pipeline");
        Shell(plan, commands[0]).Succeeds();
        var printed = Shell(plan, commands[1]).Succeeds().Output.Trim();
        Assert.StartsWith(Sets, printed);
        HandOn("## Azure Pipelines", plan, Path.Combine(workspace, "plan-prod"));

        AssertApplies(apply, commands[2], printed[Sets.Length..], ("PIPELINE_WORKSPACE", workspace));
    }

    // A job that fails half way, and another one on another machine that goes on.
    private void AssertApplies(ApplyProject job, string apply, string planId, params (string Name, string Value)[] variables)
    {
        Assert.Contains("error DPL4009", Shell(job, apply, [.. variables, ("PLAN_ID", "sha256:" + new string('0', 64))]).Fails().Output);
        Assert.IsEmpty(job.Ran);

        Shell(job, apply, [.. variables, ("PLAN_ID", planId)]).Fails();
        CollectionAssert.AreEquivalent(new[] { "network", "store" }, job.Ran.ToArray());

        File.WriteAllText(_up, "");
        var (next, goOn) = (Checkout(), Commands("## After a failure").Single());
        Shell(next, goOn, ("PLAN_ID", planId)).Succeeds();
        CollectionAssert.AreEqual(new[] { "cluster", "api" }, next.Ran.ToArray());
        Assert.Contains("error DPL4013", Shell(Checkout(), goOn, ("PLAN_ID", planId)).Fails().Output);
    }

    // The same commit on each machine.
    private ApplyProject Checkout()
    {
        var project = ApplyProject.Create(ApplyProject.Diamond.Replace("prod: { driver: command }", "prod: { driver: command, approval: required }", StringComparison.Ordinal), folder: "Shop");
        project.Project.Write("cluster.sh", $"test -e '{_up}' && echo cluster >> ran.txt\n");
        project.Project.AddToProject("<PropertyGroup>" + Regex.Match(Page(), "<DeployPlanStore>.*</DeployPlanStore>").Value + "</PropertyGroup>");
        File.WriteAllText(Path.Combine(FolderOf(project), ".gitignore"), "bin/\nobj/\n.deployplan/\nran.txt\n");
        Git.Commit(FolderOf(project));
        Git.Run(FolderOf(project), "remote", "add", "origin", _remote);
        return project;
    }

    private static string FolderOf(ApplyProject checkout) => Path.GetDirectoryName(checkout.Project.Folder)!;

    // The files that the recipe names, or the folder of the plan. A plan without sets of files has no plan.inputs.
    private static void HandOn(string heading, ApplyProject from, string folder)
    {
        var made = Path.GetDirectoryName(from.Project.Plan("prod"))!;
        var named = Regex.Matches(Section(heading), @"Shop/bin/deployplan/prod/([\w.]+)").Select(match => match.Groups[1].Value).ToHashSet();
        if (named.Count > 0)
        {
            CollectionAssert.IsSubsetOf(new[] { "plan.json", "base.json", "plan.inputs" }, named.ToArray());
        }

        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(made).Where(file => named.Count == 0 || named.Contains(Path.GetFileName(file))))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static string Page() => File.ReadAllText(Path.Combine(Workspace.Repository, "docs", "ci.md"));

    private static BuildResult Shell(ApplyProject job, string command, params (string Name, string Value)[] variables) =>
        Dotnet.RunProgram("sh", FolderOf(job), ["-c", command], [.. variables, ("VERSION", "1.4.7")]);

    // The lines of a section that are commands of a job.
    private static IReadOnlyList<string> Commands(string heading) =>
        [.. Regex.Matches(Section(heading), @"^ *(?:- |run: |- run: |- script: )?((?:dotnet build|echo) .*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    private static string Section(string heading)
    {
        var page = Page();
        var section = page[page.IndexOf(heading, StringComparison.Ordinal)..];
        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return end < 0 ? section : section[..end];
    }
}
