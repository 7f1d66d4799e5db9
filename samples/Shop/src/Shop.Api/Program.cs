using System.Net;
using Shop.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
builder.Services.AddHttpClient("catalog", client => client.BaseAddress = new Uri(builder.Configuration["CATALOG_URL"] ?? "http://localhost:8081"));

var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapPost("/orders", async (OrderLine line, IHttpClientFactory clients) =>
{
    using var response = await clients.CreateClient("catalog").GetAsync($"/products/{line.ProductId}");
    return response.StatusCode == HttpStatusCode.OK
        ? Results.Accepted(value: line)
        : Results.BadRequest($"There is no product {line.ProductId}.");
});

app.Run();
