using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ApplyOrder
{
    [TestMethod]
    [DataRow("-m:1")]
    [DataRow("-m:8")]
    [DataRow("-mt")]
    [DataRow("-graph")]
    [DataRow("-tl:on")]
    public void Every_operation_of_a_diamond_runs_once_after_what_it_depends_on(string way)
    {
        var project = ApplyProject.Create();

        var output = project.Command(way).Succeeds().Output;

        CollectionAssert.AreEquivalent(new[] { "network", "cluster", "store", "api" }, project.Ran.ToArray());
        Assert.IsLessThanOrEqualTo(project.Started("infra_cluster"), project.Ended("infra_network"));
        Assert.IsLessThanOrEqualTo(project.Started("infra_store"), project.Ended("infra_network"));
        Assert.IsLessThanOrEqualTo(project.Started("deploy_prod_api"), project.Ended("infra_cluster"));
        Assert.IsLessThanOrEqualTo(project.Started("deploy_prod_api"), project.Ended("infra_store"));
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 4 succeeded", output);
        Assert.MatchesRegex(@"succeeded    deploy_prod_api  \d+\.\d s", output);
    }

    // Each waits for all of them: they end only where they run at the same time. A node that waits for what its first operation was waited for is of no use to them.
    private static string Handshake(int count) =>
        $$"""
        project: { name: shop }
        infra:
          first: { provider: command, command: ["true"] }
        {{string.Join('\n', Enumerable.Range(1, count).Select(i => $$"""  at{{i}}: { provider: command, command: [sh, -c, "touch {{i}}.up; n=0; until [ $(ls *.up | wc -l) -ge {{count}} ]; do sleep 0.1; n=$((n+1)); [ $n -lt 600 ] || exit 1; done"], depends_on: [first] }"""))}}
          further: { provider: command, command: ["true"], depends_on: [first] }
        services:
          api: { image: "api:1", command: ["true"] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    [DataRow("-m:2", 2)]
    [DataRow("-m:4", 4)]
    [DataRow("-m:8", 8)]
    public void As_many_independent_operations_run_at_the_same_time_as_m_allows(string nodes, int count)
    {
        var project = ApplyProject.Create(Handshake(count));

        project.Command(nodes).Succeeds();

        var ids = Enumerable.Range(1, count).Select(static i => $"infra_at{i}").ToList();
        Assert.IsLessThan(ids.Min(project.Ended), ids.Max(project.Started));
    }

    [TestMethod]
    public void With_m1_they_run_one_after_another()
    {
        var project = ApplyProject.Create();

        var said = project.Apply("-m:1").Succeeds().Output;

        Assert.MatchesRegex(@"infra_network: succeeded after \d+\.\d s; 1 of 4 operations have ended", said);
        Assert.MatchesRegex(@"deploy_prod_api: succeeded after \d+\.\d s; 4 of 4 operations have ended", said);
        var cluster = (Start: project.Started("infra_cluster"), End: project.Ended("infra_cluster"));
        var store = (Start: project.Started("infra_store"), End: project.Ended("infra_store"));
        Assert.IsTrue(cluster.End <= store.Start || store.End <= cluster.Start, $"{cluster} {store}");
    }

    [TestMethod]
    public void An_operation_starts_when_its_last_dependency_ends_not_when_a_wave_does()
    {
        var project = ApplyProject.Create(
            """
            project: { name: shop }
            infra:
              first: { provider: command, command: ["true"] }
              second: { provider: command, command: [touch, second.done], depends_on: [first] }
              slow: { provider: command, command: [sh, -c, "n=0; until [ -e second.done ]; do sleep 0.1; n=$((n+1)); [ $n -lt 600 ] || exit 1; done"] }
            services:
              api: { image: "api:1", command: ["true"] }
            environments:
              prod: { driver: command }

            """);

        project.Command("-m:4").Succeeds();

        Assert.IsLessThan(project.Ended("infra_slow"), project.Started("infra_second"));
    }
}
