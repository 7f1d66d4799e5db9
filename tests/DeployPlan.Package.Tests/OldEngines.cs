using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>The package in MSBuild 17.7.2, which is what Visual Studio 2022 17.7 runs.</summary>
[TestClass]
[TestCategory(nameof(OldEngines))]
public class OldEngines
{
    private const string Tasks = "Microsoft.Build.Tasks.Core, Version=15.1.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a";

    private static readonly string Package = Path.Combine(Workspace.Packages, "deployplan.tasks", Workspace.Version);

    private static readonly string HostFolder =
        AppContext.BaseDirectory.Replace("DeployPlan.Package.Tests", "DeployPlan.OldEngine", StringComparison.Ordinal);

    [TestMethod]
    public void On_dotnet_the_plan_is_the_same() =>
        AssertSamePlan("dotnet", Path.Combine(HostFolder, "DeployPlan.OldEngine.dll"));

    [TestMethod]
    public void On_Mono_as_code_of_the_NET_Framework_the_plan_is_the_same() =>
        AssertSamePlan("mono", Path.Combine(HostFolder, "..", "net472", "DeployPlan.OldEngine.exe"));

    private static void AssertSamePlan(string program, string host)
    {
        var project = TestProject.Create();
        project.Write("whole.proj", ProjectText);
        project.Write("links/one.txt", "1\n");
        File.CreateSymbolicLink(project.PathOf("links/current"), "one.txt");
        File.CreateSymbolicLink(project.PathOf("links/folder"), "../db");
        File.CreateSymbolicLink(project.PathOf("links/later"), "nothing");

        var first = Run().Succeeds().Output;
        Assert.Contains("MSBuild 17.7", first);
        Assert.Contains($"[output] {string.Join(';', ShopConfig.ProdIds)}\n", first);
        var plan = File.ReadAllText(project.Plan("prod"));

        Assert.Contains($"[output] {string.Join(';', ShopConfig.ProdIds)}\n", Run().Succeeds().Output);

        Directory.Delete(project.Bin, recursive: true);
        Directory.Delete(project.PathOf("obj/deployplan"), recursive: true);
        project.DeployPlan("prod").Succeeds();
        Assert.AreEqual(File.ReadAllText(project.Plan("prod")), plan);

        project.Replace("deploy.yml", "strategy: manual", "strategy: sometimes");
        Assert.Contains("deploy.yml(10,", Run().Fails().Output);

        BuildResult Run() =>
            Dotnet.RunProgram(program, project.Folder, [host, project.PathOf("whole.proj"), "DeployPlan", "DeployPlanEnvironment=prod"]);
    }

    // The engine alone brings no tasks along: the two that the package uses are named here.
    private static string ProjectText =>
        $"""
        <Project>
          <UsingTask TaskName="Message" AssemblyName="{Tasks}" />
          <UsingTask TaskName="Delete" AssemblyName="{Tasks}" />
          <Import Project="{Package}/build/DeployPlan.Tasks.props" />
          <Import Project="{Package}/build/DeployPlan.Tasks.targets" />
          <Target Name="Print" AfterTargets="DeployPlan">
            <Message Importance="high" Text="[output] @(DeployPlanOperation)" />
          </Target>
        </Project>

        """;
}
