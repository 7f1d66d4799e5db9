var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("Orders")!));
var app = builder.Build();
app.MapGet("/", () => "Orders.Api");
app.Run();
