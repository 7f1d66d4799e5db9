var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("Carts")!));
var app = builder.Build();
app.MapGet("/", () => "Carts.Api");
app.Run();
