var builder = WebApplication.CreateBuilder(args);
Dependencies.ConfigureServices(builder.Configuration, builder.Services);
var app = builder.Build();
app.MapHealthChecks("home_page_health_check");
app.Run();
