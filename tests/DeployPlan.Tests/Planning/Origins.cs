using DeployPlan.Diagnostics;
using DeployPlan.Planning;

namespace DeployPlan.Tests.Planning;

/// <summary>The line of the config behind an operation, a dependency, a project.</summary>
[TestClass]
public class Origins
{
    private const string Shop = """
        project: { name: shop }
        databases:
          main: { connection_env: A, migrations: { engine: efcore, path: src/App.csproj } }
          notes: { connection_env: B, migrations: { engine: raw, path: db, strategy: manual } }
        services:
          api: { project: src/App.csproj, depends_on: [web] }
          web: { image: web }
        environments:
          prod: { driver: command }
        """;

    [TestMethod]
    public void Operations_and_dependencies_come_from_the_line_that_asks_for_them()
    {
        using var planned = PlannedLines.Of(Shop);

        Assert.AreEqual((3, 4, 6, 7), (planned.LineOf("migration_main_pre_deploy"), planned.LineOf("migration_notes_manual"), planned.LineOf("build_api"), planned.LineOf("deploy_prod_web")));
        Assert.AreEqual((6, 48), (planned.Origins.Of("deploy_prod_api", "deploy_prod_web")!.Value.Line, planned.Origins.Of("deploy_prod_api", "deploy_prod_web")!.Value.Column));
        Assert.IsNull(planned.Origins.Of("build_web"));
        Assert.IsNull(planned.Origins.Of("deploy_prod_web", "deploy_prod_api"));
    }

    [TestMethod]
    [DataRow("src/App.csproj", 6, DisplayName = "the project of a service")]
    [DataRow("db", 4, DisplayName = "the folder of migrations")]
    [DataRow("db/Shop.csproj", 4, DisplayName = "a project in the folder of migrations")]
    [DataRow("dbx/Shop.csproj", 9, DisplayName = "a project beside it")]
    [DataRow("src/Other.csproj", 9, DisplayName = "a project that the config does not name")]
    public void A_project_is_where_a_service_or_migrations_name_it(string project, int line)
    {
        using var planned = PlannedLines.Of(Shop);

        Assert.AreEqual(line, ProjectPlace.Of(planned.Environment, project).Line);
    }

    [TestMethod]
    public void A_place_is_told_by_file_and_line_and_by_the_file_alone_where_there_is_no_line()
    {
        Assert.AreEqual("deploy.yml:7", ConfigLines.ToText(new SourceSpan("/repo/deploy.yml", 7, 1, 7, 2)));
        Assert.AreEqual("deploy.yml", ConfigLines.ToText(SourceSpan.WholeFile("/repo/deploy.yml")));
    }

    [TestMethod]
    public void Without_services_the_backend_the_environment_and_its_migrations_say_what_is_done()
    {
        using var planned = PlannedLines.Of("""
            project: { name: shop }
            backend:
              provider: generic
              providers: { generic: { build: { dockerfile: Dockerfile } } }
            databases:
              main: { connection_env: A, migrations: { engine: raw, path: db } }
            environments:
              prod: { driver: command }
            """);

        CollectionAssert.AreEquivalent(
            new[] { "build_backend deploy.yml:3", "migration_main_pre_deploy deploy.yml:6", "deploy_prod deploy.yml:8", "health_check_prod deploy.yml:8" },
            ConfigLines.Of(planned.Plan, planned.Environment).Select(line => $"{line.Key} {line.Value}").ToArray());
    }

    [TestMethod]
    public void An_environment_is_chosen_by_its_name_and_without_a_name_all_are()
    {
        using var planned = PlannedLines.Of(Shop.Replace("environments:\n", "environments:\n  a: { driver: command }\n", StringComparison.Ordinal), "prod");
        var diagnostics = new DiagnosticBag();

        Assert.AreEqual("a prod", string.Join(' ', ChosenEnvironments.Of(planned.Config, null, diagnostics).Select(environment => environment.Name.Value)));
        Assert.AreEqual("prod", ChosenEnvironments.Of(planned.Config, "prod", diagnostics).Single().Name.Value);
        Assert.IsEmpty(diagnostics.ToSortedList());
        Assert.IsEmpty(ChosenEnvironments.Of(planned.Config, "prd", diagnostics));
        Assert.AreEqual("DPL2004", diagnostics.ToSortedList().Single().Code);
        Assert.Contains("a, prod", diagnostics.ToSortedList().Single().Message);
    }
}
