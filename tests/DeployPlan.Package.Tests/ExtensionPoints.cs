using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ExtensionPoints
{
    private const string Targets =
        """
        <PropertyGroup><DeployPlanDependsOn>$(DeployPlanDependsOn);Prepare</DeployPlanDependsOn></PropertyGroup>
        <Target Name="Prepare"><Message Importance="high" Text="RUN Prepare [@(DeployPlanOperation)]" /></Target>
        <Target Name="BeforeDeployPlan"><Message Importance="high" Text="RUN Before [@(DeployPlanOperation)]" /></Target>
        <Target Name="AfterDeployPlan"><Message Importance="high" Text="RUN After [@(DeployPlanBuild)]" /></Target>
        <Target Name="Deploy" AfterTargets="DeployPlan"><Message Importance="high" Text="RUN Deploy [@(DeployPlanBuild)]" /></Target>
        """;

    [TestMethod]
    public void Targets_of_the_project_run_around_the_plan()
    {
        var project = TestProject.Create();
        project.AddToProject(Targets);

        CollectionAssert.AreEqual(new[] { "Prepare []", "Before []", "After [build_api]", "Deploy [build_api]" }, Ran(project.DeployPlan("prod")));
    }

    [TestMethod]
    public void What_hangs_on_DeployPlan_does_not_run_in_a_plain_build()
    {
        var project = TestProject.Create();
        project.AddToProject(Targets);

        CollectionAssert.AreEqual(new[] { "Prepare []", "Before []", "After [build_api]" }, Ran(project.Build("-p:Env=prod")));
    }

    private static string[] Ran(BuildResult result) =>
        [.. result.Succeeds().Output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("RUN ", StringComparison.Ordinal)).Select(line => line[4..])];
}
