using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Views
{
    [TestMethod]
    public void The_target_writes_them_beside_the_plan()
    {
        var project = TestProject.Create();

        project.DeployPlan("prod").Succeeds();

        Assert.Contains("```mermaid", File.ReadAllText(View(project, "plan.md")));
        Assert.Contains("deploy_prod_api", File.ReadAllText(View(project, "plan.html")));
        Assert.DoesNotContain(project.Folder, File.ReadAllText(View(project, "plan.html")));
    }

    [TestMethod]
    public void Without_an_environment_it_writes_them_for_each()
    {
        var project = TestProject.Create();

        project.Build("-t:DeployPlan").Succeeds();

        Assert.IsTrue(File.Exists(View(project, "plan.html")));
        Assert.IsTrue(File.Exists(project.PathOf("bin/deployplan/staging/plan.md")));
    }

    [TestMethod]
    public void A_plain_build_writes_none_but_keeps_up_to_date_what_is_there()
    {
        var project = TestProject.Create();
        project.Build().Succeeds();
        Assert.IsFalse(File.Exists(View(project, "plan.md")));
        Assert.IsFalse(File.Exists(View(project, "plan.html")));
        project.DeployPlan("prod").Succeeds();

        project.Build("-p:DeployPlanVersion=7.7.7").Succeeds();

        Assert.Contains("7.7.7", File.ReadAllText(View(project, "plan.md")));
        Assert.Contains("7.7.7", File.ReadAllText(View(project, "plan.html")));
    }

    [TestMethod]
    [DataRow("DeployPlanMarkdown", "plan.md", "plan.html")]
    [DataRow("DeployPlanHtml", "plan.html", "plan.md")]
    public void Each_can_be_switched_off_and_is_removed_then(string property, string off, string on)
    {
        var project = TestProject.Create();
        project.DeployPlan("prod").Succeeds();

        project.DeployPlan("prod", $"-p:{property}=false").Succeeds();

        Assert.IsFalse(File.Exists(View(project, off)));
        Assert.IsTrue(File.Exists(View(project, on)));
    }

    [TestMethod]
    public void Clean_removes_them_also_from_a_folder_that_the_project_chose()
    {
        var project = TestProject.Create();
        project.AddToProject("<PropertyGroup><DeployPlanOutputDirectory>plans</DeployPlanOutputDirectory></PropertyGroup>");
        project.DeployPlan("prod").Succeeds();
        Assert.IsTrue(File.Exists(project.PathOf("plans/prod/plan.md")));

        project.Build("-t:Clean").Succeeds();

        Assert.IsFalse(File.Exists(project.PathOf("plans/prod/plan.md")));
        Assert.IsFalse(File.Exists(project.PathOf("plans/prod/plan.html")));
    }

    [TestMethod]
    public void A_warning_that_is_an_error_leaves_none()
    {
        var project = TestProject.Create();
        project.DeployPlan("prod").Succeeds();
        project.Replace("deploy.yml", "project:", "colour: red\nproject:");

        project.DeployPlan("prod", "-warnaserror").Fails();

        Assert.IsFalse(File.Exists(View(project, "plan.md")));
        Assert.IsFalse(File.Exists(View(project, "plan.html")));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("-tl:on", "", true)]
    [DataRow("-tl:on", "1", false)]
    [DataRow("-tl:off", "", false)]
    [DataRow("-tl:on -p:DeployPlanColor=false", "", false)]
    [DataRow("-tl:off -p:DeployPlanColor=true", "", true)]
    public void A_terminal_shows_colours_unless_it_should_not(string argument, string noColor, bool isColored)
    {
        var project = TestProject.Create();
        var build = $"dotnet build --no-restore -t:DeployPlan -p:Env=prod {argument}";

        var output = Dotnet.RunProgram("script", project.Folder, ["-qec", build, "/dev/null"], ("TERM", "xterm"), ("NO_COLOR", noColor)).Succeeds().Output;

        Assert.AreEqual(isColored, output.Contains("\u001b[1mPlan for prod", StringComparison.Ordinal), output);
    }

    [TestMethod]
    public void A_file_or_a_pipe_gets_no_colours() => Assert.DoesNotContain("\u001b", TestProject.Create().DeployPlan("prod").Succeeds().Output);

    private static string View(TestProject project, string name) => project.PathOf($"bin/deployplan/prod/{name}");
}
