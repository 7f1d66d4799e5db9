using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplyOwnDrivers
{
    private const string Config =
        """
        project: { name: shop }
        services:
          api: { image: "api:1" }
          web: { image: "web:1", depends_on: [api] }
        environments:
          prod: { driver: ftp }

        """;

    // The examples of the documentation: what people copy is what is tested.
    private static string Example(string start)
    {
        var page = File.ReadAllText(Path.Combine(Workspace.Repository, "docs", "drivers.md"));
        var index = page.IndexOf(start, StringComparison.Ordinal);
        return page[index..page.IndexOf("```", index, StringComparison.Ordinal)];
    }

    [TestMethod]
    public void A_target_of_the_project_is_a_driver_without_the_package_of_drivers()
    {
        var project = ApplyProject.Create(Config, Template.Library);
        project.Project.AddToProject(Example("<ItemGroup>\n  <DeployPlanDriver Include=\"ftp\" OperationType=\"deploy\" TargetName=\"UploadService\" />"));

        project.Apply("-m:2").Succeeds();

        CollectionAssert.AreEqual(
            new[] { $"api to prod, image api:1, release {Path.GetFileName(project.Releases[0])}", $"web to prod, image web:1, release {Path.GetFileName(project.Releases[0])}" },
            File.ReadAllLines(project.Project.PathOf("uploads.txt")));
        Assert.AreEqual("ftp", project.Records["deploy_prod_api"]["driver"]!.GetValue<string>());
    }

    [TestMethod]
    public void So_is_a_target_in_a_file_of_its_own_and_it_can_be_retried()
    {
        var project = ApplyProject.Create(Config, Template.Library);
        project.Project.AddToProject("""<ItemGroup><DeployPlanDriver Include="ftp" OperationType="deploy" TargetName="UploadService" File="Upload.targets" Retries="2" RetryDelaySeconds="0" /></ItemGroup>""");
        project.Project.Write("Upload.targets", Example("<Project>\n  <Target Name=\"UploadService\">"));
        project.Project.Write("upload.sh", "echo \"$1\" >> ran.txt; [ $(grep -c \"$1\" ran.txt) = 2 ]\n");

        project.Apply("-m:1").Succeeds();

        CollectionAssert.AreEqual(new[] { "api", "api", "web", "web" }, project.Ran.ToArray());
        Assert.AreEqual(2, project.Records["deploy_prod_web"]["attempt"]!.GetValue<int>());
    }

    [TestMethod]
    public void A_driver_of_the_project_replaces_a_built_in_one()
    {
        var project = ApplyProject.Create();
        project.Project.AddToProject(
            """
            <ItemGroup><DeployPlanDriver Include="command" OperationType="deploy" TargetName="Mine" /></ItemGroup>
            <Target Name="Mine"><WriteLinesToFile File="ran.txt" Lines="mine %(Operation.Service)" /></Target>
            """);

        project.Apply().Succeeds();

        CollectionAssert.AreEquivalent(new[] { "network", "cluster", "store", "mine api" }, project.Ran.ToArray());
    }

    [TestMethod]
    public void A_registration_that_cannot_work_is_an_error_before_anything_runs()
    {
        var project = ApplyProject.Create();
        project.Project.AddToProject("""<ItemGroup><DeployPlanDriver Include="command" OperationType="deploy" TargetName="Mine" File="nowhere.targets" /></ItemGroup>""");

        Assert.MatchesRegex("error DPL4007: The DeployPlanDriver item 'command' names the file '.*nowhere.targets', which does not exist", project.Apply().Fails().Output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    [DataRow("a b")]
    [DataRow("a%3Bb;c")]
    [DataRow("$(HOME) @(x)")]
    public void Odd_folders_work(string name)
    {
        var project = ApplyProject.CreateIn(name);

        project.Apply("-m:2").Succeeds();

        Assert.HasCount(4, project.Ran);
    }
}
