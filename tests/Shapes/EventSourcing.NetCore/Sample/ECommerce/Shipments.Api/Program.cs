var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("Shipments")!));
var app = builder.Build();
app.MapGet("/", () => "Shipments.Api");
app.Run();
