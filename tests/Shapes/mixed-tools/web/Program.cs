var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/ready", () => "ok");
app.MapGet("/live", () => "ok");
app.Run();
