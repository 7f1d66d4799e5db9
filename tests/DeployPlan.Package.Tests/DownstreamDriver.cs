using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class DownstreamDriver
{
    // The example of the documentation: what people copy is what is tested.
    private static string Targets
    {
        get
        {
            var page = File.ReadAllText(Path.Combine(Workspace.Repository, "docs", "msbuild.md"));
            var start = page.IndexOf("<Target Name=\"Deploy\"", StringComparison.Ordinal);
            return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        }
    }

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
