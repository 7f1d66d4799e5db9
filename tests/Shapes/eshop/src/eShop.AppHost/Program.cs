var builder = DistributedApplication.CreateBuilder(args);

var password = builder.AddParameter("postgres-password", secret: true);
var postgres = builder.AddContainer("postgres", "ankane/pgvector", "latest").WithEndpoint(targetPort: 5432, name: "tcp").WithEnvironment("POSTGRES_PASSWORD", password);
var redis = builder.AddContainer("redis", "redis", "7").WithEndpoint(targetPort: 6379, name: "tcp");
var catalogDb = builder.AddConnectionString("catalogdb");
var orderingDb = builder.AddConnectionString("orderingdb");

var catalog = builder.AddProject("catalog-api", "../Catalog.API/Catalog.API.csproj").WithHttpEndpoint(port: 5222, name: "http").WithReference(catalogDb).WaitFor(postgres);
var basket = builder.AddProject("basket-api", "../Basket.API/Basket.API.csproj").WithHttpEndpoint(port: 5221, name: "http").WithEnvironment("Redis__Endpoint", redis.GetEndpoint("tcp"));
var ordering = builder.AddProject("ordering-api", "../Ordering.API/Ordering.API.csproj").WithHttpEndpoint(port: 5224, name: "http").WithReference(orderingDb).WaitFor(postgres);
builder.AddProject("order-processor", "../OrderProcessor/OrderProcessor.csproj").WithReference(orderingDb).WithReference(ordering).WaitFor(ordering);
builder.AddProject("webapp", "../WebApp/WebApp.csproj").WithHttpEndpoint(port: 5045, name: "http").WithReference(catalog).WithReference(basket).WithReference(ordering).WithExternalHttpEndpoints();

builder.Build().Run();
