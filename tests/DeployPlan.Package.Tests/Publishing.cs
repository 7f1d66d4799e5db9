using System.IO.Compression;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Publishing
{
    [TestMethod]
    public void Publish_plans_and_publishes_no_plan()
    {
        var project = TestProject.Create();

        Dotnet.Run(project.Folder, ["publish", "--no-restore", "-tl:off", "-o", "out"]).Succeeds();

        Assert.IsTrue(File.Exists(project.Plan("prod")));
        Assert.IsTrue(File.Exists(project.PathOf("out/Shop.dll")));
        Assert.IsEmpty(Directory.GetFiles(project.PathOf("out"), "*plan*", SearchOption.AllDirectories));
        Assert.DoesNotContain("DeployPlan", File.ReadAllText(project.PathOf("out/Shop.deps.json")));
    }

    [TestMethod]
    public void Pack_plans_and_packs_neither_plan_nor_dependency()
    {
        var project = TestProject.Create();

        Dotnet.Run(project.Folder, ["pack", "--no-restore", "-tl:off", "-o", "out"]).Succeeds();

        Assert.IsTrue(File.Exists(project.Plan("prod")));
        using var package = ZipFile.OpenRead(Directory.GetFiles(project.PathOf("out")).Single());
        Assert.DoesNotContain(entry => entry.FullName.Contains("plan.json", StringComparison.Ordinal), package.Entries);
        using var nuspec = new StreamReader(package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        Assert.DoesNotContain("DeployPlan", nuspec.ReadToEnd());
    }
}
