using System.Net;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>The command of the README that deploys the sample, with nothing but the SDK: SQLite, process and http.</summary>
[TestClass]
[TestCategory("Slow")]
[DoNotParallelize]
public class ShopOnThisMachine
{
    [TestMethod]
    public async Task Two_services_serve_a_second_release_replaces_them_and_a_broken_health_check_is_resumed_after_the_mend()
    {
        using var shop = new LocalShop();
        shop.Apply().Succeeds();

        Assert.Contains("Teapot", await shop.Catalog("/products"));
        Assert.AreEqual(HttpStatusCode.Accepted, await shop.Order(1));
        Assert.AreEqual(HttpStatusCode.BadRequest, await shop.Order(99));
        Assert.IsTrue(File.Exists(shop.PathOf("catalog.local.db")));
        var (api, catalog) = (shop.PidOf("api"), shop.PidOf("catalog"));

        shop.Replace("src/Shop.Catalog/Product.cs", "Teapot", "Samovar");
        shop.Apply("-p:Version=1.5.0").Succeeds();

        Assert.Contains("Samovar", await shop.Catalog("/products"));
        Assert.IsFalse(LocalShop.IsRunning(api) || LocalShop.IsRunning(catalog));
        catalog = shop.PidOf("catalog");

        var mend = shop.PathOf("mend");
        shop.Replace("src/Shop.Api/Program.cs", "app.MapHealthChecks(\"/healthz\");", $"app.MapGet(\"/healthz\", () => File.Exists(\"{mend}\") ? Results.Ok() : Results.StatusCode(503));");
        shop.Replace("deploy.yml", "timeout_seconds: 60", "timeout_seconds: 3");
        var output = shop.Apply("-p:Version=1.6.0").Fails().Output;
        Assert.Contains("error DPL4112: health_check_local_api: ", output);
        Assert.Contains("last seen: status 503 instead of 200", output);
        Assert.AreEqual("succeeded", shop.Status("deploy_local_api"));
        var broken = shop.Releases[^1];

        await File.WriteAllTextAsync(mend, "");
        shop.Apply("-p:DeployPlanResume=true").Succeeds();

        Assert.AreEqual(Path.GetFileName(broken), shop.Record("deploy_local_api")!["release"]!.GetValue<string>());
        Assert.AreEqual("succeeded", shop.Status("health_check_local_api"));
        Assert.AreEqual(HttpStatusCode.Accepted, await shop.Order(2));
    }
}
