using DeployPlan.Changes;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Tests.Comparisons;

/// <summary>What is deployed is another program where its build changed, although the deploy says the same.</summary>
[TestClass]
public class ChangedBuilds
{
    private static readonly Operation _api = Operation.Empty with { Id = "build_api", Type = OperationType.Build, Inputs = BuildInputs.Empty, Driver = "publish", Consumes = ["src/api"] };
    private static readonly Operation _web = _api with { Id = "build_web", Consumes = ["src/web"] };
    private static readonly Operation _deployApi = Operation.Empty with { Id = "deploy_prod_api", Type = OperationType.Deploy, Inputs = DeployInputs.Empty, Driver = "process", DependsOn = ["build_api"] };
    private static readonly Operation _deployWeb = _deployApi with { Id = "deploy_prod_web", DependsOn = ["build_web"] };

    [TestMethod]
    public void A_deploy_is_changed_with_its_build_and_no_other_one()
    {
        var diff = PlanComparer.Compare(PlanOf('a', _api, _web, _deployApi, _deployWeb), PlanOf('b', _api, _web, _deployApi, _deployWeb));

        Assert.AreEqual("build_api Changed, build_web Same, deploy_prod_api Changed, deploy_prod_web Same", Said(diff));
        Assert.AreEqual("build_api changed", ChangeLines.Of(diff.Operations[2]).Single());
    }

    [TestMethod]
    public void One_that_says_something_else_itself_says_only_that()
    {
        var diff = PlanComparer.Compare(PlanOf('a', _api, _deployApi), PlanOf('b', _api, _deployApi with { Driver = "command" }));

        Assert.IsEmpty(diff.Operations[1].BuildsChanged);
        Assert.HasCount(1, ChangeLines.Of(diff.Operations[1]));
    }

    [TestMethod]
    public void What_is_built_as_before_is_deployed_as_before() =>
        Assert.AreEqual("build_api Same, deploy_prod_api Same", Said(PlanComparer.Compare(PlanOf('a', _api, _deployApi), PlanOf('a', _api, _deployApi))));

    private static string Said(PlanDiff diff) => string.Join(", ", diff.Operations.Select(change => $"{change.Id} {change.Kind}"));

    private static Plan PlanOf(char digest, params Operation[] operations) =>
        Plan.Empty with { Environment = "prod", Operations = operations, SealedInputs = [new SealedInput("src/api/Program.cs", new string(digest, 64))] };
}
