using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
[TestCategory("CI")]
public class OldEngines
{
    [TestMethod]
    [DataRow("")]
    [DataRow("odd: 1\n", DisplayName = "with a warning")]
    public void MSBuild_17_7_on_NET_loads_the_task_and_plans(string key) => AssertPlans(key, "dotnet", OldEngine.PathFor("net10.0") + ".dll");

    [TestMethod]
    [DataRow("")]
    [DataRow("odd: 1\n", DisplayName = "with a warning")]
    public void MSBuild_17_7_as_NET_Framework_code_on_Mono_loads_the_task_and_plans(string key)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "mono"))))
        {
            Assert.Inconclusive("Mono is not installed: Debian's package is mono-devel.");
        }

        AssertPlans(key, "mono", OldEngine.PathFor("net472") + ".exe");
    }

    private static void AssertPlans(string key, string runtime, string host)
    {
        var project = OldEngine.CreateProject();
        project.Replace("deploy.yml", "project:", key + "project:");

        var output = Dotnet.RunProgram(runtime, project.Folder, [host, "whole.proj"], ("MSBUILD_EXE_PATH", host)).Succeeds().Output;

        foreach (var id in ShopConfig.ProdIds)
        {
            Assert.Contains($"ITEM {id} ", output);
        }

        Assert.AreEqual(key.Length > 0, output.Contains("warning DPL1013", StringComparison.Ordinal), output);
        Assert.AreEqual("prod", project.ReadPlan("prod")["environment"]!.GetValue<string>());
    }
}
