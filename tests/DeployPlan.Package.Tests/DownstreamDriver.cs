using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class DownstreamDriver
{
    // The example of docs/msbuild.md.
    private const string Targets =
        """
        <Target Name="Deploy" DependsOnTargets="DeployPlan">
          <MSBuild Projects="@(DeployPlanOperation->'$(MSBuildProjectFullPath)')" Targets="RunOperation"
                   Properties="OperationId=%(Identity);OperationType=%(Type);OperationDatabase=%(Database);OperationService=%(Service)" />
        </Target>

        <Target Name="RunOperation">
          <CallTarget Targets="Run_$(OperationType)" />
        </Target>

        <Target Name="Run_migration"><Message Importance="high" Text="RUN $(OperationId): psql for $(OperationDatabase)" /></Target>
        <Target Name="Run_build"><Message Importance="high" Text="RUN $(OperationId): docker build $(OperationService)" /></Target>
        <Target Name="Run_deploy"><Message Importance="high" Text="RUN $(OperationId): compose up $(OperationService)" /></Target>
        <Target Name="Run_health_check"><Message Importance="high" Text="RUN $(OperationId): curl" /></Target>
        <Target Name="Run_infra_provision"><Message Importance="high" Text="RUN $(OperationId): provision" /></Target>
        """;

    [TestMethod]
    public void A_target_of_the_project_runs_every_operation_in_plan_order()
    {
        var project = TestProject.Create();
        project.AddToProject(Targets);

        var output = project.Build("-t:Deploy", "-p:Env=prod").Succeeds().Output;

        var ran = output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("RUN ", StringComparison.Ordinal)).ToArray();
        CollectionAssert.AreEqual(ShopConfig.ProdIds.ToArray(), ran.Select(line => line[4..line.IndexOf(':', StringComparison.Ordinal)]).ToArray());
        CollectionAssert.Contains(ran, "RUN migration_orders_pre_deploy: psql for orders");
        CollectionAssert.Contains(ran, "RUN deploy_prod_api: compose up api");
    }

    [TestMethod]
    public void Without_an_environment_it_runs_nothing()
    {
        var project = TestProject.Create();
        project.AddToProject(Targets);

        Assert.DoesNotContain("RUN ", project.Build("-t:Deploy").Succeeds().Output);
    }

    [TestMethod]
    public void Plain_metadata_works_in_a_batch_although_not_every_operation_has_a_value()
    {
        var project = TestProject.Create();
        project.AddToProject("""<Target Name="Show" DependsOnTargets="DeployPlan"><Message Importance="high" Text="@(DeployPlanOperation) [%(Service)]" /></Target>""");

        var output = project.Build("-t:Show", "-p:Env=prod").Succeeds().Output;

        Assert.Contains("[worker]", output);
    }
}
