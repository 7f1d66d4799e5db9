using DeployPlan.Drivers.Tests.Support;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>A release of the sample on PostgreSQL is rolled back to the one before: services, schema and journal.</summary>
[TestClass]
[TestCategory("PostgreSql")]
[DoNotParallelize]
public class ShopRolledBack : PostgreSqlTests
{
    [TestMethod]
    public async Task To_the_release_before_with_its_schema_and_with_a_clear_report_where_it_may_not()
    {
        var (catalog, orders) = (Server.CreateDatabase(), Server.CreateDatabase());
        using var shop = new LocalShop { Variables = [("CATALOG_DB", Server.UrlOf(catalog)), ("ORDERS_DB", Server.PairsOf(orders))] };
        shop.Apply().Succeeds();
        Assert.AreEqual("id,name,price,stock", ColumnsOf(catalog));

        await File.WriteAllTextAsync(shop.PathOf("db/catalog/003_rating.sql"), "ALTER TABLE products ADD COLUMN rating INTEGER;\n");
        await File.WriteAllTextAsync(shop.PathOf("db/catalog/003_rating.down.sql"), "ALTER TABLE products DROP COLUMN rating;\n");
        shop.Replace("src/Shop.Catalog/Product.cs", "Teapot", "Samovar");
        shop.Apply("-p:Version=1.5.0").Succeeds();
        Assert.AreEqual("id,name,price,rating,stock", ColumnsOf(catalog));
        Assert.Contains("Samovar", await shop.Catalog("/products"));

        var plan = shop.Rollback().Succeeds().Output;
        Assert.Contains("undoes 003_rating.sql", plan);
        shop.Apply("-p:DeployPlanFile=bin/deployplan/local/rollback.json").Succeeds();

        Assert.AreEqual("id,name,price,stock", ColumnsOf(catalog));
        Assert.AreEqual("2", Server.Query(catalog, "select count(*) from deployplan_migrations where script_name in ('catalog/001_products.sql', 'catalog/002_product_stock.sql')"));
        Assert.AreEqual("0", Server.Query(catalog, "select count(*) from deployplan_migrations where script_name = 'catalog/003_rating.sql'"));
        Assert.Contains("Teapot", await shop.Catalog("/products"));

        await File.WriteAllTextAsync(shop.PathOf("db/catalog/004_no_way_back.sql"), "ALTER TABLE products DROP COLUMN stock;\n");
        shop.Apply("-p:Version=1.6.0").Succeeds();

        var refused = shop.Rollback().Fails().Output;

        Assert.Contains("Point of no return: migration_catalog_pre_deploy. This stays behind:", refused);
        Assert.Contains("cannot be undone: 004_no_way_back.sql had no down script (004_no_way_back.down.sql) in that release and stays", refused);
        Assert.AreEqual("id,name,price,rating", ColumnsOf(catalog));
        Assert.Contains("Samovar", await shop.Catalog("/products"));
    }

    private static string ColumnsOf(string database) =>
        Server.Query(database, "select column_name from information_schema.columns where table_name = 'products' order by column_name");
}
