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
        Assert.Contains("up, \"-d\", \"--wait\", db] } }\n    services: { jobs: ~ }\n", config);
    }

    [TestMethod]
    public void What_only_the_file_builds_is_a_service_too()
    {
        using var repository = new NewRepository(
            ("api/Api.csproj", NewRepository.Web), ("page/Dockerfile", "FROM nginx"), ("compose.yaml", "services: { api: { build: api }, page: { build: page, depends_on: [api] } }"));

        CollectionAssert.AreEqual(new[] { "build_api", "build_page", "deploy_prod_api", "deploy_prod_page" }, repository.Plan().ToArray());
        Assert.Contains("  page:\n    build: { provider: docker, dockerfile: page/Dockerfile, context: page }\n    depends_on: [api]\n", File.ReadAllText(repository.PathOf("deploy.yml")));
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
}
