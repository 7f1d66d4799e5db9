namespace DeployPlan.Host.Tests.Support;

/// <summary>Tests on PostgreSQL. They share a server; each test creates databases of its own.</summary>
public abstract class PostgreSqlTests
{
    private protected static PostgreSqlServer Server => SharedPostgreSqlServer.Current;

    [ClassInitialize(InheritanceBehavior.BeforeEachDerivedClass)]
    public static void Start(TestContext _) => SharedPostgreSqlServer.Use();

    [ClassCleanup(InheritanceBehavior.BeforeEachDerivedClass)]
    public static void End() => SharedPostgreSqlServer.Leave();
}
