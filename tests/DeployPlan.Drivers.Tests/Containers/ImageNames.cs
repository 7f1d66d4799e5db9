using DeployPlan.Drivers.Containers;

namespace DeployPlan.Drivers.Tests.Containers;

[TestClass]
public class ImageNames
{
    [TestMethod]
    [DataRow("registry.example.com/acme/api", "registry.example.com", "acme/api")]
    [DataRow("localhost/api", "localhost", "api")]
    [DataRow("host:5000/api", "host:5000", "api")]
    [DataRow("acme/api", "", "acme/api")]
    [DataRow("api", "", "api")]
    [DataRow("api:1", "", "api:1")]
    public void The_first_segment_is_a_registry_where_it_can_be_nothing_else(string name, string registry, string repository)
    {
        Assert.AreEqual(registry, new ImageName(name).Registry);
        Assert.AreEqual(repository, new ImageName(name).Repository);
    }

    [TestMethod]
    [DataRow(null, true)]
    [DataRow("bin\nobj", true)]
    [DataRow("bin\n.deployplan/", false)]
    [DataRow("**", false)]
    public void A_context_that_holds_the_state_is_told_what_to_leave_out(string? ignored, bool isTold)
    {
        var folder = Workspace.NewFolder();
        if (ignored is not null)
        {
            File.WriteAllText(Path.Combine(folder, ".dockerignore"), ignored);
        }

        Assert.AreEqual(isTold, IgnoreFile.Advice(folder, Path.Combine(folder, ".deployplan", "prod")) is not null);
        Assert.IsNull(IgnoreFile.Advice(Path.Combine(folder, "web"), Path.Combine(folder, ".deployplan", "prod")));
    }
}
