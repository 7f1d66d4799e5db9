var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPersistence();
builder.Build().Run();
