public static class DependencyInjection
{
    public static void AddPersistence(this IServiceCollection services) => services.AddDbContext<AppDbContext>(options => options.UseSqlite("Data Source = CleanArchitecture.sqlite"));
}
