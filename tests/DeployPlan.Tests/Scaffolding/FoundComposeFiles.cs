namespace DeployPlan.Tests.Scaffolding;

/// <summary>Which services of a compose file are those of the solution.</summary>
[TestClass]
public class FoundComposeFiles
{
    [TestMethod]
    [DataRow("backend: { build: ./api }")]
    [DataRow("backend: { build: { context: ., dockerfile: api/Dockerfile } }")]
    [DataRow("backend: { image: sdk, command: dotnet Shop.Api.dll }")]
    [DataRow("backend: { image: sdk, command: [dotnet, run, --project, api/Shop.Api.csproj] }")]
    [DataRow("backend: { image: \"${REGISTRY-}acme/shop-api:1\" }")]
    [DataRow("backend: { build: { context: ., dockerfile: docker/Dockerfile, args: { PROJECT: Shop.Api.csproj } } }")]
    public void A_service_has_the_name_of_what_builds_or_runs_its_project(string service)
    {
        using var repository = new NewRepository(("api/Shop.Api.csproj", NewRepository.Web), ("api/Dockerfile", "FROM scratch"), ("docker/Dockerfile", "FROM scratch"), ("compose.yaml", $"services:\n  {service}\n"));

        CollectionAssert.AreEqual(new[] { "build_backend", "deploy_prod_backend" }, repository.Plan().ToArray());
        Assert.Contains("  prod:\n    driver: compose\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    [DataRow("services: { db: { image: postgres }, cache: { image: redis } }")]
    [DataRow("services: { api: { image: 'nginx:1.27' } }")]
    [DataRow("not: [a compose file")]
    [DataRow("")]
    public void A_file_without_the_services_is_not_used(string compose)
    {
        using var repository = new NewRepository(("api/Shop.Api.csproj", NewRepository.Web), ("docker-compose.yml", compose));

        CollectionAssert.AreEqual(new[] { "build_api", "deploy_prod_api" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("# No compose file builds or runs these services", config);
        Assert.Contains("  prod:\n    driver: process\n", config);
    }

    [TestMethod]
    public void What_the_file_lacks_is_written_and_left_out_of_the_environments()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("jobs/Jobs.csproj", NewRepository.Worker), ("compose.yaml", "services: { api: { build: api, depends_on: { db: {} } }, db: { image: postgres }, tool: { image: tool, profiles: [x] } }"));

        CollectionAssert.AreEqual(new[] { "infra_beside", "build_api", "deploy_prod_api" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("  jobs:\n    project: jobs/Jobs.csproj\n    # compose.yaml has no service for it, so the environments leave it out; add it there, then remove '~' below.\n", config);
        Assert.Contains("up, \"-d\", \"--wait\", db] }\n    services: { jobs: ~ }\n", config);
    }

    [TestMethod]
    public void What_only_the_file_builds_is_a_service_too()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("page/Dockerfile", "FROM nginx"), ("compose.yaml", "services: { api: { build: api }, page: { build: page, depends_on: [api] } }"));

        CollectionAssert.AreEqual(new[] { "build_api", "build_page", "deploy_prod_api", "deploy_prod_page" }, repository.Plan().ToArray());
        Assert.Contains("  page:\n    build: { provider: docker, dockerfile: page/Dockerfile, context: page }\n    depends_on: [api]\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    [DataRow("services: { base: { build: ./api, profiles: [never] }, backend: { extends: { service: base }, ports: ['5106:8080'] } }", "x.yml", "")]
    [DataRow("services: { base: { build: ./api, profiles: [never] }, backend: { extends: base, ports: ['5106:8080'] } }", "x.yml", "")]
    [DataRow("services: { backend: { extends: { file: infra/base.yml, service: x }, ports: ['5106:8080'] } }", "infra/base.yml", "services: { x: { extends: y }, y: { build: { context: ../api } } }")]
    [DataRow("services: { backend: { extends: { file: base.yml, service: x }, build: { context: ./api } } }", "base.yml", "services: { x: { build: { dockerfile: Dockerfile }, ports: ['5106:8080'] } }")]
    [DataRow("include: [infra/api.yml]\nservices: { db: { image: postgres } }", "infra/api.yml", "services: { backend: { build: ../api, ports: ['5106:8080'] } }")]
    [DataRow("include: [{ path: infra/api.yml }]", "infra/api.yml", "include: [../compose.yaml]\nservices: { backend: { build: ../api, ports: ['5106:8080'] } }")]
    [DataRow("include: [{ path: [infra/api.yml] }]", "infra/api.yml", "services: { backend: { build: ../api, ports: ['5106:8080'] } }")]
    public void What_a_service_extends_and_a_file_includes_counts(string compose, string other, string text)
    {
        using var repository = new NewRepository(
            ("api/Shop.Api.csproj", NewRepository.Web), ("api/Program.cs", "app.MapHealthChecks(\"/healthz\");"), ("api/Dockerfile", "FROM scratch"), ("compose.yaml", compose), (other, text));

        CollectionAssert.IsSubsetOf(new[] { "build_backend", "deploy_prod_backend", "health_check_prod_backend" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("  backend:\n    build: { provider: docker, dockerfile: api/Dockerfile, context: api }\n", config);
        Assert.Contains("    health_check: { url: http://localhost:5106/healthz }\n", config);
    }

    [TestMethod]
    public void Services_that_extend_each_other_are_read()
    {
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Dockerfile", "FROM scratch"), ("compose.yaml", "services: { a: { extends: b, build: api }, b: { extends: a } }"));

        Assert.Contains("    driver: compose\n", repository.Config());
    }

    private const string Stages = """
        FROM sdk AS build
        FROM runtime AS base
        ENTRYPOINT ["dotnet", "Jobs.dll"]
        FROM base AS api
        ENTRYPOINT ["dotnet", "Api.dll"]
        FROM base as jobs
        CMD ["--all"]
        """;

    [TestMethod]
    [DataRow("services: { jobs: { build: { context: ., target: jobs } }, api: { build: { context: ., target: Api } } }", "api", "jobs")]
    [DataRow("services: { worker: { build: . }, web: { build: { context: ., target: api } } }", "web", "worker")]
    public void The_stage_says_which_project_a_service_runs(string compose, string api, string jobs)
    {
        using var repository = new NewRepository(("Dockerfile", Stages), ("src/Api/Api.csproj", NewRepository.Web), ("src/Jobs/Jobs.csproj", NewRepository.Worker), ("src/Jobs/Program.cs", "configuration.GetConnectionString(\"Only\");"), ("db/1.sql", ""), ("compose.yaml", compose));

        Assert.Contains($"deploy_prod_{api}", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains($"  {api}:\n    build: {{ provider: docker, dockerfile: Dockerfile, context: \".\", target: {(api == "api" ? "Api" : "api")} }}\n    databases: []\n", config);
        Assert.Contains($"  {jobs}:\n    build: {{ provider: docker, dockerfile: Dockerfile, context: \".\"{(jobs == "jobs" ? ", target: jobs" : "")} }}\n    databases: [", config);
    }

    [TestMethod]
    public void A_Dockerfile_with_stages_is_named_with_the_one_that_starts_the_program()
    {
        using var repository = new NewRepository(("Dockerfile", Stages), ("src/Api/Api.csproj", NewRepository.Web));

        Assert.Contains("# For a driver that runs images, in place of project: build: { provider: docker, dockerfile: Dockerfile, context: \".\", target: api }\n", repository.Config());
    }

    [TestMethod]
    [DataRow("{ PROJECT: Shop.Api.csproj, MODE: \"${MODE:-release}\", TAG: \"1\" }")]
    [DataRow("[PROJECT=Shop.Api.csproj, \"MODE=${MODE:-release}\", TAG=1]")]
    public void Build_arguments_are_written(string args)
    {
        using var repository = new NewRepository(("Dockerfile", "FROM sdk"), ("src/Shop.Api/Shop.Api.csproj", NewRepository.Web), ("compose.yaml", $"services: {{ backend: {{ build: {{ context: ., args: {args} }} }} }}"));

        Assert.Contains("deploy_prod_backend", repository.Plan());
        Assert.Contains("context: \".\", build_args: { PROJECT: Shop.Api.csproj, MODE: release, TAG: \"1\" } }\n", File.ReadAllText(repository.PathOf("deploy.yml")));
    }

    [TestMethod]
    public void Build_arguments_of_the_machine_secrets_and_other_keys_are_said()
    {
        const string Compose = """
            services:
              api:
                build:
                  context: .
                  secrets: [npm]
                  args:
                    COMMIT: ${COMMIT}
                    NPM_TOKEN: f4a8c2d19b3e7a60
                    PROJECT: src/Api
                    EMPTY:
            """;
        using var repository = new NewRepository(("Dockerfile", "FROM sdk"), ("src/Api/Api.csproj", NewRepository.Web), ("compose.yaml", Compose));

        Assert.Contains("deploy_prod_api", repository.Plan());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("    # The build argument COMMIT (compose.yaml, line 7) depends on the machine that builds, and is not carried over: build_args has fixed values.\n", config);
        Assert.Contains("    # The build argument NPM_TOKEN (compose.yaml, line 8) is not carried over: a plan would show it, so let the build get it as a secret.\n", config);
        Assert.Contains("    # The build argument EMPTY (compose.yaml, line 10) depends on the machine", config);
        Assert.Contains("    # secrets of its build (compose.yaml, line 5) is not carried over.\n", config);
        Assert.DoesNotContain("f4a8c2d19b3e7a60", config);
        Assert.Contains("build_args: { PROJECT: src/Api } }", config);
    }

    [TestMethod]
    public void What_compose_starts_after_a_service_is_deployed_after_it_and_not_before_the_migrations()
    {
        const string Compose = """
            services:
              api: { build: api, depends_on: [db] }
              proxy: { image: nginx, links: ["api:backend"] }
              edge: { image: cdn, depends_on: { proxy: { condition: service_started } } }
              sidecar: { image: agent, network_mode: "service:api" }
              db: { image: postgres }
            """;
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Dockerfile", "FROM sdk"), ("compose.yaml", Compose));

        CollectionAssert.AreEqual(
            new[] { "infra_beside", "build_api", "deploy_prod_api", "deploy_prod_proxy", "deploy_prod_edge", "deploy_prod_sidecar" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("\"--wait\", db] }\n", config);
        Assert.Contains("  edge:\n    depends_on: [proxy]\n    # Compose starts it after services that are deployed, so it is deployed too, with the image of the compose file.\n", config);
    }

    [TestMethod]
    public void What_does_something_once_and_ends_is_run_and_not_waited_for()
    {
        const string Compose = """
            services:
              api: { build: api, depends_on: { bucket: { condition: service_completed_successfully } } }
              db: { image: postgres, restart: "no", ports: ["5432:5432"] }
              store: { image: minio }
              bucket: { image: mc, depends_on: [store] }
              seed: { image: seed, restart: "no", depends_on: [api] }
              schema: { image: tool, restart: "no", command: [migrate] }
              tools: { image: postgres, restart: "no" }
            """;
        using var repository = new NewRepository(("api/Api.csproj", NewRepository.Web), ("api/Dockerfile", "FROM sdk"), ("compose.yaml", Compose));

        CollectionAssert.AreEqual(new[] { "infra_beside", "infra_bucket", "infra_schema", "build_api", "deploy_prod_api", "deploy_prod_seed" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("up, \"-d\", \"--wait\", db, store, tools] }\n", config);
        Assert.Contains("compose.yaml, run, \"--rm\", \"-T\", bucket], depends_on: [beside] }\n", config);
        Assert.Contains("    depends_on: [api]\n    # It does something once, and ends; no deploy waits for its end.\n    stable_seconds: 0\n", config);
    }

    [TestMethod]
    public void A_project_that_the_file_lacks_does_not_take_the_name_of_another_service()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("api/Dockerfile", "FROM sdk"), ("jobs/Jobs.csproj", NewRepository.Worker), ("old/Dockerfile", "ENTRYPOINT [\"dotnet\", \"Old.dll\"]"), ("compose.yaml", "services: { api: { build: api }, jobs: { build: old } }"));

        CollectionAssert.AreEqual(new[] { "build_api", "build_jobs", "deploy_prod_api", "deploy_prod_jobs" }, repository.Plan().ToArray());
        var config = File.ReadAllText(repository.PathOf("deploy.yml"));
        Assert.Contains("  jobs:\n    build: { provider: docker, dockerfile: old/Dockerfile, context: old }\n", config);
        Assert.Contains("  jobs-2:\n    project: jobs/Jobs.csproj\n", config);
    }
}
