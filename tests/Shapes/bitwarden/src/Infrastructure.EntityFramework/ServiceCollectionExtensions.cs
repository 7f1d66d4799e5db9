public static class ServiceCollectionExtensions
{
    public static void AddEntityFramework(this IServiceCollection services, string connectionString, Provider provider) => services.AddDbContext<DatabaseContext>(options =>
    {
        if (provider == Provider.Postgres)
        {
            options.UseNpgsql(connectionString, b => b.MigrationsAssembly("PostgresMigrations"));
        }
        else if (provider == Provider.MySql)
        {
            options.UseMySql(connectionString, b => b.MigrationsAssembly("MySqlMigrations"));
        }
        else
        {
            options.UseSqlite(connectionString, b => b.MigrationsAssembly("SqliteMigrations"));
        }
    });
}
