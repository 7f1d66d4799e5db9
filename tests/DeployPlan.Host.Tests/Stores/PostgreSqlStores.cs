using DeployPlan.Host.Stores;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Host.Tests.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
[TestCategory("PostgreSql")]
public class PostgreSqlStores : StoreConformance
{
    [ClassInitialize]
    public static void Start(TestContext _) => SharedPostgreSqlServer.Use();

    [ClassCleanup]
    public static void End() => SharedPostgreSqlServer.Leave();

    private protected override IStorePlace NewPlace() => new PostgreSqlPlace();

    [TestMethod]
    public void What_a_newer_version_made_is_refused()
    {
        Store.Write([new DocumentWrite("shop/prod/a", [1], "")], "");
        SharedPostgreSqlServer.Current.Query(Database, "update deployplan.version set version = 2");
        using var other = Place.Open();

        var refused = Assert.ThrowsExactly<StoreException>(() => other.Read(["shop/prod/a"]));

        Assert.AreEqual((StoreFault.Refused, "the store in the schema 'deployplan' has version 2, and this program knows 1: use the newest version of DeployPlan that wrote to it, or one that is newer"), (refused.Fault, refused.Message));
    }

    [TestMethod]
    public void Nothing_is_made_by_who_only_reads()
    {
        Assert.IsEmpty(Store.List(""));
        Assert.IsNull(Store.Read(["shop/prod/a"])[0]);

        Assert.AreEqual("", SharedPostgreSqlServer.Current.Query(Database, "select nspname from pg_namespace where nspname = 'deployplan'"));
    }

    [TestMethod]
    public void A_server_that_was_gone_works_again()
    {
        var version = Store.Write([new DocumentWrite("shop/prod/a", [1], "")], "")![0];
        Place.GoAway();
        var gone = Assert.ThrowsExactly<StoreException>(() => Store.Read(["shop/prod/a"]));
        Place.ComeBack();

        Assert.AreEqual(StoreFault.Unreachable, gone.Fault);
        Assert.AreEqual(version, Store.Read(["shop/prod/a"])[0]!.Version);
        Assert.IsNotNull(Store.Write([new DocumentWrite("shop/prod/a", [2], version)], ""));
    }

    [TestMethod]
    public void Who_may_not_make_the_schema_is_told_what_to_grant()
    {
        var server = SharedPostgreSqlServer.Current;
        server.Query(Database, "do $$ begin if not exists (select from pg_roles where rolname = 'reader') then create role reader login password 'canary-of-reader'; end if; end $$");
        WithConnection(server.PairsOf(Database, "canary-of-reader").Replace("Username=postgres", "Username=reader", StringComparison.Ordinal), "canary-of-reader", StoreFault.Refused, "grant create on database");
    }

    [TestMethod]
    [DataRow("Host=127.0.0.1;Port=1;Database=canary-database;Username=canary-user;Password=canary-password", true, "Failed to connect")]
    [DataRow("postgres://canary-user:canary-password@127.0.0.1:1/canary-database", true, "Failed to connect")]
    [DataRow("canary-password", false, "is no connection to PostgreSQL")]
    [DataRow("Host=x;Canary=canary-password", false, "does not know its")]
    [DataRow("https://canary-user:canary-password@x/y", false, "is no connection to PostgreSQL")]
    [DataRow("mysql://canary-user:canary-password@x/y", false, "is no connection to PostgreSQL")]
    [DataRow("", false, "is not set")]
    public void What_is_no_connection_is_not_repeated(string connection, bool mayPass, string expected) =>
        WithConnection(connection, "canary-password", mayPass ? StoreFault.Unreachable : StoreFault.Refused, expected);

    [TestMethod]
    public void A_wrong_password_is_refused() =>
        WithConnection(SharedPostgreSqlServer.Current.UrlOf(Database, "canary-password"), "canary-password", StoreFault.Refused, "correct the user and the password");

    [TestMethod]
    public void A_database_that_is_not_there_is_refused() =>
        WithConnection(SharedPostgreSqlServer.Current.UrlOf("canary_database"), "canary_database", StoreFault.Refused, "create the database");

    private string Database => ((PostgreSqlPlace)Place).Database;

    private static void WithConnection(string connection, string password, StoreFault fault, string expected)
    {
        const string Variable = "STORE_OF_THIS_TEST";
        Environment.SetEnvironmentVariable(Variable, connection);
        try
        {
            var thrown = Assert.ThrowsExactly<StoreException>(() =>
            {
                using var store = DocumentStores.Open("postgres:" + Variable, Path.GetTempPath());
                store.Write([new DocumentWrite("shop/prod/a", [1], "")], "");
            });
            Assert.AreEqual(fault, thrown.Fault, thrown.Message);
            Assert.Contains(expected, thrown.Message);
            Assert.Contains(Variable, thrown.Message);
            Assert.DoesNotContain(password, thrown.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
