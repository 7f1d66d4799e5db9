var app = WebApplication.CreateBuilder(args).Build();
app.MapDefaultEndpoints();
app.Run();
