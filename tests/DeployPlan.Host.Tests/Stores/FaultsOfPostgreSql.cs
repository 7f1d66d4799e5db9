using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
[TestCategory("Stores")]
public class FaultsOfPostgreSql : StoreFaults
{
    [ClassInitialize]
    public static void Start(TestContext _) => SharedPostgreSqlServer.Use();

    [ClassCleanup]
    public static void End() => SharedPostgreSqlServer.Leave();

    private protected override IStorePlace NewPlace() => new PostgreSqlPlace();
}
