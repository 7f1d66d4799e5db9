var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("Helpdesk")!));
var app = builder.Build();
app.MapGet("/", () => "Helpdesk.Api");
app.Run();
