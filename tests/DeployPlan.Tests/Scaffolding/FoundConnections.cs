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
    [DataRow("builder.AddNpgsqlDbContext<OrdersContext>(\"orders-db\");", "ConnectionStrings__orders-db")]
    [DataRow("builder.AddNpgsqlDbContext<OrdersContext>(connectionName: \"log\");", "ConnectionStrings__log")]
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
    public void Contexts_of_one_name_in_two_programs_are_two_databases()
    {
        using var repository = new NewRepository(
            ("orders/Orders.csproj", NewRepository.Web), ("orders/Program.cs", "services.AddDbContext<OrdersContext>(o => o.UseNpgsql(configuration.GetConnectionString(\"Orders\")));"),
            ("orders/Migrations/OrdersContextModelSnapshot.cs", Snapshot), ("stock/Stock.csproj", NewRepository.Web),
            ("stock/Program.cs", "services.AddDbContext<OrdersContext>(o => o.UseSqlServer(configuration.GetConnectionString(\"Stock\")));"), ("stock/Migrations/OrdersContextModelSnapshot.cs", Snapshot));

        Assert.HasCount(2, repository.Plan().Where(static id => id.StartsWith("migration_", StringComparison.Ordinal)));
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    connection_env: ConnectionStrings__Orders\n", config);
        Assert.Contains("    connection_env: ConnectionStrings__Stock\n", config);
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

    [TestMethod]
    [DataRow("optionsBuilder.UseSqlite(\"Data Source=a.db\");", true, null)]
    [DataRow("{ optionsBuilder.UseSqlite($\"Data Source={path}\"); }", true, null)]
    [DataRow("if (!optionsBuilder.IsConfigured) { optionsBuilder.UseSqlite(\"Data Source=a.db\"); }", true, null)]
    [DataRow("optionsBuilder.UseSqlite(_configuration.GetConnectionString(\"Shop\"));", false, "ConnectionStrings__Shop")]
    [DataRow("optionsBuilder.UseNpgsql(Environment.GetEnvironmentVariable(\"SHOP_URL\"), o => { o.EnableRetryOnFailure(); });", false, "SHOP_URL")]
    public void What_the_context_itself_says_counts(string body, bool isLiteral, string? variable)
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web),
            ("api/Program.cs", "services.AddDbContext<OrdersContext>(); configuration.GetConnectionString(\"Main\");"),
            ("api/OrdersContext.cs", $"class OrdersContext : DbContext {{ protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) {{ {body} }} }}"),
            ("api/Migrations/OrdersContextModelSnapshot.cs", Snapshot));

        var config = repository.Config();

        Assert.AreEqual(isLiteral, config.Contains("  # api/OrdersContext.cs has the connection string itself", StringComparison.Ordinal), config);
        Assert.Contains(variable is null ? "    # A guess: nothing says which variable the program reads." : $"  orders:\n    connection_env: {variable}\n", config);
    }

    [TestMethod]
    public void A_context_that_asks_whether_it_is_configured_leaves_it_to_its_registration()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web),
            ("api/Program.cs", "services.AddDbContext<OrdersContext>(o => o.UseSqlite(configuration.GetConnectionString(\"Main\")));"),
            ("api/OrdersContext.cs", "class OrdersContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder b) { if (!b.IsConfigured) b.UseSqlite(\"Data Source=a.db\"); } }"),
            ("api/Migrations/OrdersContextModelSnapshot.cs", Snapshot));

        Assert.Contains("  orders:\n    connection_env: ConnectionStrings__Main\n", repository.Config());
    }

    [TestMethod]
    [DataRow("services.AddDbContext<OrdersContext>(); configuration.GetConnectionString(\"Redis\");")]
    [DataRow("builder.AddRedisClient(\"kv\");")]
    [DataRow("services.AddStackExchangeRedisCache(o => o.Configuration = configuration.GetConnectionString(\"Main\"));")]
    [DataRow("builder.AddRabbitMQClient(\"messages\");")]
    public void A_cache_or_a_queue_is_not_taken_for_the_database(string program)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program), ("api/Migrations/OrdersContextModelSnapshot.cs", Snapshot));

        Assert.Contains("    # A guess: nothing says which variable the program reads. For .NET configuration: ConnectionStrings__Name\n    connection_env: ORDERS_DB\n", repository.Config());
    }

    [TestMethod]
    [DataRow("api/Migrations/OrdersContextModelSnapshot.cs", Snapshot)]
    [DataRow("db/orders/001.sql", "")]
    public void The_only_connection_string_is_a_guess(string file, string text)
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "services.AddDbContext<OrdersContext>(o => o.UseSqlite(given)); configuration.GetConnectionString(\"Only\"); builder.AddRedisClient(\"kv\");"), (file, text));

        Assert.Contains(
            "    # A guess: it is the only connection string that may be of a database; nothing says that it is that of this one.\n    connection_env: ConnectionStrings__Only\n", repository.Config());
    }

    [TestMethod]
    [DataRow("Configuration[\"ConnectionStrings:Cache\"]")]
    [DataRow("Configuration.GetValue<string>(\"ConnectionStrings:Cache\")")]
    [DataRow("Configuration.GetSection(\"ConnectionStrings\")[\"Cache\"]")]
    [DataRow("Configuration.GetRequiredSection(\"ConnectionStrings\").GetValue<string>(\"Cache\")")]
    [DataRow("Configuration.GetRequiredSection(\"ConnectionStrings\")[\"Cache\"]")]
    [DataRow("builder.AddKeyedRedisClient(name: \"Cache\")")]
    [DataRow("builder.AddRedisClient(configureSettings: s => s.DisableTracing = true, connectionName: \"Cache\")")]
    [DataRow("Configuration.GetConnectionString(name: \"Cache\")")]
    public void A_key_of_the_configuration_is_a_connection_string_too(string read)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", $"var cache = {read};"));

        Assert.Contains("    pass_env: [ConnectionStrings__Cache]\n", repository.Config());
    }

    [TestMethod]
    [DataRow("b.AddRedisClient(\"my-cache\");")]
    [DataRow("b.Configuration.GetConnectionString(\"my-cache\");")]
    public void A_name_may_have_a_hyphen(string read)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", read));

        repository.Plan();

        Assert.Contains("    pass_env: [ConnectionStrings__my-cache]\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }
}
