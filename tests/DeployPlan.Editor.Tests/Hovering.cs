using DeployPlan.Editor.Tests.Support;

namespace DeployPlan.Editor.Tests;

[TestClass]
[TestCategory("Editor")]
public class Hovering : EditorTest
{
    private const string Config = """
        project: { name: shop }
        infra:
          network: { provider: command, command: [./network.sh] }
        databases:
          orders:
            connection_env: ORDERS_DB
            migrations: { engine: raw, path: db, strategy: pre_deploy }
        services:
          api: { project: Api.csproj, health_check: { url: http://localhost:8080/healthz, expected_status: 204 } }
        environments:
          prod: { driver: compose, approval: required }

        """;

    [TestMethod]
    [DataRow("infra", "must exist before")]
    [DataRow("provider", "the driver")]
    [DataRow("connection_env", "Never the string itself")]
    [DataRow("engine", "raw runs SQL scripts")]
    [DataRow("strategy", "Before the services on the database are deployed")]
    [DataRow("health_check", "How to see that it works")]
    [DataRow("expected_status", "HTTP status of a healthy service")]
    [DataRow("approval", "the very plan that is applied")]
    public void A_key_says_what_it_is_for(string key, string expected) => Assert.Contains(expected, Open(Config).HoverOver(key));

    [TestMethod]
    public void A_key_shows_what_to_write() => Assert.Contains("ORDERS_DB", Open(Config).HoverOver("connection_env"));
}
