public class WarehouseDBContextFactory : IDesignTimeDbContextFactory<WarehouseDBContext>
{
    public WarehouseDBContext CreateDbContext(params string[] args) => new(new DbContextOptionsBuilder<WarehouseDBContext>().UseNpgsql(new ConfigurationBuilder().AddEnvironmentVariables().Build().GetConnectionString("WarehouseDB")).Options);
}
