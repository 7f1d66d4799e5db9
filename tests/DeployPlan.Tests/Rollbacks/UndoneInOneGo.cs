using DeployPlan.Plans;
using DeployPlan.Rollbacks;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>Scripts are undone in one operation where they ran in the same way.</summary>
[TestClass]
public class UndoneInOneGo
{
    private static readonly MigrationInputs Inputs = new()
    {
        Database = "orders",
        Engine = "raw",
        Path = "db",
        ConnectionEnv = "ORDERS_DB",
        Strategy = MigrationStrategy.PreDeploy,
        TimeoutSeconds = 60,
        Args = ["-v"],
    };

    private static IEnumerable<object[]> Others =>
    [
        [Inputs with { Engine = "mine" }],
        [Inputs with { Path = "sql" }],
        [Inputs with { ConnectionEnv = "OTHER_DB" }],
        [Inputs with { Strategy = MigrationStrategy.PostDeploy }],
        [Inputs with { TimeoutSeconds = null }],
        [Inputs with { Args = ["-q"] }],
    ];

    [TestMethod]
    public void What_ran_in_the_same_way_is() => Assert.IsTrue(DownMigration.AreAlike(Inputs, Inputs with { Args = ["-v"], Scripts = ["2.sql"] }));

    [TestMethod]
    [DynamicData(nameof(Others))]
    public void What_ran_in_another_way_is_not(object other) => Assert.IsFalse(DownMigration.AreAlike(Inputs, (MigrationInputs)other));
}
