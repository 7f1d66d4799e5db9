using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplyPage
{
    [TestMethod]
    public void A_release_has_a_page_with_the_state_of_each_operation_that_status_writes_anew()
    {
        var project = ApplyProject.Create();

        var output = project.Apply("-m:1").Succeeds().Output;

        var page = Path.Combine(project.Releases[^1], "plan.html");
        Assert.Contains($"In a browser: {page}", output);
        var text = File.ReadAllText(page);
        Assert.Contains("\"status\":\"succeeded\"", text);
        Assert.Contains("\"log\":\"logs/", text);
        Assert.DoesNotContain(project.Project.Folder, text);

        File.Delete(page);
        Assert.Contains($"In a browser: {page}", project.Project.Build("-t:DeployPlanStatus", "-p:Env=prod").Succeeds().Output);
        Assert.AreEqual(text, File.ReadAllText(page));
    }
}
