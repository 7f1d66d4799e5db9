var app = WebApplication.Create(args);

app.MapGet("/", () => "Hello!");

app.Run();
