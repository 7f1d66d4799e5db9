var builder = WebApplication.CreateBuilder(args);

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapGet("/basket", () => builder.Configuration.GetConnectionString("redis"));
app.Run();
