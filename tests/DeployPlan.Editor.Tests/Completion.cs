using DeployPlan.Editor.Tests.Support;

namespace DeployPlan.Editor.Tests;

[TestClass]
[TestCategory("Editor")]
public class Completion : EditorTest
{
    [TestMethod]
    public void An_empty_line_at_the_top_offers_the_sections()
    {
        var offered = Open("project: { name: shop }\n\nenvironments: { prod: { driver: compose } }\n").CompleteAfter("shop }\n");

        AssertOffers(offered, ["infra", "databases", "services", "migrate_after_build", "backend"]);
        Assert.DoesNotContain("project", offered);
    }

    [TestMethod]
    public void A_service_offers_its_keys_each_once()
    {
        var offered = Open("services:\n  api:\n    \n    role: web\n").CompleteAfter("api:\n    ");

        CollectionAssert.AreEquivalent(
            new[] { "project", "build", "image", "databases", "depends_on", "health_check", "command", "required_env", "stop_timeout_seconds", "stable_seconds", "pass_env", "publish", "environment", "urls", "inputs", "runs_on" }, offered.ToArray());
    }

    [TestMethod]
    public void An_environment_offers_its_keys_and_what_it_may_overlay()
    {
        var offered = Open("environments:\n  prod:\n    driver: compose\n    \n").CompleteAfter("compose\n    ");

        AssertOffers(offered, ["approval", "compose_file", "env_file", "infra", "databases", "services"]);
    }

    [TestMethod]
    public void An_overlay_offers_the_keys_of_what_it_is_laid_over()
    {
        var offered = Open("environments:\n  prod:\n    driver: compose\n    services:\n      api:\n        \n").CompleteAfter("api:\n        ");

        AssertOffers(offered, ["health_check", "project", "databases"]);
    }

    [TestMethod]
    public void A_strategy_offers_the_three_and_says_what_each_does()
    {
        var document = Open("databases:\n  orders:\n    migrations:\n      engine: raw\n      path: db\n      strategy: \n");

        CollectionAssert.AreEqual(new[] { "pre_deploy", "post_deploy", "manual" }, document.CompleteAfter("strategy: ").ToArray());
        Assert.Contains("Before the services", document.DocumentationOf("pre_deploy", "strategy: "));
        Assert.Contains("for a person", document.DocumentationOf("manual", "strategy: "));
    }

    [TestMethod]
    [DataRow("environments:\n  prod:\n    approval: \n", "approval: ", "none", "required")]
    [DataRow("environments:\n  prod:\n    databases:\n      orders:\n        migrations:\n          strategy: \n", "strategy: ", "pre_deploy", "post_deploy", "manual")]
    [DataRow("environments:\n  prod:\n    driver: \n", "driver: ", "compose", "command")]
    [DataRow("databases:\n  orders:\n    migrations:\n      engine: \n", "engine: ", "raw", "efcore")]
    [DataRow("infra:\n  network:\n    provider: \n", "provider: ", "command", "terraform")]
    [DataRow("services:\n  api:\n    health_check:\n      method: \n", "method: ", "GET", "HEAD")]
    public void Known_values_are_offered(string yaml, string before, params string[] expected) => AssertOffers(Open(yaml).CompleteAfter(before), expected);

    private static void AssertOffers(IReadOnlyList<string> offered, params string[] expected) =>
        CollectionAssert.IsSubsetOf(expected, offered.ToArray(), string.Join(", ", offered));
}
