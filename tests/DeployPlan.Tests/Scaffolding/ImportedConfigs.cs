using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Scaffolding;

/// <summary>A first config from a file of another tool: what is carried over, and that a broken file is said to be so and writes nothing.</summary>
[TestClass]
public class ImportedConfigs
{
    private const string Kamal = """
        service: shop
        image: acme/shop
        servers:
          web:
            - 192.0.2.1
          job:
            hosts: [192.0.2.2]
            cmd: bin/jobs
        registry:
          server: registry.example.com
          username: robot
          password: [KAMAL_REGISTRY_PASSWORD]
        proxy: { ssl: true, host: shop.example.com, healthcheck: { path: /healthz } }
        env:
          clear: { LOG_LEVEL: info }
          secret: [SHOP_DB]
        builder: { arch: amd64 }
        accessories:
          db: { image: "postgres:17", host: 192.0.2.3 }
        """;

    private const string Azure = """
        name: shop
        infra: { provider: bicep, path: infra }
        services:
          web: { project: ./src/Web, language: dotnet, host: containerapp }
          page: { project: ./src/page, language: js, host: staticwebapp, dist: build }
        """;

    [TestMethod]
    [DataRow("src/eShop.AppHost/aspire-manifest.json", "eshop", "eshop.from-aspire.deploy.yml")]
    [DataRow("docker-compose.yml", "eshoponweb", "eshoponweb.from-compose.deploy.yml")]
    public void A_file_of_a_solution_says_what_is_deployed(string from, string shape, string golden)
    {
        using var repository = NewRepository.Of(shape, from);

        Shapes.AssertGolden(repository, golden);
    }

    [TestMethod]
    public void Projects_of_Aspire_that_reference_each_other_do_not_wait_for_each_other()
    {
        const string Manifest = """
            { "resources": {
              "api": { "type": "project.v0", "path": "src/Api/Api.csproj", "env": { "services__web__http__0": "{web.bindings.http.url}" } },
              "web": { "type": "project.v0", "path": "src/Web/Web.csproj", "env": { "services__api__http__0": "{api.bindings.http.url}", "services__mail__http__0": "{mail.bindings.http.url}" } },
              "mail": { "type": "project.v0", "path": "src/Mail/Mail.csproj" }
            } }
            """;
        using var repository = new NewRepository(("aspire-manifest.json", Manifest), ("src/Api/Api.csproj", NewRepository.Web), ("src/Web/Web.csproj", NewRepository.Web), ("src/Mail/Mail.csproj", NewRepository.Web))
        {
            From = "aspire-manifest.json",
        };

        Assert.Contains("deploy_prod_web", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("depends_on: [mail]", config);
        Assert.Contains("# It and web reference each other, so neither waits for the other.", config);
        Assert.Contains("# It and api reference each other, so neither waits for the other.", config);
    }

    [TestMethod]
    [DataRow("\"waitFor\": [\"mail\"]")]
    [DataRow("\"dependsOn\": [\"mail\", \"nothing\"]")]
    public void What_a_resource_of_Aspire_waits_for_is_carried_over(string waits)
    {
        var manifest = $$"""
            { "resources": {
              "api": { "type": "project.v0", "path": "src/Api/Api.csproj", {{waits}} },
              "mail": { "type": "project.v0", "path": "src/Mail/Mail.csproj" }
            } }
            """;
        using var repository = new NewRepository(("aspire-manifest.json", manifest), ("src/Api/Api.csproj", NewRepository.Web), ("src/Mail/Mail.csproj", NewRepository.Web)) { From = "aspire-manifest.json" };

        Assert.Contains("deploy_prod_api", repository.Plan());
        Assert.Contains("    depends_on: [mail]\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void A_connection_of_Aspire_may_have_a_hyphen()
    {
        const string Manifest = """
            { "resources": {
              "orders-db": { "type": "value.v0", "connectionString": "{pg.connectionString};Database=orders" },
              "api": { "type": "project.v0", "path": "src/Api/Api.csproj", "env": { "ConnectionStrings__orders-db": "{orders-db.connectionString}" } }
            } }
            """;
        using var repository = new NewRepository(("aspire-manifest.json", Manifest), ("src/Api/Api.csproj", NewRepository.Web)) { From = "aspire-manifest.json" };

        Assert.Contains("deploy_prod_api", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("  orders-db:\n    connection_env: ConnectionStrings__orders-db\n", config);
        Assert.Contains("    databases: [orders-db]\n", config);
    }

    [TestMethod]
    public void What_a_manifest_of_Aspire_says_of_a_build_is_carried_over_and_the_rest_is_said()
    {
        const string Manifest = """
            { "resources": {
              "secret": { "type": "parameter.v0", "value": "{secret.inputs.value}" },
              "page": {
                "type": "container.v1",
                "build": {
                  "context": "page", "dockerfile": "page/Dockerfile", "stage": "final",
                  "args": { "MODE": "release", "KEY": "{secret.value}" },
                  "secrets": { "NPM": { "type": "env" } }
                },
                "entrypoint": "nginx",
                "volumes": [ { "name": "data", "target": "/data" } ],
                "bindMounts": [ { "source": "./conf", "target": "/etc/conf" } ],
                "bindings": { "http": { "scheme": "http", "targetPort": 80 } }
              }
            } }
            """;
        using var repository = new NewRepository(
            ("aspire-manifest.json", Manifest), ("page/Dockerfile", "FROM nginx AS final"), ("compose.yaml", "services: { page: { image: page } }"), ("Api.csproj", NewRepository.Web))
        {
            From = "aspire-manifest.json",
        };

        var config = repository.Config();

        Assert.Contains("build: { provider: docker, dockerfile: page/Dockerfile, context: page, target: final, build_args: { MODE: release } }\n", config);
        Assert.Contains("# The build argument KEY (aspire-manifest.json, line 7) depends on the machine that builds", config);
        foreach (var (key, line) in new[] { ("entrypoint", 10), ("volumes", 11), ("bindMounts", 12), ("secrets", 8) })
        {
            Assert.Contains($"# {key} (aspire-manifest.json, line {line}) is not carried over.\n", config);
        }

        Assert.DoesNotContain("bindings (", config);
    }

    [TestMethod]
    public void What_Kamal_says_of_a_build_is_carried_over_and_what_it_says_of_roles_and_variables_is_said()
    {
        const string File = """
            service: shop
            image: acme/shop
            servers:
              web: [192.0.2.1]
              job:
                hosts: [192.0.2.2]
                options: { memory: 2g }
                proxy: false
                env:
                  clear: { QUEUE: mail }
                  secret: [JOB_KEY]
            env:
              LOG_LEVEL: info
            builder:
              arch: amd64
              target: final
              args: { MODE: release, COMMIT: "<%= `git rev-parse HEAD` %>" }
              secrets: [NPM]
            """;
        using var repository = new NewRepository(
            ("config/deploy.yml", File), ("Dockerfile", "FROM base\nENTRYPOINT [\"dotnet\", \"Other.dll\"]\nFROM base AS final\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]\nFROM base AS last"), ("Shop.csproj", NewRepository.Web))
        {
            From = "config/deploy.yml",
        };

        var config = repository.Config();

        Assert.Contains("in place of project: build: { provider: docker, dockerfile: Dockerfile, context: \".\", target: final, build_args: { MODE: release } }\n", config);
        Assert.Contains("# The build argument COMMIT (deploy.yml, line 17) depends on the machine that builds", config);
        Assert.Contains("    required_env: [JOB_KEY]\n", config);
        foreach (var said in new[] { "Kamal sets LOG_LEVEL (deploy.yml, line 13)", "Kamal sets QUEUE (deploy.yml, line 10)", "options (deploy.yml, line 7) is not", "proxy (deploy.yml, line 8) is not", "secrets (deploy.yml, line 18) is not" })
        {
            Assert.Contains("    # " + said, config);
        }
    }

    [TestMethod]
    public void An_azure_yaml_says_which_projects_are_services()
    {
        using var repository = new NewRepository(("azure.yaml", Azure), ("src/Web/Web.csproj", NewRepository.Web), ("src/Old/Old.csproj", NewRepository.Web), ("src/page/index.html", "")) { From = "azure.yaml" };

        CollectionAssert.AreEqual(new[] { "build_web", "deploy_prod_web" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("project:\n  name: shop\n", config);
        Assert.Contains("# infra (azure.yaml, line 2) is not carried over", config);
        Assert.Contains("    # In azure.yaml, line 4 it is deployed to containerapp", config);
        Assert.Contains("    # # dist (azure.yaml, line 5) is not carried over.\n", config);
    }

    [TestMethod]
    [DataRow("./src/Shop.AppHost/Shop.AppHost.csproj", "src/Shop.AppHost/Shop.AppHost.csproj")]
    [DataRow("src/Shop.AppHost", "src/Shop.AppHost/Shop.AppHost.csproj")]
    [DataRow("./apphost.cs", "apphost.cs")]
    public void An_azure_yaml_that_deploys_an_AppHost_is_an_error_that_names_the_way(string project, string named)
    {
        var azure = $"name: shop\nservices:\n  app:\n    project: {project}\n    language: dotnet\n    host: containerapp\n";
        using var repository = new NewRepository(
            ("azure.yaml", azure), ("apphost.cs", "#:sdk Aspire.AppHost.Sdk"), ("src/Shop.AppHost/Shop.AppHost.csproj", """<Project Sdk="Aspire.AppHost.Sdk/13.6.5" />"""), ("src/Api/Api.csproj", NewRepository.Web))
        {
            From = "azure.yaml",
        };

        var said = repository.Init().Diagnostics.Single();

        Assert.AreEqual(("DPL1094", 4, 14), (said.Code, said.Span.Line, said.Span.Column));
        Assert.EndsWith($"dotnet run --project {named} -- --publisher manifest --output-path aspire-manifest.json", said.Message);
        Assert.IsFalse(File.Exists(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void A_file_of_Kamal_says_image_registry_hosts_secrets_and_health()
    {
        using var repository = new NewRepository(("config/deploy.yml", Kamal), ("Dockerfile", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]"), ("Shop.csproj", NewRepository.Web)) { From = "config/deploy.yml" };

        CollectionAssert.AreEqual(new[] { "build_shop", "build_shop-job", "deploy_prod_shop", "deploy_prod_shop-job", "health_check_prod_shop" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("project:\n  name: shop\n", config);
        Assert.Contains("  registry: registry.example.com/acme\n", config);
        Assert.Contains("    required_env: [SHOP_DB]\n    urls: [http://localhost:8080]\n    # Kamal runs it on 192.0.2.1; a driver of your own does that.\n    # Kamal sets LOG_LEVEL (deploy.yml, line 15)\n", config);
        Assert.Contains("    # Kamal starts it with: bin/jobs\n", config);
        Assert.Contains("    health_check: { url: https://shop.example.com/healthz }\n", config);
        Assert.Contains("# accessories (deploy.yml, line 18) is not carried over.\n", config);
        Assert.DoesNotContain("robot", config);
    }

    [TestMethod]
    public void Roles_of_Kamal_that_are_one_web_project_get_a_port_each()
    {
        using var repository = new NewRepository(
            ("config/deploy.yml", Kamal), ("Dockerfile", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]"), ("Shop.csproj", NewRepository.Web), ("Properties/launchSettings.json", """{ "profiles": { "a": { "applicationUrl": "http://localhost:5100" } } }"""))
        {
            From = "config/deploy.yml",
        };

        Assert.Contains("deploy_prod_shop-job", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    urls: [http://localhost:5100]\n", config);
        Assert.Contains("    urls: [http://localhost:8080]\n", config);
    }

    [TestMethod]
    [DataRow("a.json", "{ \"resources\": { \"api\": { \"type\": \"project.v0\" } } }", "DPL1073", 1, 25, "'api' has no 'path'")]
    [DataRow("a.json", "{ \"resources\": {\n \"api\": 1 } }", "DPL1073", 2, 9, "'api' in 'resources' must be a mapping, not '1'")]
    [DataRow("a.json", "{ \"resources\": [] }", "DPL1073", 1, 16, "'resources' must be a mapping, not a list")]
    [DataRow("a.json", "{ \"resources\": { \"api\": { \"type\": \"project.v0\", \"path\": \"no/Api.csproj\" } } }", "DPL1075", 1, 57, "There is no 'no/Api.csproj'")]
    [DataRow("a.json", "{ \"resources\": { \"api\": { \"type\": \"project.v0\", \"path\": \"Api.csproj\", \"env\": { \"A\": \"{ap.url}\" } } } }", "DPL1074", 1, 85, "'ap' is not in this file; did you mean 'api'?")]
    [DataRow("a.json", "{ \"resources\": { \"db\": { \"type\": \"container.v0\", \"image\": \"postgres\" } } }", "DPL1076", 1, 1, "nothing to deploy")]
    [DataRow("a.json", "{ \"resources\": {", "DPL1004", 2, 1, "")]
    [DataRow("a.yaml", "some: thing\n", "DPL1072", 1, 1, "no kind that a first config")]
    [DataRow("a.yaml", "", "DPL1008", 0, 0, "")]
    [DataRow("a.json", "{ \"resources\": { \"api\": { \"type\": \"project.v0\", \"path\": \"a\\u0000b.csproj\" } } }", "DPL1016", 1, 57, "")]
    [DataRow("azure.yaml", "services:\n  web: { project: \"a\\0b\", host: appservice }\n", "DPL1016", 2, 19, "")]
    [DataRow("azure.yaml", "services:\n  web: { project: ./no, host: appservice }\n", "DPL1075", 2, 19, "There is no './no'")]
    [DataRow("compose.yml", "services:\n  api: { image: api, depends_on: [bd] }\n  db: { image: db }\n", "DPL1074", 2, 35, "'bd' is not in this file; did you mean 'db'?")]
    [DataRow("compose.yml", "services: [api]\n", "DPL1073", 1, 11, "'services' must be a mapping")]
    [DataRow("deploy.kamal.yml", "service: shop\nimage: { a: b }\nservers: [192.0.2.1]\n", "DPL1073", 2, 8, "has no 'image'")]
    public void A_broken_file_is_an_error_at_its_line_and_nothing_is_written(string file, string text, string code, int line, int column, string message)
    {
        using var repository = new NewRepository((file, text), ("Api.csproj", NewRepository.Web)) { From = file };

        var said = repository.Init().Diagnostics;

        var first = said[0];
        Assert.AreEqual((code, Severity.Error, line, column), (first.Code, first.Severity, first.Span.Line, first.Span.Column), string.Join('\n', said));
        Assert.Contains(message, first.Message);
        Assert.AreEqual(repository.PathOf(file), first.Span.File);
        Assert.IsFalse(File.Exists(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void A_compose_file_may_have_the_tags_of_compose()
    {
        using var repository = new NewRepository(("compose.yml", "services:\n  api: { image: api, ports: !override [\"8080:80\"], profiles: !reset null }\n"), ("Api.csproj", NewRepository.Web)) { From = "compose.yml" };

        Assert.IsFalse(repository.Init().Diagnostics.Any(static said => said.Severity == Severity.Error));
        Assert.Contains("  api:\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_an_error()
    {
        using var repository = new NewRepository(("Api.csproj", NewRepository.Web)) { From = "azure.yaml" };

        Assert.AreEqual("DPL1001", repository.Init().Diagnostics.Single().Code);
        Assert.IsFalse(File.Exists(repository.PathOf("deploy.yml")));
    }
}
