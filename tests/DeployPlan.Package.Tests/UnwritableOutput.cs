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

    // What another handle keeps to itself is closed to every program, on Unix to those of .NET.
    [TestMethod]
    [DataRow("deploy.yml", "error DPL1001")]
    [DataRow("db/orders/001.sql", "error DPL2031")]
    public void So_is_a_file_that_another_program_keeps_to_itself(string file, string error)
    {
        var project = TestProject.Create();
        using (new FileStream(project.PathOf(file), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var output = project.Command("-t:DeployPlan", "-p:Env=prod").Fails().Output;

            Assert.Contains(error, output);
            Assert.Contains(file, output);
            Assert.DoesNotContain("MSB4018", output);
        }

        project.DeployPlan("prod").Succeeds();
    }
}
