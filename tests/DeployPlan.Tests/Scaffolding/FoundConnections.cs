namespace DeployPlan.Tests.Scaffolding;

/// <summary>Which variable a program reads, and which project makes its context.</summary>
[TestClass]
public class FoundConnections
{
    private const string Snapshot = "[DbContext(typeof(OrdersContext))] partial class OrdersContextModelSnapshot : ModelSnapshot { }";

    [TestMethod]
    [DataRow("services.AddDbContext<OrdersContext>(o => o.UseSqlite(configuration.GetConnectionString(\"Orders\")));", "ConnectionStrings__Orders")]
    [DataRow("services.AddDbContextPool<Data.OrdersContext>(o => o.UseNpgsql(configuration[\"ConnectionStrings:Main\"]));", "ConnectionStrings__Main")]
    [DataRow("var text = configuration.GetConnectionString(\"Todos\") ?? \"Data Source=a.db\";\nservices.AddSqlite<OrdersContext>(text);", "ConnectionStrings__Todos")]
    [DataRow("string? c = configuration.GetConnectionString(Name);\nservices.AddDbContextFactory<OrdersContext>((sp, o) => { o.UseSqlServer(c); });\nconst string Name = \"Sales\";", "ConnectionStrings__Sales")]
    [DataRow("builder.AddNpgsqlDbContext<OrdersContext>(\"ordersdb\");", "ConnectionStrings__ordersdb")]
    [DataRow("services.AddDbContext<OrdersContext>(o => o.UseMySql(configuration.GetSection(\"Store\")[\"Orders\"]));", "Store__Orders")]
    [DataRow("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(configuration.GetValue<string>(\"store:sql\")));", "store__sql")]
    [DataRow("services.AddDbContext<OrdersContext>(o => o.UseNpgsql(Environment.GetEnvironmentVariable(\"ORDERS_URL\")));", "ORDERS_URL")]
    [DataRow("services.AddDbContext<OrdersContext>(o => o.UseSqlite(given)); configuration.GetConnectionString(\"Only\");", "ConnectionStrings__Only")]
    [DataRow("services.AddDbContext<OrdersContext>(o => o.UseSqlite(given)); configuration.GetConnectionString(\"Other\"); configuration.GetConnectionString(\"OrdersDb\");", "ConnectionStrings__OrdersDb")]
    [DataRow("// services.AddDbContext<OrdersContext>(o => o.UseSqlite(configuration.GetConnectionString(\"Orders\")));", "ORDERS_DB")]
    [DataRow("services.AddDbContext<OrdersContext>(o => o.UseSqlite(configuration.GetConnectionString(\"not a name\")));", "ORDERS_DB")]
    public void The_variable_is_what_the_program_reads(string program, string variable)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program), ("api/Migrations/OrdersContextModelSnapshot.cs", Snapshot));

        Assert.Contains("migration_orders_pre_deploy", repository.Plan());
        Assert.Contains($"    connection_env: {variable}\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void A_connection_string_in_the_code_is_said()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "services.AddDbContext<OrdersContext>(o => o.UseSqlite(\"Data Source=a.db\"));"), ("api/Migrations/OrdersContextModelSnapshot.cs", Snapshot));

        Assert.Contains("  # api/Program.cs has the connection string itself, with which a migration is refused (DPL4187); read it from the configuration.\n", repository.Config());
    }

    [TestMethod]
    [DataRow("host/Program.cs", "services.AddDbContext<OrdersContext>(o => o.UseSqlite(configuration.GetConnectionString(\"Orders\")));", "host")]
    [DataRow("tools/Factory.cs", "class Factory : IDesignTimeDbContextFactory<OrdersContext> { }", "tools")]
    [DataRow("data/Factory.cs", "class Factory : IDesignTimeDbContextFactory<Data.OrdersContext> { }", null)]
    public void The_project_that_makes_the_context_is_the_startup_project(string file, string source, string? startup)
    {
        using var repository = new NewRepository(
            ("data/Data.csproj", NewRepository.Library),
            ("data/Migrations/OrdersContextModelSnapshot.cs", Snapshot),
            ("host/Host.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><ProjectReference Include="../data/Data.csproj" /></ItemGroup></Project>"""),
            ("tools/Tools.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="../data/Data.csproj" /></ItemGroup></Project>"""),
            (file, source));

        Assert.Contains("migration_orders_pre_deploy", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains(startup is null ? "      path: data\n      strategy: pre_deploy\n\n" : $"      args: [\"--startup-project\", {startup}]\n", config);
    }

    [TestMethod]
    public void A_service_gets_the_other_connections_that_it_reads_where_they_are_set()
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "configuration.GetConnectionString(\"Cache\"); configuration.GetConnectionString(\"Orders\");"), ("db/orders/001.sql", ""));

        repository.Plan();

        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    connection_env: ConnectionStrings__Orders\n", config);
        Assert.Contains("    databases: [orders]\n    pass_env: [ConnectionStrings__Cache]\n", config);
    }
}
