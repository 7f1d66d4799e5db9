using DeployPlan.Explanations;

namespace DeployPlan.Tests.Explanations;

/// <summary>What set a value.</summary>
[TestClass]
public class Origins
{
    private const string Config = """
        project: { name: shop, registry: registry.example.com }
        dev: &checks
          timeout_seconds: 30
        services:
          api:
            image: example/api:2
            health_check:
              <<: *checks
              url: http://localhost/
          web: { project: Web.csproj, depends_on: [api] }
        environments:
          prod:
            driver: compose
            services:
              api:
                health_check:
                  url: https://api.example.com/
              extra: { image: extra }
          staging:
            driver: compose
            services: { web: { depends_on: [] } }
          local: { driver: process }
        """;

    [TestMethod]
    public void A_value_of_the_top_level_has_its_line_there()
    {
        using var explained = Explain();

        AssertOrigin(explained.Value("health_check_staging_api", "endpoints.url", "staging"), 9, isOverlay: false);
    }

    [TestMethod]
    public void A_key_of_infra_that_is_not_carried_to_its_driver_is_no_setting()
    {
        using var explained = new Explained(
            """
            project: { name: shop }
            infra: { x: { provider: own, size: 2, inputs: [templates] } }
            services: { api: { image: a } }
            environments: { prod: { driver: command } }
            """,
            "templates/a.txt");

        Assert.AreEqual("settings.size", explained.Of("infra_x").Values.Single(value => value.Name.StartsWith("settings.", StringComparison.Ordinal)).Name);
    }

    [TestMethod]
    public void A_value_of_an_overlay_has_its_line_in_the_environment()
    {
        using var explained = Explain();

        AssertOrigin(explained.Value("health_check_prod_api", "endpoints.url"), 17, isOverlay: true);
        AssertOrigin(explained.Value("health_check_prod_api", "timeout_seconds"), 3, isOverlay: false);
    }

    [TestMethod]
    public void A_value_that_nobody_wrote_is_said_to_be_a_default()
    {
        using var explained = Explain();

        Assert.AreEqual(Origin.Default, explained.Value("health_check_prod_api", "endpoints.method").SetBy.Single());
        Assert.AreEqual("GET", explained.Value("health_check_prod_api", "endpoints.method").Value);
    }

    [TestMethod]
    public void A_value_that_no_key_can_set_is_said_to_be_fixed()
    {
        using var explained = Explain();

        Assert.AreEqual(Origin.Fixed, explained.Value("deploy_prod_api", "pull").SetBy.Single());
    }

    [TestMethod]
    public void A_value_that_is_made_of_others_names_them()
    {
        using var explained = Explain();

        CollectionAssert.AreEqual(
            new[] { "project.registry", "project.name", "services.web" },
            explained.Value("build_web", "image").SetBy.Select(origin => origin.What).ToArray());
        Assert.AreEqual(Origin.Version, explained.Value("build_web", "tag").SetBy.Single());
    }

    [TestMethod]
    public void What_a_project_is_built_to_depends_on_the_driver_of_the_environment()
    {
        using var explained = Explain();

        CollectionAssert.AreEqual(
            new[] { "services.web.project", "environments.local.driver" },
            explained.Value("build_web", "provider", "local").SetBy.Select(origin => origin.What).ToArray());
        Assert.DoesNotContain(value => value.Name == "image", explained.Of("build_web", "local").Values);
    }

    [TestMethod]
    public void A_compose_file_that_was_found_is_said_to_be_found()
    {
        using var explained = new Explained(Config, "Web.csproj", "compose.yaml");

        Assert.Contains("beside the config", explained.Value("deploy_prod_api", "compose_path").SetBy.Single().What);
    }

    [TestMethod]
    public void A_service_of_one_environment_is_planned_because_of_its_overlay()
    {
        using var explained = Explain();

        var cause = explained.Of("deploy_prod_extra").Because.Single();

        Assert.IsTrue(cause.IsOverlay);
        Assert.AreEqual(18, cause.At!.Value.Line);
    }

    [TestMethod]
    public void A_declared_dependency_has_the_line_of_the_reference()
    {
        using var explained = Explain();

        var waits = explained.Of("deploy_prod_web").WaitsFor.Single(other => other.Id == "health_check_prod_api");

        Assert.AreEqual(("depends_on", 10, false), (waits.Reason, waits.At.Line, waits.IsOverlay));
        Assert.DoesNotContain(other => other.Id == "health_check_staging_api", explained.Of("deploy_staging_web", "staging").WaitsFor);
    }

    private static Explained Explain() => new(Config, "Web.csproj", "compose.yaml");

    private static void AssertOrigin(ExplainedValue value, int line, bool isOverlay)
    {
        var origin = value.SetBy.Single();
        Assert.AreEqual((line, isOverlay), (origin.At!.Value.Line, origin.IsOverlay), origin.ToString());
    }
}
