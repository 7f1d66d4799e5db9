var builder = WebApplication.CreateBuilder(args);
builder.Services.AddMarten(options => options.Connection(builder.Configuration.GetConnectionString("MeetingsSearch")!));
var app = builder.Build();
app.MapGet("/", () => "MeetingsSearch.Api");
app.Run();
