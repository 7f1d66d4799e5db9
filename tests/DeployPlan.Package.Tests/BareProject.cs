using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class BareProject
{
    [TestMethod]
    public void The_package_as_its_Sdk_is_all_it_needs()
    {
        var project = TestProject.Create();
        File.Delete(project.PathOf("Shop.csproj"));
        project.Write("whole.proj", $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""");

        AssertPlans(project);
        Dotnet.Run(project.Folder, ["build", "whole.proj", "-tl:off", "-t:Clean"]).Succeeds();
        Assert.IsFalse(Directory.Exists(project.Bin));
    }

    [TestMethod]
    public void Importing_the_files_of_the_package_does_it_too()
    {
        var project = TestProject.Create();
        File.Delete(project.PathOf("Shop.csproj"));
        var build = Path.Combine(Workspace.Packages, "deployplan.tasks", Workspace.Version, "build");
        project.Write(
            "whole.proj",
            $"""
            <Project>
              <Import Project="{build}/DeployPlan.Tasks.props" />
              <Target Name="Build" />
              <Import Project="{build}/DeployPlan.Tasks.targets" />
            </Project>
            """);

        AssertPlans(project);
        project.Replace("deploy.yml", "project:", "odd: 1\nproject:");
        Assert.Contains("error DPL1013", project.Build("whole.proj", "-t:DeployPlan", "-p:WarningsAsErrors=DPL1013").Fails().Output);
        Assert.DoesNotContain("DPL1013", project.Build("whole.proj", "-t:DeployPlan", "-p:NoWarn=DPL1013").Succeeds().Output);
    }

    private static void AssertPlans(TestProject project)
    {
        project.Build("whole.proj").Succeeds();
        Assert.IsTrue(File.Exists(project.Plan("staging")));

        var ids = project.Build("whole.proj", "-t:DeployPlan", "-p:Env=prod", "-p:Version=5.0.0", "-getItem:DeployPlanOperation").Ids("DeployPlanOperation");
        CollectionAssert.AreEqual(ShopConfig.ProdIds.ToArray(), ids.ToArray());
        Assert.AreEqual("5.0.0", project.ReadPlan("prod")["version"]!.GetValue<string>());
    }
}
