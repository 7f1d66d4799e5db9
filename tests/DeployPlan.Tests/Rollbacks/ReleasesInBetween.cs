using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Comparisons;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>Failed releases, rollbacks and unfinished rollbacks between the target and the current release.</summary>
[TestClass]
public class ReleasesInBetween
{
    private const string Shop = """
        project: { name: shop }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: post_deploy } }
        services:
          api: { image: api }
        environments: { prod: { driver: command } }

        """;

    private readonly FakeWorld _world = new();

    [TestMethod]
    public void Failed_releases_are_undone_with_the_deployed_one_and_never_gone_back_to()
    {
        var first = Release("1.0.0");
        Release("2.0.0", fails: true);
        Release("3.0.0", fails: true);

        var range = Range();

        Assert.AreEqual(first, range.Target.Id);
        Assert.AreEqual(_world.Releases[2].Id, range.Current.Id);
        Assert.AreEqual($"{_world.Releases[1].Id} {_world.Releases[2].Id}", Ids(range.Effective));
        Assert.IsEmpty(range.TakenBack);
        Assert.AreEqual(first, Ids(range.Before));
    }

    [TestMethod]
    public void Where_no_release_before_succeeded_there_is_no_target()
    {
        Release("1.0.0", fails: true);
        var second = Release("2.0.0");

        Assert.AreEqual($"DPL3133 {second}", Refused());
    }

    [TestMethod]
    public void What_a_rollback_took_back_and_the_rollback_itself_do_not_count_again()
    {
        var first = Release("1.0.0");
        var second = Release("2.0.0", "002");
        var back = _world.Apply(RollbackPlanner.Plan(Range())!.Plan).Id;
        var last = Release("3.0.0");

        var range = Range();

        Assert.AreEqual(first, range.Target.Id);
        Assert.AreEqual(last, Ids(range.Effective));
        CollectionAssert.AreEquivalent(new[] { second, back }, range.TakenBack.ToArray());
    }

    [TestMethod]
    public void After_a_rollback_what_it_went_back_to_is_the_one_that_is_deployed()
    {
        var first = Release("1.0.0");
        var second = Release("2.0.0");
        var third = Release("3.0.0");
        var back = _world.Apply(RollbackPlanner.Plan(Range())!.Plan).Id;

        Assert.AreEqual(first, Range().Target.Id);
        Assert.AreEqual($"{second} {third} {back}", Ids(Range().Undone));
        Assert.AreEqual($"DPL3135 {second}", Refused(second));
        Assert.AreEqual($"DPL3136 {third} {back}", Refused(third));
    }

    [TestMethod]
    public void The_rollback_itself_can_be_gone_back_to()
    {
        Release("1.0.0");
        Release("2.0.0");
        var back = _world.Apply(RollbackPlanner.Plan(Range())!.Plan).Id;
        var last = Release("3.0.0");

        Assert.AreEqual(last, Ids(Range(back).Undone));
        Assert.IsEmpty(Range(back).TakenBack);
    }

    [TestMethod]
    public void What_an_unfinished_rollback_undid_of_the_target_stays_undone()
    {
        Release("1.0.0");
        var target = Release("2.0.0", "002");
        var unfinished = _world.Apply(RollbackPlanner.Plan(Range())!.Plan, operation => operation.Type == OperationType.Deploy).Id;
        Release("3.0.0");

        var undone = RollbackPlanner.Plan(Range(target))!.Plan.Rollback!.Undoes;

        Assert.AreEqual(
            new UndoneOperation("migration_orders_down", unfinished, Reversibility.Irreversible, ReversalReasons.EarlierUndo(["002.sql"]), []),
            undone.Single(entry => entry.Operation == "migration_orders_down") with { By = [] });
    }

    [TestMethod]
    public void What_an_unfinished_rollback_undid_of_a_newer_release_is_done()
    {
        var first = Release("1.0.0");
        var second = Release("2.0.0", "002");
        var unfinished = _world.Apply(RollbackPlanner.Plan(Range())!.Plan, operation => operation.Type == OperationType.Deploy).Id;
        Release("3.0.0");

        var plan = RollbackPlanner.Plan(Range(first))!.Plan;

        Assert.IsFalse(plan.Operations.Any(operation => operation.Type == OperationType.Migration));
        Assert.AreEqual(ReversalReasons.UndoIsCounted, Reason(plan, unfinished, "migration_orders_down"));
        Assert.AreEqual(ReversalReasons.UndoneSince, Reason(plan, second, "migration_orders_post_deploy"));
        Assert.AreEqual(ReversalReasons.NothingApplied, Reason(plan, _world.Releases[^1].Id, "migration_orders_post_deploy"));
        Assert.IsNull(plan.Rollback!.PointOfNoReturn);
    }

    [TestMethod]
    public void What_a_rollback_did_not_say_that_it_undid_counts_still()
    {
        var first = Release("1.0.0");
        Release("2.0.0", "002");
        var unfinished = _world.Apply(RollbackPlanner.Plan(Range())!.Plan, operation => operation.Type == OperationType.Deploy);
        _world.Releases[^1] = unfinished with { Results = new Dictionary<string, OperationResult>() };
        Release("3.0.0");

        var down = RollbackPlanner.Plan(Range(first))!.Plan.Operations.Single(operation => operation.Type == OperationType.Migration);

        CollectionAssert.AreEqual(new[] { "002.sql" }, ((MigrationInputs)down.Inputs).Scripts.ToArray());
    }

    [TestMethod]
    public void A_baseline_in_between_noted_scripts_and_changed_nothing()
    {
        Release("1.0.0");
        var baseline = Baseline();
        Release("2.0.0", "002");

        var plan = RollbackPlanner.Plan(Range(_world.Releases[0].Id))!.Plan;

        Assert.AreEqual(ReversalReasons.OnlyNoted, Reason(plan, baseline, "baseline_orders"));
        Assert.IsNull(plan.Rollback!.PointOfNoReturn);
    }

    [TestMethod]
    public void A_baseline_is_no_deployment_that_a_rollback_undoes_or_goes_back_to()
    {
        var first = Release("1.0.0");
        Baseline();
        var second = Release("2.0.0");
        Baseline();

        Assert.AreEqual(first, Range().Target.Id);
        Assert.AreEqual(_world.Releases[^1].Id, Range().Current.Id);
        Assert.AreEqual($"DPL3135 {second}", Refused(second));
        _world.Releases.RemoveRange(0, 2);
        Assert.StartsWith("DPL3133 ", Refused());
    }

    private string Baseline()
    {
        var noted = new MigrationInputs { Database = "orders", Engine = "raw", Path = "db", Strategy = MigrationStrategy.PreDeploy, Direction = MigrationDirection.Baseline };
        return _world.Apply(Plan.Empty with { Environment = "prod", Operations = [Operation.Empty with { Id = "baseline_orders", Type = OperationType.Migration, Inputs = noted }] }).Id;
    }

    private string Release(string version, string script = "001", bool fails = false)
    {
        using var tree = new ConfigTree();
        var plan = tree.Plan(Shop, version: version) with { SealedInputs = [.. new[] { $"db/{script}.down.sql", $"db/{script}.sql" }.Select(path => new SealedInput(path, new string('a', 64)))] };
        return _world.Apply(plan, operation => fails && operation.Type == OperationType.Deploy).Id;
    }

    private RollbackRange Range(string target = "")
    {
        var diagnostics = new DiagnosticBag();
        var range = RollbackRange.Of(_world.Releases, target, "state", diagnostics);
        Assert.IsNotNull(range, string.Join('\n', diagnostics.ToSortedList()));
        return range;
    }

    // The code, and the releases that the message names.
    private string Refused(string target = "")
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(RollbackRange.Of(_world.Releases, target, "state", diagnostics));
        var problem = diagnostics.ToSortedList().Single();
        return $"{problem.Code} {Ids(_world.Releases.Where(release => problem.Message.Contains(release.Id, StringComparison.Ordinal)))}";
    }

    private static string Ids(IEnumerable<ExecutedRelease> releases) => string.Join(' ', releases.Select(release => release.Id));

    private static string Reason(Plan plan, string release, string operation) => plan.Rollback!.Undoes.Single(undone => undone.Release == release && undone.Operation == operation).Reason;
}
