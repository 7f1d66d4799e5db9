using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class UnwritableOutput
{
    // A file stands where a folder is needed: that stops root, too.
    [TestMethod]
    [DataRow("Dockerfile")]
    [DataRow("Dockerfile/plans")]
    public void It_is_an_error_with_a_code(string folder)
    {
        var output = TestProject.Create().DeployPlan("prod", $"-p:DeployPlanOutputDirectory={folder}").Fails().Output;

        Assert.Contains("error DPL3", output);
        Assert.DoesNotContain("MSB4018", output);
    }

    [TestMethod]
    public void So_is_an_intermediate_folder_that_cannot_be_written()
    {
        var project = TestProject.Create();
        project.Write("obj/deployplan", "a file");

        var result = project.DeployPlan("prod");

        Assert.Contains("DPL3", result.Output);
        Assert.DoesNotContain("MSB4018", result.Output);
    }
}
