using DeployPlan.Host.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>For how long a store that does not answer is asked again, in seconds.</summary>
[TestClass]
public class Patience
{
    [TestMethod]
    [DataRow(null, 14, true)]
    [DataRow(null, 15, false)]
    [DataRow(60, 14, true)]
    [DataRow(1, 119, true)]
    [DataRow(3000, 119, true)]
    [DataRow(3000, 120, false)]
    [DataRow(0, 1, false)]
    public void As_long_as_the_lease_lasts_and_two_minutes_at_most(int? left, int waited, bool mayAskAgain)
    {
        TimeSpan? lease = left is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

        Assert.AreEqual(mayAskAgain, StoreServer.MayAskAgain(lease, TimeSpan.FromSeconds(waited), TimeSpan.FromSeconds(15)));
    }
}
