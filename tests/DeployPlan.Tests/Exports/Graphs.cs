using CsCheck;
using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>What waits for what in a written file is what waits for what in the plan: no more, no less, however the engine wants it said.</summary>
[TestClass]
public class Graphs
{
    public static IEnumerable<object[]> Engines => ExportedPlan.Engines;

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void Of_any_plan_every_operation_waits_for_what_it_depends_on_and_for_nothing_else(string engine) => Plans.Sample(
        plan =>
        {
            var read = Read(engine, plan);

            foreach (var operation in plan.Operations)
            {
                var expected = Before(plan.Operations.ToDictionary(other => other.Id, other => (IEnumerable<string>)other.DependsOn), operation.Id);
                CollectionAssert.AreEquivalent(expected.ToArray(), Before(read, operation.Id).Where(id => plan.Operations.Any(other => other.Id == id)).ToArray(), operation.Id);
            }
        },
        iter: Cases.Of(2000));

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void Everything_waits_for_the_begin_and_the_end_for_everything(string engine) => Plans.Sample(
        plan =>
        {
            var read = Read(engine, plan);

            foreach (var operation in plan.Operations)
            {
                Assert.Contains("begin", Before(read, operation.Id));
            }

            CollectionAssert.AreEquivalent(read.Keys.Where(name => name != "end").ToArray(), Before(read, "end").ToArray());
        },
        iter: Cases.Of(500));

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void No_job_needs_what_another_need_implies(string engine)
    {
        var plan = ExportedPlan.Of(("a", []), ("b", ["a"]), ("c", ["a", "b"]), ("d", ["a", "b", "c"]));

        var read = Read(engine, plan);

        Assert.AreEqual("begin | a | b | c", string.Join(" | ", plan.Operations.Select(operation => string.Join(' ', read[operation.Id]))));
    }

    [TestMethod]
    public void More_needs_than_an_engine_takes_are_split_in_as_many_levels_as_it_takes()
    {
        var many = Enumerable.Range(0, 2_700).Select(i => $"op_{i:0000}").ToArray();
        var plan = ExportedPlan.Of([.. many.Select(id => (id, Array.Empty<string>())), ("last", many), ("other", many)]);

        var read = Read("gitlab", plan);

        Assert.IsLessThanOrEqualTo(50, read.Where(job => job.Key != "end").Max(job => job.Value.Count));
        CollectionAssert.IsSubsetOf(many, Before(read, "last").ToArray());
        CollectionAssert.AreEqual(read["last"].ToArray(), read["other"].ToArray(), "Both wait for the same jobs.");
        Assert.AreEqual(54 + 2, read.Keys.Count(name => name.StartsWith("wait_", StringComparison.Ordinal)), "54 parts of 50, and 2 of those.");
    }

    [TestMethod]
    public void A_plan_of_2000_operations_with_every_edge_is_written_and_checked()
    {
        var ids = Enumerable.Range(0, 2_000).Select(i => $"op_{i:0000}").ToArray();

        var read = Read("slurm", ExportedPlan.Of([.. ids.Select((id, i) => (id, ids[..i]))]));

        Assert.AreEqual("op_1998", string.Join(' ', read["op_1999"]));
    }

    [TestMethod]
    public void A_difference_between_the_plan_and_what_was_written_is_found()
    {
        var plan = ExportedPlan.Of(("a", []), ("b", ["a"]), ("c", ["b"]));

        Assert.AreEqual("", Codes(text => text));
        Assert.AreEqual("DPL5011", Codes(text => text.Replace("{job: \"b\", ", "{job: \"a\", ", StringComparison.Ordinal)), "c waits for a alone.");
        Assert.AreEqual("DPL5011", Codes(text => text.Replace("{job: \"b\", ", "{job: \"c\", ", StringComparison.Ordinal)), "c waits for itself.");
        Assert.AreEqual("DPL5011", Codes(text => text.Replace("{job: \"b\", ", "{job: \"x\", ", StringComparison.Ordinal)), "c waits for what is not there.");
        Assert.AreEqual("DPL5011", Codes(text => text.Replace("\"c\":", "\"d\":", StringComparison.Ordinal)), "There is no c.");
        Assert.AreEqual("DPL5011", Codes(text => text.Replace("\"c\":", "\"b\":", StringComparison.Ordinal)), "b is there twice.");
        Assert.AreEqual("DPL5011", Codes(text => text + "  - [\n"), "It is no YAML.");

        string Codes(Func<string, string> spoil) => ExportedPlan.Of(new ChangedExporter { Spoil = spoil }, plan).Codes;
    }

    private static Gen<Plan> Plans => GeneratedPlan.Plans.Where(plan => plan.Operations.Count > 0).Select(plan => plan with
    {
        Environment = "prod",
        Project = "shop",
        Version = "1.0.0",
        Operations = [.. plan.Operations.Select(operation => operation with { Driver = "command" })],
    });

    // By ids, whatever the engine calls a job.
    private static Dictionary<string, IReadOnlyList<string>> Read(string engine, Plan plan)
    {
        var exporter = Exporters.Find(engine)!;
        var ids = plan.Operations.Concat(plan.ManualOperations).ToDictionary(operation => JobNames.NameOf(operation.Id, exporter.Names), operation => operation.Id);
        return exporter.Read(ExportedPlan.Of(engine, plan).File)!.ToDictionary(job => IdOf(job.Name), IReadOnlyList<string> (job) => [.. job.Needs.Select(IdOf)]);

        string IdOf(string name) => ids.GetValueOrDefault(name, name);
    }

    private static HashSet<string> Before<T>(IReadOnlyDictionary<string, T> needs, string id)
        where T : IEnumerable<string>
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([id]);
        while (open.TryPop(out var at))
        {
            foreach (var need in needs[at].Where(found.Add))
            {
                open.Push(need);
            }
        }

        return found;
    }
}
