using Shop.Catalog;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapGet("/products", () => Product.All);
app.MapGet("/products/{id:long}", (long id) => Product.All.FirstOrDefault(product => product.Id == id) is { } product ? Results.Ok(product) : Results.NotFound());

app.Run();
