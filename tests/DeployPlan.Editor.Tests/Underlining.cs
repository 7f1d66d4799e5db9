using DeployPlan.Editor.Tests.Support;

namespace DeployPlan.Editor.Tests;

[TestClass]
[TestCategory("Editor")]
public class Underlining : EditorTest
{
    // Line 0 of the document names the schema.
    private const string Good = """
        project: { name: shop }
        databases:
          orders:
            connection_env: ORDERS_DB
            migrations: { engine: raw, path: db, strategy: pre_deploy }
        services:
          api:
            project: Api.csproj
            databases: [orders]
        environments:
          prod: { driver: compose }

        """;

    [TestMethod]
    public void A_good_config_has_nothing_underlined() => Assert.IsEmpty(Open(Good).Diagnostics);

    [TestMethod]
    [DataRow("databases: [orders]", "databses: [orders]", 9, 4, 12, "databses")]
    [DataRow("strategy: pre_deploy", "strategy: predeploy", 5, 51, 60, "pre_deploy")]
    [DataRow("strategy: pre_deploy", "stratgey: pre_deploy", 5, 41, 49, "stratgey")]
    [DataRow("services:", "servcies:", 6, 0, 8, "servcies")]
    [DataRow("driver: compose", "aproval: required", 11, 2, 6, "driver")]
    public void A_typo_is_underlined_where_it_stands(string before, string after, int line, int start, int end, string said)
    {
        var found = Open(Good.Replace(before, after, StringComparison.Ordinal)).Diagnostics.Single();

        Assert.Contains(said, found["message"]!.GetValue<string>());
        Assert.AreEqual(
            (line, start, line, end),
            (At("start", "line"), At("start", "character"), At("end", "line"), At("end", "character")),
            found.ToJsonString());

        int At(string edge, string part) => found["range"]![edge]![part]!.GetValue<int>();
    }
}
