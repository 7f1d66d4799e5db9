using DeployPlan.Stores;

namespace DeployPlan.Tests.Stores;

/// <summary>What is written into DeployPlanStore is printed and exported, so it may have no secret.</summary>
[TestClass]
public class Locations
{
    private const string Secret = "hunter2";

    [TestMethod]
    [DataRow("postgres:Host=h;Password=hunter2", "postgres:***")]
    [DataRow("postgress:Host=h;Password=hunter2", "postgress:***")]
    [DataRow("Host=h;Username=u;password = hunter2", "***")]
    [DataRow("Password=hunter2:x;Host=h", "***")]
    [DataRow("Host=h;Pwd=hunter2", "***")]
    [DataRow("postgresql://u:hunter2@h/db", "postgresql:***")]
    [DataRow("git:https://u:hunter2@h/x.git#deployplan", "git:***")]
    [DataRow("git:https://u:hun/hunter2@h/x.git", "git:***")]
    [DataRow("git:https://u:8hunter2/x@h/x.git", "git:***")]
    [DataRow("git:u:hunter2@h:x.git", "git:***")]
    [DataRow("azure-blob:DefaultEndpointsProtocol=https;AccountName=a;AccountKey=hunter2", "azure-blob:***")]
    [DataRow("azureblob:AccountName=a;AccountKey=hunter2", "azureblob:***")]
    [DataRow("https://a.blob.core.windows.net/c?sv=1&sig=hunter2", "https:***")]
    [DataRow("BlobEndpoint=https://a.blob.core.windows.net;SharedAccessSignature=hunter2", "***")]
    public void One_with_a_secret_is_shown_without_it(string location, string shown)
    {
        Assert.IsTrue(StoreLocation.HasSecret(location));
        Assert.AreEqual(shown, StoreLocation.Shown(location));
        Assert.DoesNotContain(Secret, StoreLocation.Shown(location));
    }

    [TestMethod]
    [DataRow("git:origin#deployplan")]
    [DataRow("git:https://git.example.com:8443/acme/shop.git#deploy@plan")]
    [DataRow("git:git@git.example.com:acme/shop.git")]
    [DataRow("git:../remote.git")]
    [DataRow("postgres:RELEASES_DB")]
    [DataRow("azure-blob:RELEASES#shop-releases")]
    [DataRow("/srv/deploy plan/a=b;c")]
    [DataRow(@"C:\releases")]
    public void Any_other_one_is_shown(string location) => Assert.AreEqual(location, StoreLocation.Shown(location));
}
