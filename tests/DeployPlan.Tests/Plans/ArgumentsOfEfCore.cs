using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>What arguments of migrations tell the tools of EF Core, written as those tools read them.</summary>
[TestClass]
public class ArgumentsOfEfCore
{
    [TestMethod]
    [DataRow(null)]
    [DataRow(null, "--verbose", "--startup-projects=src/Web")]
    [DataRow(null, "-s")]
    [DataRow(null, "--startup-project")]
    [DataRow("src/Web", "--startup-project", "src/Web")]
    [DataRow("src/Web", "--verbose", "--startup-project=src/Web", "--no-build")]
    [DataRow("src/Web", "-s", "src/Web", "--no-build")]
    [DataRow("src/Api", "-s", "src/Web", "--startup-project", "src/Api")]
    [DataRow("a=b", "--startup-project=a=b")]
    public void The_startup_project_is_what_is_said_last(string? expected, params string[] arguments) => Assert.AreEqual(expected, EfCoreArguments.StartupProject(arguments));

    [TestMethod]
    [DataRow(null, "-s", "net10.0")]
    [DataRow("net10.0", "--framework", "net10.0")]
    [DataRow("net9.0", "--framework=net10.0", "--framework=net9.0")]
    public void The_framework_too(string? expected, params string[] arguments) => Assert.AreEqual(expected, EfCoreArguments.Framework(arguments));

    [TestMethod]
    public void A_framework_is_added_where_one_is_chosen()
    {
        Assert.AreEqual("--verbose --framework net10.0", string.Join(' ', EfCoreArguments.With(["--verbose"], "net10.0")));
        Assert.AreEqual("--verbose", string.Join(' ', EfCoreArguments.With(["--verbose"], null)));
    }
}
