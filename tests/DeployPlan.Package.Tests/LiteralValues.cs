using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class LiteralValues
{
    [TestMethod]
    [DataRow("$(HOME)")]
    [DataRow("@(Compile)")]
    [DataRow("%(Identity)")]
    [DataRow("a;b")]
    [DataRow("%3B")]
    [DataRow("*.cs")]
    [DataRow("$([System.IO.File]::ReadAllText('deploy.yml'))")]
    public void Text_of_the_config_reaches_consumers_as_it_stands(string text)
    {
        var project = TestProject.Create();
        project.Replace("deploy.yml", "target: final", $"target: \"{text}\"");
        project.AddToProject(
            """
            <Target Name="Consume" DependsOnTargets="DeployPlan">
              <PropertyGroup><Text>%(DeployPlanBuild.BuildTarget)</Text></PropertyGroup>
              <ItemGroup><Other Include="other" Text="%(DeployPlanBuild.BuildTarget)" /></ItemGroup>
              <Message Importance="high" Text="PROPERTY [$(Text)]" />
              <Message Importance="high" Text="ITEM [%(Other.Text)]" />
              <Message Importance="high" Text="TRANSFORM [@(DeployPlanBuild->'%(BuildTarget)')]" />
            </Target>
            """);

        var output = project.Build("-t:Consume", "-p:Env=prod").Succeeds().Output;
        var item = project.DeployPlan("prod", "-getItem:DeployPlanBuild").Items("DeployPlanBuild").Single();

        Assert.Contains($"PROPERTY [{text}]", output);
        Assert.Contains($"ITEM [{text}]", output);
        Assert.Contains($"TRANSFORM [{text}]", output);
        Assert.AreEqual(text, item["BuildTarget"]!.GetValue<string>());
    }

    [TestMethod]
    public void The_version_is_literal()
    {
        var project = TestProject.Create();

        var output = project.DeployPlan("prod", "-p:DeployPlanVersion=1.0%24(HOME)").Succeeds().Output;

        Assert.Contains("shop 1.0$(HOME)", output);
        Assert.AreEqual("1.0$(HOME)", project.ReadPlan("prod")["version"]!.GetValue<string>());
    }
}
