namespace DeployPlan.Tests.Planning;

[TestClass]
public class Cycles
{
    [TestMethod]
    public void A_cycle_prints_its_whole_path_with_lines_at_the_line_that_a_person_wrote()
    {
        using var planned = Planned.From("""
            project: { name: shop }
            services:
              a: { image: a, depends_on: [b] }
              b: { image: b, depends_on: [c] }
              c: { image: c, depends_on: [a] }
            """);

        Assert.IsNull(planned.Plan);
        Assert.AreEqual("DPL2001", planned.Error.Code);
        Assert.AreEqual((3, 31), (planned.Error.Span.Line, planned.Error.Span.Column));
        Assert.Contains(
            "deploy_prod_a -> deploy_prod_b (depends_on, line 3) -> deploy_prod_c (depends_on, line 4) -> deploy_prod_a (depends_on, line 5)",
            planned.Error.Message);
    }

    [TestMethod]
    public void The_path_is_the_same_for_every_order_of_the_file()
    {
        using var one = Planned.From("services:\n  a: { image: a, depends_on: [b] }\n  b: { image: b, depends_on: [a] }\n");
        using var other = Planned.From("services:\n  b: { image: b, depends_on: [a] }\n  a: { image: a, depends_on: [b] }\n");

        Assert.Contains("deploy_prod_a -> deploy_prod_b (", one.Error.Message);
        Assert.Contains("deploy_prod_a -> deploy_prod_b (", other.Error.Message);
    }

    [TestMethod]
    public void A_service_that_depends_on_itself_is_a_cycle_of_one()
    {
        using var planned = Planned.From("services:\n  a: { image: a, depends_on: [a] }\n");

        Assert.Contains("deploy_prod_a -> deploy_prod_a (depends_on, line 3)", planned.Error.Message);
    }

    [TestMethod]
    public void Of_several_ways_around_the_first_in_the_plan_is_told_and_what_waits_for_it_is_no_cycle()
    {
        using var planned = Planned.From("""
            services:
              a: { image: a, depends_on: [c, b] }
              b: { image: b, depends_on: [a] }
              c: { image: c, depends_on: [a] }
              d: { image: d, depends_on: [a] }
            """);

        Assert.Contains("deploy_prod_a -> deploy_prod_b (depends_on, line 3) -> deploy_prod_a (depends_on, line 4)", planned.Error.Message);
    }

    [TestMethod]
    public void Every_separate_cycle_is_reported_in_one_run()
    {
        using var planned = Planned.From("""
            infra:
              x: { provider: command, command: ["true"], depends_on: [y] }
              y: { provider: command, command: ["true"], depends_on: [x] }
            services:
              a: { image: a, depends_on: [b] }
              b: { image: b, depends_on: [a] }
            """);

        CollectionAssert.AreEqual(new[] { "DPL2001", "DPL2001" }, planned.Diagnostics.Select(diagnostic => diagnostic.Code).ToArray());
    }

    [TestMethod]
    public void A_cycle_through_a_post_deploy_migration_says_why_each_one_waits()
    {
        using var planned = Planned.From("""
            databases:
              main: { connection_env: A, migrations: { engine: raw, path: db, strategy: post_deploy } }
            services:
              api: { image: api, databases: [main], depends_on: [auth] }
              auth: { image: auth, databases: [main], health_check: { url: "http://localhost/" } }
            """);

        Assert.Contains("health_check_prod_auth (depends_on, line 5)", planned.Error.Message);
        Assert.Contains("migration_main_post_deploy (post_deploy migrations of its databases, line 6)", planned.Error.Message);
        Assert.AreEqual(5, planned.Error.Span.Line);
    }
}
