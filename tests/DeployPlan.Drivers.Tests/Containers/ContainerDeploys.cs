namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>The drivers that build and run containers, with a real engine and a real registry.</summary>
[TestClass]
[TestCategory("Containers")]
public partial class ContainerDeploys
{
    private static ContainerEngine s_engine = null!;

    [ClassInitialize]
    public static void Start(TestContext _) => s_engine = new ContainerEngine();

    [ClassCleanup]
    public static void Stop() => s_engine.Dispose();
}
