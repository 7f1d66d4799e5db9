var builder = Host.CreateApplicationBuilder(args);
builder.AddNpgsqlDataSource("orderingdb");
builder.Build().Run();
