using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplyChecks
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, echo network >> ran.txt] }
        services:
          api: { image: "api:1" }
          web: { image: "web:1", depends_on: [api] }
        environments:
          prod: { driver: ftp }

        """;

    [TestMethod]
    public void Every_driver_looks_before_anything_runs_and_a_failed_look_leaves_no_release()
    {
        var project = Create();
        project.Project.Write("upload-api.zip", "");

        var output = project.Apply("-m:2").Fails().Output;

        Assert.Contains("There is no upload-web.zip; build it first", output);
        Assert.Contains("error DPL4210: Nothing was run, because deploy_prod_web could not run", output);
        Assert.IsEmpty(project.Ran);
        Assert.IsEmpty(project.Releases);

        project.Project.Write("upload-web.zip", "");
        project.Apply("-m:2").Succeeds();

        Assert.HasCount(1, project.Ran);
        Assert.HasCount(2, Directory.GetFiles(project.Project.PathOf("uploaded")));
    }

    [TestMethod]
    public void A_resumed_release_checks_only_what_is_not_done()
    {
        var project = Create();
        project.Project.Write("upload-api.zip", "");
        project.Project.Write("upload-web.zip", "");
        project.Project.Write("uploaded/upload-web.zip/in-the-way", "");
        project.Apply().Fails();

        File.Delete(project.Project.PathOf("upload-api.zip"));
        Directory.Delete(project.Project.PathOf("uploaded/upload-web.zip"), recursive: true);
        project.Apply("-p:DeployPlanResume=true").Succeeds();
    }

    [TestMethod]
    public void A_dry_run_checks_nothing() => Create().Apply("-p:DeployPlanDryRun=true").Succeeds();

    private static ApplyProject Create()
    {
        var project = ApplyProject.Create(Config);
        var page = File.ReadAllText(Path.Combine(Workspace.Repository, "docs", "drivers.md"));
        var start = page.IndexOf("<ItemGroup>", page.IndexOf("ApplyChecks.cs builds", StringComparison.Ordinal), StringComparison.Ordinal);
        project.Project.AddToProject(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        return project;
    }
}
