var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<WarehouseDBContext>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("WarehouseDB")));
builder.Build().Run();
