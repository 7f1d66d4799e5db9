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
}
