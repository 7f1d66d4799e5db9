using DeployPlan.Planning;

namespace DeployPlan.Tests.Planning;

[TestClass]
public class LinesOfTheConfig
{
    [TestMethod]
    public void Each_operation_comes_from_the_line_that_names_what_it_is_about()
    {
        CollectionAssert.AreEquivalent(
            new[]
            {
                "infra_net deploy.yml:3", "migration_main_pre_deploy deploy.yml:5", "migration_notes_manual deploy.yml:6", "build_api deploy.yml:8",
                "deploy_prod_api deploy.yml:8", "health_check_prod_api deploy.yml:10",
            },
            LinesOf("""
                project: { name: shop }
                infra:
                  net: { provider: command, command: [net] }
                databases:
                  main: { connection_env: MAIN_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
                  notes: { connection_env: NOTES_DB, migrations: { engine: raw, path: db, strategy: manual } }
                services:
                  api:
                    project: src/App.csproj
                    health_check: { url: http://localhost/ }
                environments:
                  prod: { driver: command }

                """));
    }

    private static string[] LinesOf(string yaml)
    {
        using var planned = PlannedLines.Of(yaml);
        return [.. ConfigLines.Of(planned.Plan, planned.Environment).Select(line => $"{line.Key} {line.Value}")];
    }
}
