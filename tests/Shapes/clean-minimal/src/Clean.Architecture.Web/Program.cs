using Clean.Architecture.Infrastructure.Data;
var builder = WebApplication.CreateBuilder(args);
string? connectionString = builder.Configuration.GetConnectionString("SqliteConnection");
builder.Services.AddApplicationDbContext(connectionString!);
var app = builder.Build();
if (app.Environment.IsDevelopment())
    app.MapGet("/health", () => "ok");
app.MapGet("/contributors", (AppDbContext db) => db.Contributors.Count());
app.Run();
