using System.Text.RegularExpressions;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>A command that is printed works in the folder in which it was printed: here beside a solution, where a command without a project is ambiguous.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public partial class PrintedCommands
{
    private const string Failing =
        """
        project: { name: shop }
        infra: { net: { provider: command, command: [sh, -c, "ls | grep fix"] } }
        services: {}
        environments: { prod: { driver: command, approval: required } }

        """;

    [TestMethod]
    public void Of_a_first_config()
    {
        var folder = TopOfRepository();

        var said = folder.Run("build", "deploy.proj", "-t:DeployPlanInit").Succeeds().Output;

        Assert.Contains("dotnet build deploy.proj -t:DeployPlan -p:Env=prod", said);
        Assert.Contains("Plan for prod", Paste(folder, said));
        Assert.Contains("Plan for prod", Paste(folder, File.ReadAllText(folder.PathOf("deploy.yml")).Split("one plan is shown by: ")[1]));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public void Of_an_apply_that_needs_approval_fails_and_is_resumed()
    {
        var folder = TopOfRepository();
        folder.Write("deploy.yml", Failing);

        var refused = folder.Run("build", "deploy.proj", "-t:DeployPlanApply", "-p:Env=prod", "-p:DeployPlanStateDirectory=of the state").Fails().Output;
        Assert.Contains("error DPL4008", refused);
        var failed = Paste(folder, refused, succeeds: false);
        Assert.Contains("error DPL4024", failed);
        folder.Write("fixed", "");
        Assert.Contains("succeeded, 1 succeeded", Paste(folder, failed));

        Assert.IsFalse(Directory.Exists(folder.PathOf(".deployplan")));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public void Of_a_lock_and_of_a_release_that_is_not_there()
    {
        var folder = TopOfRepository();
        folder.Write("deploy.yml", Failing);

        var noLock = folder.Run("build", "deploy.proj", "-t:DeployPlanDiff", "-p:Env=prod", "-p:DeployPlanBaseLock=true").Fails().Output;
        Assert.Contains("deployplan.prod.lock.json", Paste(folder, noLock));
        var noRelease = folder.Run("build", "deploy.proj", "-t:DeployPlanDiff", "-p:Env=prod", "-p:DeployPlanBaseRelease=20260101T000000000Z-000000").Fails().Output;
        Paste(folder, noRelease);
    }

    [TestMethod]
    public void A_config_of_another_name_is_named()
    {
        var project = TestProject.WithoutConfig(Template.OnePackage);

        var said = project.Command("-t:DeployPlanInit", "-p:DeployPlanConfig=first.yml").Succeeds().Output;

        Assert.Contains("dotnet build Shop.csproj -p:DeployPlanConfig=first.yml -t:DeployPlan -p:Env=prod", said);
    }

    private static TestProject TopOfRepository()
    {
        var folder = TestProject.Solution();
        folder.Write("deploy.proj", $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""");
        return folder;
    }

    private static string Paste(TestProject folder, string said, bool succeeds = true)
    {
        var command = Command().Match(said).Value;
        var result = Dotnet.RunProgram("sh", folder.Folder, ["-c", command + " -tl:off"]);
        return (succeeds ? result.Succeeds() : result.Fails()).Output;
    }

    [GeneratedRegex(@"dotnet build [^;\n\[]*?(?=;|\n| \[| and |, or )")]
    private static partial Regex Command();
}
