using Shop.Worker;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<SalesReport>();

builder.Build().Run();
