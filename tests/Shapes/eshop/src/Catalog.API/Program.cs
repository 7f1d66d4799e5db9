var builder = WebApplication.CreateBuilder(args);
builder.AddNpgsqlDbContext<CatalogContext>("catalogdb", configureDbContextOptions: options => options.UseNpgsql(npgsql => npgsql.UseVector()));

var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
