using Microsoft.EntityFrameworkCore;

namespace Clean.Architecture.Infrastructure.Data;

public class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
{
    public DbSet<Contributor> Contributors => Set<Contributor>();
}

public class Contributor
{
    public int Id { get; set; }
}
