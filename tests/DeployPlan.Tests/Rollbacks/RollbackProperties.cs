using CsCheck;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Comparisons;
using DeployPlan.Tests.Planning;

namespace DeployPlan.Tests.Rollbacks;

[TestClass]
public class RollbackProperties
{
    // What adds a service or infrastructure cannot be taken back wholly.
    private static readonly string[] Edits =
    [
        "remove a service", "remove infra", "add a database", "remove a database", "change a strategy", "let a service wait for another", "build a service, or stop building it",
        "check a service, or stop checking it", "migrate after the builds, or not", "edit a script",
    ];

    [TestMethod]
    public void The_edges_are_the_exact_inverse_of_what_was_executed_and_nothing_else_is_rolled_back() => Gen.Select(
        GeneratedRelease.Configs, Gen.Int[0, int.MaxValue]).Sample(
        (config, seed) =>
        {
            var random = new Random(seed);
            var world = new FakeWorld();
            world.Apply(GeneratedRelease.Plan(config, 1));
            var failing = GeneratedRelease.Plan(config, 2).Operations.Where(_ => random.Next(6) == 0).Select(operation => operation.Id).ToHashSet();
            var release = world.Apply(GeneratedRelease.Plan(config, 2), operation => failing.Contains(operation.Id));

            var plan = Rollback(world).Plan;

            var nodes = release.Executed.Select(executed => executed.Operation).Where(operation => NodeOf(release, operation) is not null)
                .ToDictionary(operation => operation.Id, operation => NodeOf(release, operation)!);
            CollectionAssert.AreEquivalent(nodes.Values.Distinct().ToArray(), Undoing(plan).Select(operation => operation.Id).ToArray());
            CollectionAssert.AreEquivalent(
                nodes.Keys.SelectMany(id => Nearest(release.Plan, id, nodes.ContainsKey).Select(on => $"{nodes[on]} waits for {nodes[id]}")).Distinct().ToArray(),
                Undoing(plan).SelectMany(operation => operation.DependsOn.Select(on => $"{operation.Id} waits for {on}")).ToArray());
            AssertReadable(plan);
        },
        iter: 300);

    [TestMethod]
    public void Rolling_back_restores_the_state_before_and_applying_again_the_state_after() => Gen.Select(GeneratedRelease.Configs, Gen.Int[0, Edits.Length - 1]).Sample(
        (config, number) =>
        {
            var world = new FakeWorld();
            var edited = ScriptedEdit.All.Single(edit => edit.Name == Edits[number]).Apply(config) is { } wanted && new ExpectedPlan(wanted).Order() is not null ? wanted : config;
            world.Apply(GeneratedRelease.Plan(config, 1));
            var before = world.State;
            var newer = GeneratedRelease.Plan(edited, 2);
            world.Apply(newer);
            var after = world.State;

            var plan = Rollback(world).Plan;
            Assert.IsNull(plan.Rollback!.PointOfNoReturn);
            AssertReadable(plan);
            Assert.IsTrue(world.Apply(plan).IsComplete);
            Assert.AreEqual(before, world.State);

            world.Apply(newer);
            Assert.AreEqual(after, world.State);

            Assert.IsTrue(world.Apply(Rollback(world).Plan).IsComplete);
            Assert.AreEqual(before, world.State);
        },
        iter: 200);

    [TestMethod]
    public void A_partial_release_is_rolled_back_to_the_state_before() => Gen.Select(GeneratedRelease.Configs, Gen.Int[0, int.MaxValue]).Sample(
        (config, seed) =>
        {
            var random = new Random(seed);
            var world = new FakeWorld();
            world.Apply(GeneratedRelease.Plan(config, 1));
            var before = world.State;
            for (var version = 2; version <= 3; version++)
            {
                world.Apply(GeneratedRelease.Plan(config, version), _ => random.Next(5) == 0);
                if (world.Releases[^1].IsComplete)
                {
                    return;
                }
            }

            Assert.IsTrue(world.Apply(Rollback(world).Plan).IsComplete);

            Assert.AreEqual(before, world.State);
        },
        iter: 200);

    private static RollbackDraft Rollback(FakeWorld world)
    {
        var diagnostics = new DiagnosticBag();
        var range = RollbackRange.Of(world.Releases, "", "state", diagnostics);
        Assert.IsNotNull(range, string.Join('\n', diagnostics.ToSortedList()));
        var draft = RollbackPlanner.Plan(range);
        Assert.IsNotNull(draft);
        return draft;
    }

    private static string? NodeOf(ExecutedRelease release, Operation operation) => operation.Inputs switch
    {
        DeployInputs => operation.Id,
        MigrationInputs migration when release.Results[operation.Id].Applied!.Count > 0 => $"migration_{migration.Database}_down",
        _ => null,
    };

    // What it waited for, past what has nothing to undo.
    private static IEnumerable<string> Nearest(Plan plan, string id, Func<string, bool> isNode) =>
        plan.Operations.Single(operation => operation.Id == id).DependsOn.SelectMany(on => isNode(on) ? [on] : Nearest(plan, on, isNode)).Distinct();

    private static IEnumerable<Operation> Undoing(Plan plan) => plan.Operations.Where(operation => operation.Type != OperationType.HealthCheck);

    private static void AssertReadable(Plan plan)
    {
        var (read, diagnostics) = Plans.PlanText.Read(PlanWriter.Write(plan).Bytes);
        Assert.IsNotNull(read, string.Join('\n', diagnostics));
    }
}
