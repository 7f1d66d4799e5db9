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

            May be changed although a build fails: main (migrate_after_build: true waits for all builds)
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
    [DataRow(299, "deploy_prod_s7 ", "Every operation stands in")]
    [DataRow(300, "     1  300 deploy\n\nSee plan.html, beside plan.json, for every operation.", "deploy_prod_s7")]
    public void From_300_operations_on_they_are_summed_up_by_wave_with_a_pointer_to_the_page(int services, string there, string notThere)
    {
        using var planned = Planned.From("services:\n" + string.Concat(Enumerable.Range(0, services).Select(i => $"  s{i}: {{ image: i }}\n")));

        var summary = TextSummary.Of(planned.Plan!, Id, "plan.html");

        Assert.Contains(there, summary);
        Assert.DoesNotContain(notThere, summary);
    }

    [TestMethod]
    public void Where_there_is_no_page_the_pointer_is_to_the_plan()
    {
        using var planned = Planned.From("services:\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"  s{i}: {{ image: i }}\n")));

        Assert.Contains("See plan.json for every operation.", TextSummary.Of(planned.Plan!, Id));
    }

    [TestMethod]
    public void Ids_too_long_for_their_column_go_on_below_and_break_where_words_end()
    {
        var (a, b) = ("payment-" + new string('a', 55), "ledger-" + new string('b', 40) + "-of-record");
        using var planned = Planned.From($"services:\n  {b}: {{ image: b, health_check: {{ url: http://localhost/ }} }}\n  {a}: {{ image: a, depends_on: [{b}] }}\n  c: {{ image: c, depends_on: [{a}] }}\n");

        var summary = TextSummary.Of(planned.Plan!, Id);

        Assert.AreEqual(
            $"""
              Wave  Operation      Waits for
                 1  deploy_prod_{b}
                      waits for -
                 2  health_check_prod_{b}
                      waits for deploy_prod_{b}
                 3  deploy_prod_{a}
                      waits for health_check_prod_{b}
                 4  deploy_prod_c  deploy_prod_{a}
            """.ReplaceLineEndings("\n"),
            string.Join('\n', summary.Split('\n')[3..]));
        Assert.IsTrue(summary.Split('\n').All(line => line.Length <= 100), summary);
    }

    [TestMethod]
    public void An_id_longer_than_a_line_is_broken_at_a_word()
    {
        var (environment, name) = ("e-" + new string('e', 55), "s-" + new string('s', 55));
        using var planned = Planned.From($"services:\n  {name}: {{ image: i }}\nenvironments:\n  {environment}: {{ driver: command }}\n", environment);

        var lines = TextSummary.Of(planned.Plan!, Id).Split('\n');

        Assert.AreEqual($"     1  deploy_{environment}_s-", lines[4]);
        Assert.AreEqual($"          {new string('s', 55)}", lines[5]);
    }

    [TestMethod]
    public void Colors_say_nothing_that_the_text_does_not_say()
    {
        using var planned = Planned.From("services:\n  a: { image: a }\n  b: { image: b, depends_on: [a] }\nenvironments:\n  prod: { driver: command, approval: required }\n");

        var colored = TextSummary.Colored(planned.Plan!, Id, "plan.json");

        Assert.Contains("\u001b[33mapproval required\u001b[0m", colored);
        Assert.AreEqual(TextSummary.Of(planned.Plan!, Id), AnsiText.WithoutColors(colored));
        Assert.DoesNotContain("\u001b", TextSummary.Of(planned.Plan!, Id));
    }

    [TestMethod]
    public void Text_of_a_plan_cannot_steer_the_terminal()
    {
        var plan = new Plan { Environment = "prod", Project = "shop", Version = "1\u001b[2J\u202e" };

        Assert.Contains("shop 1\\u001b[2J\\u202e,", TextSummary.Of(plan, Id));
    }

    [TestMethod]
    public void An_empty_plan_says_that_there_is_nothing_to_do()
    {
        using var planned = Planned.From("services: {}\n");

        Assert.Contains("Nothing to do.", TextSummary.Of(planned.Plan!, Id));
    }

    private static string LineOf(string summary, string id) => summary.Split('\n').Single(line => line.Contains("  " + id + "  ", StringComparison.Ordinal));
}
