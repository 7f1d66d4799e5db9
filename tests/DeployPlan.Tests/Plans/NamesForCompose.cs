using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class NamesForCompose
{
    [TestMethod]
    [DataRow("shop-prod", "shop-prod")]
    [DataRow("AZaz09_-", "azaz09_-")]
    [DataRow("Shop.Web/é x", "shop-web---x")]
    [DataRow("-_shop", "shop")]
    [DataRow("`{/:", "")]
    public void Only_what_compose_accepts_is_left(string name, string expected) => Assert.AreEqual(expected, ComposeProjectName.Of(name));

    [TestMethod]
    public void Each_environment_has_its_own() => Assert.AreEqual("shop-prod", ComposeProjectName.Default("shop", "prod"));
}
