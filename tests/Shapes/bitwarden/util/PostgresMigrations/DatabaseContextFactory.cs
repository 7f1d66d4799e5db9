public class DatabaseContextFactory : IDesignTimeDbContextFactory<DatabaseContext>
{
    public DatabaseContext CreateDbContext(string[] args) => new(new ConfigurationBuilder().AddUserSecrets<Api.Startup>().Build()["globalSettings:postgres:connectionString"]);
}
