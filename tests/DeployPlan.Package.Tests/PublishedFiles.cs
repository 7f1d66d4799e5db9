using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class PublishedFiles
{
    [TestMethod]
    [DataRow("")]
    [DataRow("-p:DeployPlanConfig=config/first.yml")]
    public void Nothing_of_ours_is_content_of_a_web_project(string config)
    {
        var project = TestProject.WithoutConfig(Template.Web);
        project.Write("Program.cs", "return 0;\n");
        project.Write("own.schema.json", "{}");
        string[] places = ["-p:DeployPlanOutputDirectory=plans", "-p:DeployPlanStateDirectory=state", .. config.Length == 0 ? Array.Empty<string>() : [config]];
        project.Build(["-t:DeployPlanInit", .. places]).Succeeds();
        project.Build(["-t:DeployPlanLock", .. places]).Succeeds();
        project.Build(["-t:DeployPlan", "-p:Env=prod", .. places]).Succeeds();
        project.Write("state/prod/release.json", "{}");
        Assert.HasCount(2, Directory.GetFiles(project.Folder, "deployplan.*.lock.json", SearchOption.AllDirectories));

        var files = project.Build(["-getItem:Content,None", .. places]).Json["Items"]!;

        var paths = string.Join(' ', files["Content"]!.AsArray().Concat(files["None"]!.AsArray()).Select(item => item!["Identity"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal));
        Assert.AreEqual(config.Length == 0 ? "NuGet.config deploy.yml global.json own.schema.json" : "NuGet.config config/first.yml global.json own.schema.json", paths);
    }

    [TestMethod]
    public void Nothing_of_ours_is_published_with_a_web_project()
    {
        var project = TestProject.WithoutConfig(Template.Web);
        project.Write("Program.cs", "return 0;\n");
        project.Write("own.schema.json", "{}");
        project.Build("-t:DeployPlanInit").Succeeds();
        project.Build("-t:DeployPlanLock").Succeeds();
        project.Build("-t:DeployPlan", "-p:Env=prod").Succeeds();

        project.Build("-t:Publish", "-p:PublishDir=published/").Succeeds();

        var published = Directory.GetFiles(project.PathOf("published"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        CollectionAssert.IsSubsetOf(new[] { "Shop.dll", "own.schema.json" }, published);
        Assert.IsEmpty(published.Where(name => name!.Contains("deploy", StringComparison.OrdinalIgnoreCase) || name.Contains("plan", StringComparison.OrdinalIgnoreCase)));
    }

    [TestMethod]
    public void Nor_is_the_project_of_a_config_below_it()
    {
        var project = TestProject.WithoutConfig(Template.Web);
        project.Write("deploy/deploy.csproj", $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""");
        project.Write("deploy/obj/project.assets.json", "{}");

        var content = project.Build("-getItem:Content").Json["Items"]!["Content"]!.ToJsonString();

        Assert.DoesNotContain("project.assets.json", content);
    }
}
