var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "todos");
app.Run();
