namespace DeployPlan.Tests.Planning;

[TestClass]
public class OrderOfOperations
{
    [TestMethod]
    public void The_example_of_the_seed_stands_in_the_order_of_the_seed()
    {
        using var planned = Planned.From("""
            backend: { provider: generic, providers: { generic: { build: { dockerfile: Dockerfile } } } }
            databases:
              main: { connection_env: DATABASE_URL, migrations: { engine: raw, path: db, strategy: pre_deploy } }
            """);

        CollectionAssert.AreEqual(
            new[]
            {
                "Run pre_deploy migrations for database main",
                "Build backend using provider generic",
                "Deploy to environment prod",
                "Health check for environment prod",
            },
            planned.Plan!.Operations.Select(operation => operation.Description).ToArray());
    }

    [TestMethod]
    public void Phases_come_before_names_and_names_are_in_ordinal_order()
    {
        using var planned = Planned.From("""
            infra:
              zone: { provider: command, command: ["true"] }
              Net: { provider: command, command: ["true"] }
            databases:
              pre: { connection_env: A, migrations: { engine: raw, path: db, strategy: pre_deploy } }
              post: { connection_env: B, migrations: { engine: raw, path: db, strategy: post_deploy } }
            services:
              b: { project: src/App.csproj, health_check: { url: "http://localhost/b" } }
              C: { project: src/App.csproj }
              a: { project: src/App.csproj, health_check: { url: "http://localhost/a" } }
            """);

        CollectionAssert.AreEqual(
            new[]
            {
                "infra_Net", "infra_zone", "migration_pre_pre_deploy", "build_C", "build_a", "build_b",
                "deploy_prod_C", "deploy_prod_a", "deploy_prod_b", "migration_post_post_deploy", "health_check_prod_a", "health_check_prod_b",
            },
            planned.Ids.ToArray());
    }

    [TestMethod]
    public void A_dependency_across_phases_moves_only_what_must_move()
    {
        using var planned = Planned.From("""
            services:
              a: { image: a, depends_on: [z] }
              m: { image: m }
              z: { image: z, health_check: { url: "http://localhost/z" } }
            """);

        CollectionAssert.AreEqual(new[] { "deploy_prod_m", "deploy_prod_z", "health_check_prod_z", "deploy_prod_a" }, planned.Ids.ToArray());
    }

    [TestMethod]
    public void The_order_in_the_file_changes_nothing()
    {
        using var forwards = Planned.From("services:\n  a: { image: a }\n  b: { image: b, depends_on: [a, c] }\n  c: { image: c }\n");
        using var backwards = Planned.From("services:\n  c: { image: c }\n  b: { image: b, depends_on: [c, a] }\n  a: { image: a }\n");

        CollectionAssert.AreEqual(forwards.Ids.ToArray(), backwards.Ids.ToArray());
        CollectionAssert.AreEqual(forwards.WaitsFor("deploy_prod_b").ToArray(), backwards.WaitsFor("deploy_prod_b").ToArray());
    }

    [TestMethod]
    public void A_wave_is_one_after_the_last_wave_that_it_waits_for()
    {
        using var planned = Planned.From("""
            services:
              a: { image: a }
              b: { image: b, depends_on: [a] }
              c: { image: c, depends_on: [a, b] }
            """);

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, planned.Plan!.Operations.Select(operation => operation.Wave).ToArray());
    }
}
