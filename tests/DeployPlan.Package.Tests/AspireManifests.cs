using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>The manifest that other tests read is what a real AppHost writes.</summary>
[TestClass]
[TestCategory("Slow")]
public class AspireManifests
{
    [TestMethod]
    public void The_manifest_in_tests_Shapes_is_that_of_its_AppHost_and_a_first_config_is_made_from_it()
    {
        var shape = Path.Combine(Workspace.Repository, "tests", "Shapes", "eshop");
        var project = TestProject.WithoutConfig(Template.Library);
        foreach (var file in Directory.GetFiles(shape, "*", SearchOption.AllDirectories))
        {
            project.Write(Path.GetRelativePath(shape, file), File.ReadAllText(file));
        }

        const string Manifest = "src/eShop.AppHost/aspire-manifest.json";
        var known = File.ReadAllText(project.PathOf(Manifest));
        File.Delete(project.PathOf(Manifest));
        Git.Run(project.Folder, "init", "-q");

        Dotnet.Run(project.PathOf("src/eShop.AppHost"), ["run", "--", "--publisher", "manifest", "--output-path", project.PathOf(Manifest)]).Succeeds();

        Assert.AreEqual(known.TrimEnd(), File.ReadAllText(project.PathOf(Manifest)).ReplaceLineEndings("\n").TrimEnd());
        project.Build("Shop.csproj", "-t:DeployPlanInit", $"-p:DeployPlanInitFrom={Manifest}").Succeeds();
        Assert.Contains("    depends_on: [catalog-api, basket-api, ordering-api]\n", File.ReadAllText(project.PathOf("deploy.yml")));
    }
}
