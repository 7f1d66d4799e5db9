using System.Text;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>A remote over ssh, to the server of Debian.</summary>
[TestClass]
[TestCategory("Stores")]
public class GitOverSsh : StoreConformance
{
    private protected override IStorePlace NewPlace() => new GitPlace(new SshServer());

    // Each attempt is several connections, of which each costs a fifth of a second; without ssh it is the same code.
    private protected override int RoundsOfRaces => 1;

    [TestMethod]
    public void What_was_written_is_read_and_a_server_that_was_gone_works_again()
    {
        using var place = new GitPlace(new SshServer());
        using var store = place.Open();
        var first = store.Write([new DocumentWrite("shop/prod/a", "1"u8.ToArray(), "")], "first")![0];
        place.GoAway();
        var gone = Assert.ThrowsExactly<StoreException>(() => store.Write([new DocumentWrite("shop/prod/a", "2"u8.ToArray(), first)], "second"));
        place.ComeBack();

        Assert.AreEqual(StoreFault.Unreachable, gone.Fault);
        Assert.IsNotNull(store.Write([new DocumentWrite("shop/prod/a", "2"u8.ToArray(), first)], "second"));
        using var other = place.Open();
        Assert.AreEqual("2", Encoding.UTF8.GetString(other.Read(["shop/prod/a"])[0]!.Bytes));
        CollectionAssert.AreEqual(new[] { "first", "second" }, other.Lines("shop/").ToList());
    }

    [TestMethod]
    public void Of_four_that_create_a_document_one_does()
    {
        using var place = new GitPlace(new SshServer());

        var written = Waiting.Racing(4, i =>
        {
            using var store = place.Open();
            return store.Write([new DocumentWrite("shop/prod/lease.json", [(byte)i], DocumentWrite.Absent)], "");
        });

        Assert.HasCount(1, written.OfType<object>());
    }
}
