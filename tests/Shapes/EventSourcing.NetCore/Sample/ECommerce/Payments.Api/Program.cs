var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("Payments")!));
var app = builder.Build();
app.MapGet("/", () => "Payments.Api");
app.Run();
