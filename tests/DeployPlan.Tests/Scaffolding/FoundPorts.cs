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
    [DataRow("if (app.Environment.IsEnvironment(Environments.Development)) { app.MapHealthChecks(\"/health\"); }", 1)]
    [DataRow("if (app.Environment.EnvironmentName == Environments.Development) { app.MapHealthChecks(\"/health\"); }", 1)]
    [DataRow("if (\"Development\" == env.EnvironmentName) app.MapHealthChecks(\"/health\");", 1)]
    [DataRow("if (env.EnvironmentName.Equals(\"Development\")) app.MapHealthChecks(\"/health\");", 1)]
    [DataRow("if (string.Equals(env.EnvironmentName, Environments.Development)) app.MapHealthChecks(\"/health\");", 1)]
    [DataRow("if (env.EnvironmentName is not \"Development\") return;\napp.MapHealthChecks(\"/health\");", 2)]
    [DataRow("var dev = app.Environment.IsDevelopment();\nif (dev) { app.MapHealthChecks(\"/health\"); }", 2)]
    [DataRow("bool live = !app.Environment.IsDevelopment();\nif (!live) { app.MapHealthChecks(\"/health\"); }", 2)]
    [DataRow("bool live = !app.Environment.IsDevelopment();\nif (live) { app.UseHsts(); } else { app.MapHealthChecks(\"/health\"); }", 2)]
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
    [DataRow("if (app.Environment.IsDevelopment()) { app.UseSwagger(); } else { app.MapHealthChecks(\"/health\"); }")]
    [DataRow("if (app.Environment.EnvironmentName != Environments.Development) { app.MapHealthChecks(\"/health\"); }")]
    [DataRow("#if DEBUG\napp.UseSwagger();\n#else\napp.MapHealthChecks(\"/health\");\n#endif")]
    [DataRow("#if DEBUG\napp.UseSwagger();\n#endif\napp.MapHealthChecks(\"/health\");")]
    [DataRow("app.UseHealthChecks(\"/health\");")]
    [DataRow("app.MapGroup(\"\").MapHealthChecks(\"/health\");")]
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

    [TestMethod]
    [DataRow("appsettings.json", """{ "Kestrel": { "Endpoints": { "Grpc": { "Url": "http://*:5101", "Protocols": "Http2" }, "Rest": { "Url": "http://*:5102" } } } }""", 5102)]
    [DataRow("appsettings.json", """{ "Kestrel": { "EndpointDefaults": { "Protocols": "Http2" }, "Endpoints": { "Grpc": { "Url": "http://*:5101" }, "Rest": { "Url": "http://*:5102", "Protocols": "Http1AndHttp2" } } } }""", 5102)]
    [DataRow("appsettings.json", """{ "Kestrel": { "Endpoints": { "Grpc": { "Url": "http://*:5101", "Protocols": "Http2" } } } }""", null)]
    [DataRow("appsettings.json", """{ "Kestrel": { "EndpointDefaults": { "Protocols": "Http2" } } }""", null)]
    [DataRow("Kestrel.cs", "k.ListenAnyIP(5101, l => l.Protocols = HttpProtocols.Http2); k.ListenAnyIP(5102, l => l.Protocols = HttpProtocols.Http1AndHttp2);", 5102)]
    [DataRow("Kestrel.cs", "k.ListenAnyIP(5101, l => { l.Protocols = HttpProtocols.Http2; });", null)]
    [DataRow("Kestrel.cs", "k.ConfigureEndpointDefaults(l => l.Protocols = HttpProtocols.Http2);", null)]
    public void An_endpoint_of_HTTP_2_alone_is_not_asked_by_a_health_check(string file, string text, int? port)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "app.MapHealthChecks(\"/healthz\");"), ("api/" + file, text));

        Assert.Contains("deploy_prod_api", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains(port is { } open ? $"    health_check: {{ url: http://localhost:{open}/healthz }}\n" : $"    # api/{file}, line 1, has it speak HTTP/2 alone there, and a health check asks by HTTP/1; with an endpoint for both, at the port of that:\n    # health_check:", config);
    }

    [TestMethod]
    [DataRow("app.MapHealthChecks(HealthPaths.Live);\nstatic class HealthPaths { public const string Root = \"/health\"; public const string Live = Root + \"/live\"; }\nstatic class Other { const string Live = \"/other\"; }", "/health/live")]
    [DataRow("app.MapHealthChecks($\"{Root}/live\");\nclass A { const string Root = \"/health\"; }", "/health/live")]
    [DataRow("app.MapHealthChecks(pattern: \"/healthz\");", "/healthz")]
    [DataRow("const string P = \"/api\";\napp.MapGroup(P).MapHealthChecks(\"/healthz\");", "/api/healthz")]
    [DataRow("const string P = \"/api\";\nvar g = app.MapGroup(P + \"/v1\");\ng.MapHealthChecks(\"/healthz\");", "/api/v1/healthz")]
    public void A_path_may_be_made_of_constants(string program, string path)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        Assert.Contains($"    health_check: {{ url: http://localhost:8080{path} }}\n", repository.Config());
    }

    [TestMethod]
    [DataRow("app.MapHealthChecks(app.Configuration[\"Health:Path\"]);")]
    [DataRow("app.MapHealthChecks(app.Configuration.GetValue(\"Health:Path\", \"/healthz\"));")]
    [DataRow("app.UseHealthChecks(options.Path);")]
    [DataRow("app.MapHealthChecks(Live);\nclass A { const string Live = \"/a\"; } class B { const string Live = \"/b\"; }")]
    [DataRow("app.MapHealthChecks(Live);\nclass A { const string Live = Live + \"/a\"; }")]
    public void A_path_that_is_not_known_is_said_to_be_so(string program)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        Assert.Contains("    # It maps a health check (api/Program.cs, line 1), but not at a path that can be read; write what it is:\n    # health_check: { url: http://localhost:8080/healthz }\n", repository.Config());
    }

    [TestMethod]
    [DataRow("app.MapHealthChecks(\"/one\");", "", false)]
    [DataRow("class Program { static void Main() { app.MapHealthChecks(\"/one\"); } }", "", false)]
    [DataRow("if (app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/one\"); }", "", false)]
    [DataRow("Routes.Map(app);\nstatic class Routes { public static void Map(WebApplication app) => app.MapHealthChecks(\"/one\"); }", "", false)]
    [DataRow("static class Routes { public static void MapAll(this WebApplication app) => app.MapHealthChecks(\"/one\"); }", "app.MapAll();", true)]
    public void Only_what_a_program_calls_of_another_one_counts(string one, string six, bool counts)
    {
        using var repository = new NewRepository(
            ("One/One.csproj", NewRepository.Web), ("One/Program.cs", one),
            ("Six/Six.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><ProjectReference Include="../One/One.csproj" /></ItemGroup></Project>"""), ("Six/Program.cs", six));

        var config = repository.Config();
        var service = config.Substring(config.IndexOf("  six:\n", StringComparison.Ordinal));
        Assert.Contains(counts ? "    health_check: { url: http://localhost:8081/one }\n" : "    # The project maps no health check;", service);
    }

    [TestMethod]
    public void Services_of_one_machine_get_a_port_each()
    {
        const string Program = "app.MapHealthChecks(\"/healthz\");";
        const string Launch = """{ "profiles": { "http": { "applicationUrl": "http://localhost:8081" } } }""";
        using var repository = new NewRepository(
            ("a/A.csproj", NewRepository.Web), ("a/Program.cs", Program), ("b/B.csproj", NewRepository.Web), ("b/Program.cs", Program), ("c/C.csproj", NewRepository.Web), ("d/D.csproj", NewRepository.Web),
            ("c/Properties/launchSettings.json", Launch), ("d/Properties/launchSettings.json", Launch), ("e/E.csproj", NewRepository.Worker));

        Assert.Contains("deploy_prod_d", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    project: a/A.csproj\n    urls: [http://localhost:8080]\n", config);
        Assert.Contains("    project: b/B.csproj\n    urls: [http://localhost:8082]\n", config);
        Assert.Contains("    health_check: { url: http://localhost:8082/healthz }\n", config);
        Assert.Contains("    project: c/C.csproj\n    urls: [http://localhost:8081]\n", config);
        Assert.Contains("    project: d/D.csproj\n    urls: [http://localhost:8083]\n", config);
        Assert.Contains("    project: e/E.csproj\n\n", config);
        Assert.Contains("# services: { a: { urls: [http://localhost:9080], health_check: { url: http://localhost:9080/healthz } } }\n", config);
    }

    [TestMethod]
    public void A_port_that_no_variable_changes_stays_and_where_two_have_it_that_is_said()
    {
        const string Settings = "{\n  \"Urls\": \"http://*:8080\"\n}";
        using var repository = new NewRepository(("a/A.csproj", NewRepository.Web), ("b/B.csproj", NewRepository.Web), ("b/appsettings.json", Settings), ("c/C.csproj", NewRepository.Web), ("c/appsettings.json", Settings));

        Assert.Contains("deploy_prod_c", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    project: a/A.csproj\n    urls: [http://localhost:8081]\n", config);
        Assert.Contains("    project: b/B.csproj\n    urls: [http://localhost:8080]\n    # b/appsettings.json, line 2, has it listen on this port, over what is written here; to change it, change both.\n", config);
        Assert.Contains("    project: c/C.csproj\n    # c/appsettings.json, line 2, has it listen on port 8080, which b has, too, and one machine cannot run both; change it there.\n", config);
    }

    [TestMethod]
    [DataRow("http://localhost:0")]
    [DataRow("http://localhost:65536")]
    public void What_is_no_port_of_a_program_is_not_taken_for_one(string address)
    {
        using var repository = new NewRepository(("a/A.csproj", NewRepository.Web), ("a/Properties/launchSettings.json", $$$"""{ "profiles": { "http": { "applicationUrl": "{{{address}}}" } } }"""));

        Assert.Contains("    urls: [http://localhost:8080]\n", repository.Config());
    }

    [TestMethod]
    [DataRow("app.Urls.Add(\"http://localhost:3000\");", "3000")]
    [DataRow("app.Run(\"http://0.0.0.0:3001\");", "3001")]
    [DataRow("await app.RunAsync(\"http://+:3001\");", "3001")]
    [DataRow("builder.WebHost.UseUrls(\"https://*:3443\", \"http://*:3002\");", "3002")]
    [DataRow("builder.WebHost.ConfigureKestrel(options => options.ListenAnyIP(3003));", "3003")]
    [DataRow("builder.WebHost.UseKestrel(o => { o.ListenLocalhost(3443, l => l.UseHttps()); o.ListenLocalhost(3004, l => { }); });", "3004")]
    [DataRow("builder.WebHost.UseKestrel(o => o.Listen(IPAddress.Loopback, 3005));", "3005")]
    [DataRow("builder.WebHost.UseKestrel(o => o.Listen(new IPEndPoint(IPAddress.Parse(\"127.0.0.1\"), 3006)));", "3006")]
    public void A_port_in_the_code_wins_over_what_is_written(string program, string port)
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "app.MapHealthChecks(\"/healthz\");\n" + program), ("api/appsettings.json", """{ "Urls": "http://*:5001" }"""), ("api/Properties/launchSettings.json", Iis));

        Assert.Contains(
            $"    urls: [http://localhost:{port}]\n    # api/Program.cs, line 2, has it listen on this port, over what is written here; to change it, change both.\n"
            + $"    # A guess: write the URL that the deploying machine can reach. An environment may set another one.\n    health_check: {{ url: http://localhost:{port}/healthz }}\n", repository.Config());
    }

    [TestMethod]
    [DataRow("app.Run($\"http://0.0.0.0:{port}\");")]
    [DataRow("app.Urls.Add(url);")]
    [DataRow("builder.WebHost.UseUrls(addresses);")]
    [DataRow("builder.WebHost.UseKestrel(o => o.ListenAnyIP(port));")]
    [DataRow("builder.WebHost.UseKestrel(o => o.Listen(IPAddress.Any, int.Parse(port)));")]
    [DataRow("builder.WebHost.UseKestrel(o => o.ListenAnyIP(3443, l => l.UseHttps()));")]
    public void A_port_in_the_code_that_cannot_be_read_is_said(string program)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "app.MapHealthChecks(\"/healthz\");\n" + program));

        CollectionAssert.AreEqual(new[] { "build_api", "deploy_prod_api" }, repository.Plan().ToArray());
        Assert.Contains(
            "    # api/Program.cs, line 2, says where it listens, over what is written here, and not as text that can be read; write what it is:\n    # urls: [http://localhost:8080]\n"
            + "    # At which port it answers HTTP is not known; once it is:\n    # health_check: { url: http://localhost:8080/healthz }\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    [DataRow("// app.Run(\"http://localhost:3000\");")]
    [DataRow("app.Run();")]
    [DataRow("app.Run(async context => await context.Response.WriteAsync(\"http://localhost:3000\"));")]
    [DataRow("socket.Listen(100);")]
    [DataRow("if (app.Environment.IsDevelopment()) { app.Urls.Add(\"http://localhost:3000\"); }")]
    public void What_sets_no_port_counts_for_none(string program)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        Assert.Contains("    urls: [http://localhost:8080]\n    # The project", repository.Config());
    }

    [TestMethod]
    [DataRow("var g = app.MapGroup(\"/api\"); return g.MapGet(\"/health\", () => \"ok\");", "/api/health")]
    [DataRow("var g = app.MapGroup(\"/api\"); g.MapGet(\"/health\", () => \"ok\");", "/api/health")]
    [DataRow("app.MapGroup(\"api\").MapGroup(\"/v1/\").MapHealthChecks(\"/health\");", "/api/v1/health")]
    [DataRow("var a = app.MapGroup(\"/a\");\nvar b = a.MapGroup(\"/b\").WithTags(\"x\");\nb.MapHealthChecks(\"health\");", "/a/b/health")]
    [DataRow("app.MapGroup(\"/api\").MapStatus();\nstatic class E { public static void MapStatus(this IEndpointRouteBuilder app) { app.MapGet(\"/health\", () => 1); } }", "/api/health")]
    public void A_path_is_below_that_of_its_group(string program, string path)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        Assert.Contains($"    health_check: {{ url: http://localhost:8080{path} }}\n", repository.Config());
    }

    [TestMethod]
    [DataRow("if (app.Environment.IsDevelopment() || app.Environment.IsStaging()) { app.MapHealthChecks(\"/health\"); }", "is mapped under a condition")]
    [DataRow("if (app.Configuration.GetValue<bool>(\"Health\")) app.MapHealthChecks(\"/health\");", "is mapped under a condition")]
    [DataRow("if (x) { app.UseHsts(); } else { app.MapHealthChecks(\"/health\"); }", "is mapped under a condition")]
    [DataRow("if (x) { Map(); }\nvoid Map() { app.MapHealthChecks(\"/health\"); }", "is mapped under a condition")]
    [DataRow("#if FEATURE\napp.MapHealthChecks(\"/health\");\n#endif", "is mapped under a condition")]
    [DataRow("app.MapGroup(prefix).MapHealthChecks(\"/health\");", "is mapped below a path that is not known")]
    [DataRow("Map(app.MapGroup(\"/api\"));\nstatic void Map(RouteGroupBuilder group) => group.MapHealthChecks(\"/health\");", "is mapped below a path that is not known")]
    [DataRow("app.Map(\"/admin\", admin => { admin.UseHealthChecks(\"/health\"); });", "is mapped below a path that is not known")]
    [DataRow("app.UseHealthChecks(\"/health\", 8081);", "is mapped for a port or host of its own")]
    [DataRow("app.MapHealthChecks(\"/health\").RequireHost(\"*:8081\");", "is mapped for a port or host of its own")]
    [DataRow("app.MapHealthChecks(\"/health\").RequireAuthorization();", "is mapped for users that are signed in")]
    public void A_path_of_which_it_is_not_certain_that_it_answers_is_said_and_not_checked(string program, string why)
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", program));

        var config = repository.Config();

        Assert.Contains($"    # /health {why} (api/Program.cs, line ", config);
        Assert.Contains("); if it answers where this is deployed:\n    # health_check: { url: http://localhost:8080/health }\n", config);
        Assert.DoesNotContain("\n    health_check:", config);
    }

    [TestMethod]
    public void What_is_mapped_in_a_Debug_build_only_is_said_and_not_checked()
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Program.cs", "#if DEBUG\napp.MapHealthChecks(\"/health\");\n#endif"));

        Assert.Contains("    # /health is mapped in a Debug build only (api/Program.cs, line 2), so not where this is deployed; once it is mapped everywhere:\n", repository.Config());
    }
}
