namespace DeployPlan.Tests.Scaffolding;

/// <summary>Where a service answers, and at which path.</summary>
[TestClass]
public class FoundPorts
{
    private const string Iis = """
        {
          // as Visual Studio writes it
          "iisSettings": { "iisExpress": { "applicationUrl": "http://localhost:47743", "sslPort": 44371 } },
          "profiles": {
            "IIS Express": { "commandName": "IISExpress", "applicationUrl": "http://localhost:47744" },
            "http": { "commandName": "Project", "applicationUrl": "https://localhost:7000;http://localhost:5000", },
          }
        }
        """;

    [TestMethod]
    [DataRow("Properties/launchSettings.json", Iis, "5000")]
    [DataRow("Properties/launchSettings.json", """{ "profiles": { "app": { "commandName": "Project", "environmentVariables": { "ASPNETCORE_URLS": "http://+:5001" } } } }""", "5001")]
    [DataRow("Properties/launchSettings.json", """{ "iisSettings": { "iisExpress": { "applicationUrl": "http://localhost:47743" } } }""", "8080")]
    [DataRow("Properties/launchSettings.json", "{ not json", "8080")]
    [DataRow("appsettings.json", """{ "Kestrel": { "Endpoints": { "Tls": { "Url": "https://*:5003" }, "Web": { "Url": "http://*:5002" } } } }""", "5002")]
    [DataRow("appsettings.json", """{ "Urls": "http://[::]:5004" }""", "5004")]
    [DataRow("appsettings.json", """{ "ASPNETCORE_URLS": "http://0.0.0.0:5005/" }""", "5005")]
    public void The_port_is_that_of_Kestrel(string file, string text, string port)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "app.MapHealthChecks(\"/healthz\");"), ("api/" + file, text));

        Assert.Contains($"    health_check: {{ url: http://localhost:{port}/healthz }}\n", repository.Config());
    }

    [TestMethod]
    [DataRow("if (app.Environment.IsDevelopment())\n    app.MapGet(\"/health\", () => \"ok\");", 2)]
    [DataRow("if (app.Environment.IsDevelopment())\n{\n    app.MapHealthChecks(\"/health\");\n}", 3)]
    [DataRow("if (!app.Environment.IsDevelopment()) { app.UseHsts(); } else {\n app.MapHealthChecks(\"/health\"); }", 2)]
    [DataRow("if (builder.Environment.IsEnvironment(\"Development\") && x) { if (y) { app.MapHealthChecks(\"/health\"); } }", 1)]
    [DataRow("void Map() { if (!app.Environment.IsDevelopment()) { return; }\n app.MapHealthChecks(\"/health\"); }\nMap();", 2)]
    [DataRow("if (app.Environment.IsDevelopment())\n{\n    Map(app);\n}\nstatic void Map(WebApplication app) => app.MapHealthChecks(\"/health\");", 5)]
    public void What_is_mapped_in_Development_only_is_said_and_not_checked(string program, int line)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        var config = repository.Config();

        Assert.Contains($"    # /health is mapped in Development only (api/Program.cs, line {line}), so not where this is deployed; once it is mapped everywhere:\n    # health_check: {{ url: http://localhost:8080/health }}\n", config);
        Assert.DoesNotContain("\n    health_check:", config);
    }

    [TestMethod]
    [DataRow("if (!app.Environment.IsDevelopment()) { app.UseHsts(); }\napp.MapHealthChecks(\"/health\");")]
    [DataRow("if (app.Environment.IsDevelopment() || app.Environment.IsStaging()) { app.MapHealthChecks(\"/health\"); }")]
    [DataRow("// if (app.Environment.IsDevelopment()) {\napp.MapHealthChecks(\"/health\");")]
    [DataRow("var text = \"if (app.Environment.IsDevelopment()) {\"; app.MapHealthChecks(\"/health\");")]
    [DataRow("public class Startup { public void Configure(IApplicationBuilder app) { app.UseEndpoints(endpoints => { endpoints.MapHealthChecks(\"/health\"); }); } }")]
    [DataRow("app.MapHealthChecks(Routes.Health);\nstatic class Routes { public const string Health = \"/health\"; }")]
    [DataRow("app.MapHealthChecks(\"health\");")]
    public void What_is_mapped_everywhere_is_checked(string program)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        Assert.Contains("    health_check: { url: http://localhost:8080/health }\n", repository.Config());
    }

    [TestMethod]
    [DataRow("// app.MapHealthChecks(\"/health\");")]
    [DataRow("var text = \"\"\"\n app.Map(\"/health\")\n\"\"\";")]
    [DataRow("static class E { public static void MapAll(this WebApplication app) { app.MapHealthChecks(\"/health\"); } }")]
    public void What_is_not_mapped_is_not_checked(string program)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        Assert.Contains("# The project maps no health check", repository.Config());
    }

    [TestMethod]
    [DataRow("ports: [\"5106:8080\"]", "5106")]
    [DataRow("ports: [\"127.0.0.1:5107:80/tcp\"]", "5107")]
    [DataRow("ports: [\"8081:8081\", \"${WEB_PORT:-5108}:8080\"]", "5108")]
    [DataRow("ports: [{ published: 5109, target: 8080 }]", "5109")]
    [DataRow("ports: [\"8080\"]", null)]
    [DataRow("expose: [\"8080\"]", null)]
    public void In_a_container_the_port_is_the_published_one(string ports, string? port)
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("api/Dockerfile", "FROM scratch"), ("api/Program.cs", "app.MapHealthChecks(\"/healthz\");"), ("compose.yaml", $"services: {{ backend: {{ build: ./api, {ports} }} }}"));

        CollectionAssert.AreEqual(port is null ? ["build_backend", "deploy_prod_backend"] : new[] { "build_backend", "deploy_prod_backend", "health_check_prod_backend" }, repository.Plan().ToArray());
        Assert.Contains(port is null ? "# The compose file publishes no port for HTTP of it" : $"health_check: {{ url: http://localhost:{port}/healthz }}", File.ReadAllText(repository.PathOf("deploy.yml")));
    }
}
