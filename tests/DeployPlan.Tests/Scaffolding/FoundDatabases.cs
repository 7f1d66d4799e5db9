namespace DeployPlan.Tests.Scaffolding;

[TestClass]
public class FoundDatabases
{
    private const string Snapshot = "[DbContext(typeof(Shop.OrdersContext))] partial class OrdersContextModelSnapshot : ModelSnapshot { }";

    [TestMethod]
    [DataRow("db/orders/001_first.sql", "orders", "db/orders")]
    [DataRow("db/orders/create.sql", "orders", "db/orders")]
    [DataRow("migrations/create.sql", "shop", "migrations")]
    [DataRow("src/Shop.Catalog/Sql/V1__first.sql", "catalog", "src/Shop.Catalog/Sql")]
    [DataRow("catalog/20260101_first.sql", "catalog", "catalog")]
    [DataRow("db/Order Items/1.sql", "order-items", "db/Order Items")]
    public void A_folder_of_scripts_is_a_database(string script, string name, string path)
    {
        using var repository = new NewRepository(("Shop.slnx", "<Solution />"), (script, ""), ("nested/ignored.txt", ""));

        Assert.Contains($"migration_{name}_pre_deploy", repository.Plan());
        Assert.Contains($"      path: {path}\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    [DataRow("src/Shop.Data/Queries/Sales.sql")]
    [DataRow("tests/db/001.sql")]
    [DataRow("bin/db/001.sql")]
    [DataRow("src/obj/db/001.sql")]
    [DataRow("node_modules/db/001.sql")]
    [DataRow(".hidden/db/001.sql")]
    [DataRow("Shop.Checks/db/001.sql")]
    [DataRow("Warehouse/db/001.sql")]
    public void Queries_output_tests_and_database_projects_are_none(string script)
    {
        using var repository = new NewRepository(
            (script, ""),
            ("Shop.Checks/Shop.Checks.csproj", """<Project Sdk="MSTest.Sdk/4.0.0" />"""),
            ("Warehouse/Warehouse.sqlproj", "<Project />"));

        Assert.DoesNotContain(id => id.StartsWith("migration_", StringComparison.Ordinal), repository.Plan());
    }

    [TestMethod]
    [DataRow("V1__a.sql", "V1.1__b.sql", "V2__c.sql", "'V1.1__b.sql' would run before 'V1__a.sql', for names are compared character by character; rename 'V1__a.sql' to 'V1.0__a.sql'")]
    [DataRow("1_a.sql", "2_b.sql", "10_c.sql", "'10_c.sql' would run before '1_a.sql', for names are compared character by character; rename '1_a.sql' to '01_a.sql'")]
    public void Scripts_whose_numbers_are_in_another_order_are_a_comment_that_says_so(string one, string two, string three, string why)
    {
        using var repository = new NewRepository(("db/orders/" + one, ""), ("db/orders/" + two, ""), ("db/orders/" + three, ""));

        Assert.DoesNotContain(id => id.StartsWith("migration_", StringComparison.Ordinal), repository.Plan());
        Assert.Contains($"  # # raw cannot run them as they are: {why}. Once that is changed:\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void Of_several_target_frameworks_the_tools_of_EF_Core_run_the_newest()
    {
        using var repository = new NewRepository(
            ("data/Data.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net10.0;net8.0</TargetFrameworks></PropertyGroup></Project>"""),
            ("data/Migrations/OrdersContextModelSnapshot.cs", Snapshot));

        Assert.Contains("migration_orders_pre_deploy", repository.Plan());
        Assert.Contains("      engine: efcore\n      path: data\n      framework: net10.0\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    [DataRow("prisma/migrations")]
    [DataRow("web/prisma/migrations")]
    public void The_schema_of_Prisma_says_the_variable(string folder)
    {
        const string Schema = "generator client {\n  provider = \"prisma-client-js\"\n}\ndatasource db {\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}\n";
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), (folder + "/20260101_users/migration.sql", ""), (folder.Replace("migrations", "schema.prisma", StringComparison.Ordinal), Schema));

        var migration = repository.Plan().Single(static id => id.StartsWith("migration_", StringComparison.Ordinal));
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    connection_env: DATABASE_URL\n", config);
        Assert.Contains("      dialect: postgresql\n", config);
        Assert.Contains($"    databases: [{migration.Split('_')[1]}]\n", config);
    }

    [TestMethod]
    public void A_folder_below_another_one_with_scripts_belongs_to_it()
    {
        using var repository = new NewRepository(("db/orders/001.sql", ""), ("db/orders/later/002.sql", ""), ("db/catalog/001.sql", ""));

        CollectionAssert.AreEqual(
            new[] { "migration_catalog_pre_deploy", "migration_orders_pre_deploy" },
            repository.Plan().Where(id => id.StartsWith("migration_", StringComparison.Ordinal)).ToArray());
    }

    [TestMethod]
    public void A_context_of_EF_Core_is_a_database_of_the_services_that_reference_its_project()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", Referencing("..\\core\\Core.csproj")),
            ("core/Core.csproj", Referencing("../data/Data.csproj").Replace(".Web", "", StringComparison.Ordinal)),
            ("data/Data.csproj", NewRepository.Library),
            ("data/Migrations/OrdersContextModelSnapshot.cs", Snapshot),
            ("worker/Worker.csproj", NewRepository.Worker));

        Assert.Contains("migration_orders_pre_deploy", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    connection_env: ORDERS_DB\n    migrations:\n      engine: efcore\n      path: data\n      args: [\"--startup-project\", api]\n      strategy: pre_deploy\n", config);
        Assert.Contains("project: api/Api.csproj\n    databases: [orders]\n", config);
        Assert.Contains("project: worker/Worker.csproj\n    databases: []\n", config);
    }

    [TestMethod]
    public void Two_contexts_of_one_project_are_told_apart()
    {
        using var repository = new NewRepository(
            ("data/Data.csproj", NewRepository.Library),
            ("data/Orders/OrdersContextModelSnapshot.cs", Snapshot),
            ("data/Users/UsersDbContextModelSnapshot.cs", "class UsersDbContextModelSnapshot : Microsoft.EntityFrameworkCore.Infrastructure.ModelSnapshot { }"));

        var config = repository.Config();

        Assert.Contains("args: [\"--context\", OrdersContext]", config);
        Assert.Contains("    connection_env: USERS_DB\n", config);
    }

    [TestMethod]
    public void A_file_that_only_has_the_name_of_a_snapshot_is_none()
    {
        using var repository = new NewRepository(("data/Data.csproj", NewRepository.Library), ("data/PriceModelSnapshot.cs", "record PriceModelSnapshot;"));

        Assert.DoesNotContain("efcore", repository.Config());
    }

    [TestMethod]
    public void Databases_of_one_name_get_numbers_and_a_variable_starts_with_a_letter()
    {
        using var repository = new NewRepository(("a/db/orders/001.sql", ""), ("b/db/orders/001.sql", ""), ("db/2go/001.sql", ""));

        CollectionAssert.AreEqual(
            new[] { "migration_2go_pre_deploy", "migration_orders_pre_deploy", "migration_orders-2_pre_deploy" },
            repository.Plan().Where(id => id.StartsWith("migration_", StringComparison.Ordinal)).ToArray());
        Assert.Contains("connection_env: DB_2GO_DB\n", File.ReadAllText(repository.PathOf("deploy.yml")));
        Assert.Contains("connection_env: ORDERS_2_DB\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    private static string Referencing(string project) => $"""<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><ProjectReference Include="{project}" /></ItemGroup></Project>""";
}
