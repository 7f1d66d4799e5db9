using Infrastructure;
using Infrastructure.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddInfrastructureServices();
builder.Services.AddHealthChecks();

var app = builder.Build();
if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler("/error");
}

app.MapHealthChecks("/health");
app.MapGet("/lists", (ApplicationDbContext db) => db.TodoLists.Count());
app.Run();
