public static class ServiceExtensions
{
    public static void AddSquidexEntityFramework(this IServiceCollection services, IConfiguration config)
    {
        var connectionString = config["store:sql:connectionString"];
        services.AddDbContextFactory<MySqlAppDbContext>(builder => builder.UseMySql(connectionString));
        services.AddDbContextFactory<PostgresAppDbContext>(builder => builder.UseNpgsql(connectionString));
        services.AddDbContextFactory<SqlServerAppDbContext>(builder => builder.UseSqlServer(connectionString));
    }
}
