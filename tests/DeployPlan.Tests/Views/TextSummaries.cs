using DeployPlan.Plans;
using DeployPlan.Tests.Planning;
using DeployPlan.Views;

namespace DeployPlan.Tests.Views;

[TestClass]
public class TextSummaries
{
    private const string Id = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    [TestMethod]
    public void A_person_sees_environment_version_id_waves_what_waits_manual_operations_and_variables()
    {
        using var planned = Planned.From("""
            databases:
              main: { connection_env: MAIN_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
              notes: { connection_env: NOTES_DB, migrations: { engine: raw, path: db, strategy: manual } }
            services:
              api: { project: src/App.csproj, databases: [main] }
              web: { image: web, databases: [], depends_on: [api] }
            environments:
              prod: { driver: command, approval: required }
            """);

        Assert.AreEqual(
            $"""
            Plan for prod: shop 1.2.3, 4 operations in 3 waves, approval required
            {Id}

              Wave  Operation                  Waits for
                 1  migration_main_pre_deploy  -
                 1  build_api                  -
                 2  deploy_prod_api            build_api, migration_main_pre_deploy
                 3  deploy_prod_web            deploy_prod_api

            To be done by hand, never run by this plan:
                    migration_notes_manual

            Needs the variables MAIN_DB
            """.ReplaceLineEndings("\n"),
            TextSummary.Of(planned.Plan!, Id));
    }

    [TestMethod]
    public void What_another_dependency_waits_for_already_is_not_repeated()
    {
        using var planned = Planned.From("services:\n  a: { image: a }\n  b: { image: b, depends_on: [a] }\n  c: { image: c, depends_on: [a, b] }\n");

        Assert.AreEqual("     3  deploy_prod_c  deploy_prod_b", LineOf(TextSummary.Of(planned.Plan!, Id), "deploy_prod_c"));
        CollectionAssert.AreEqual(new[] { "deploy_prod_a", "deploy_prod_b" }, planned.WaitsFor("deploy_prod_c").ToArray());
    }

    [TestMethod]
    public void A_line_stays_within_100_columns_and_counts_what_it_leaves_out()
    {
        var services = string.Concat(Enumerable.Range(0, 40).Select(i => $"  service-number-{i:00}: {{ image: i }}\n"));
        var names = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"service-number-{i:00}"));
        using var planned = Planned.From($"services:\n{services}  last: {{ image: l, depends_on: [{names}] }}\n");

        var summary = TextSummary.Of(planned.Plan!, Id);

        Assert.IsTrue(summary.Split('\n').All(line => line.Length <= 100), summary);
        Assert.EndsWith(" +39 more", LineOf(summary, "deploy_prod_last"));
    }

    [TestMethod]
    public void More_than_300_operations_are_summed_up_by_wave()
    {
        var services = string.Concat(Enumerable.Range(0, 301).Select(i => $"  s{i}: {{ image: i }}\n"));
        using var planned = Planned.From($"services:\n{services}");

        var summary = TextSummary.Of(planned.Plan!, Id);

        Assert.Contains("     1  301 deploy", summary);
        Assert.DoesNotContain("deploy_prod_s7", summary);
    }

    [TestMethod]
    public void An_empty_plan_says_that_there_is_nothing_to_do()
    {
        using var planned = Planned.From("services: {}\n");

        Assert.Contains("Nothing to do.", TextSummary.Of(planned.Plan!, Id));
    }

    private static string LineOf(string summary, string id) => summary.Split('\n').Single(line => line.Contains("  " + id + "  ", StringComparison.Ordinal));
}
