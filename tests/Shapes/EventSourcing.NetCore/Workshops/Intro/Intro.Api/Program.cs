var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("Intro")!));
var app = builder.Build();
app.MapGet("/", () => "Intro.Api");
app.Run();
