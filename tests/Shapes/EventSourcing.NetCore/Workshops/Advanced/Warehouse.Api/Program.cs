var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("Warehouse")!));
var app = builder.Build();
app.MapGet("/", () => "Warehouse.Api");
app.Run();
