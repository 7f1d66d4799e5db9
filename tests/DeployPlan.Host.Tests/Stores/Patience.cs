using DeployPlan.Host.Stores;
using DeployPlan.Stores;

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

    [TestMethod]
    public void A_write_whose_last_try_outlasts_the_lease_says_that_the_lease_is_lost()
    {
        var isLost = false;
        using var away = new Away();
        using var store = new PatientStore(
            away,
            _ =>
            {
                isLost = true;
                return false;
            },
            () =>
            {
                if (isLost)
                {
                    throw new StoreException(StoreFault.LeaseLost, "lost");
                }
            });

        Assert.AreEqual(StoreFault.LeaseLost, Assert.ThrowsExactly<StoreException>(() => store.Write([], "")).Fault);
        Assert.AreEqual(StoreFault.Unreachable, Assert.ThrowsExactly<StoreException>(() => store.List("")).Fault);
    }

    private sealed class Away : IDocumentStore
    {
        public IReadOnlyList<DocumentVersion> List(string prefix) => throw Unreachable();

        public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => throw Unreachable();

        public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line) => throw Unreachable();

        public IReadOnlyList<string> Lines(string prefix) => throw Unreachable();

        public void Dispose()
        {
        }

        private static StoreException Unreachable() => new(StoreFault.Unreachable, "away");
    }
}
