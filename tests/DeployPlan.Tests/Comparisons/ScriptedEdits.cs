using CsCheck;
using DeployPlan.Changes;
using DeployPlan.Tests.Planning;

namespace DeployPlan.Tests.Comparisons;

[TestClass]
public class ScriptedEdits
{
    public static IEnumerable<object[]> Names => ScriptedEdit.All.Select(edit => new object[] { edit.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_difference_names_what_was_edited_and_nothing_else(string name)
    {
        var edit = ScriptedEdit.All.Single(edit => edit.Name == name);
        GeneratedConfig.Any.Where(config => IsPlannable(config) && edit.Apply(config) is { } edited && IsPlannable(edited)).Sample(
            before =>
            {
                using var tree = new ConfigTree();
                var after = edit.Apply(before)!;
                tree.Write("db/001.sql", "select 1;\n");
                var earlier = tree.Plan(before.ToYaml(1));
                tree.Write("db/001.sql", edit.EditsScript ? "select 2;\n" : "select 1;\n");

                var diff = PlanComparer.Compare(earlier, tree.Plan((edit.Yaml ?? (yaml => yaml))(after.ToYaml(2))));

                CollectionAssert.AreEqual(Expected(edit, before, after), Said(diff));
                Assert.IsEmpty(diff.Files);
                Assert.IsEmpty(diff.Fields);
                AssertOrder(new ExpectedPlan(before).Order()!, new ExpectedPlan(after).Order()!, diff);
            },
            iter: 60);
    }

    private static bool IsPlannable(GeneratedConfig config) => new ExpectedPlan(config).Order() is not null;

    // By the rules once more written down, which know nothing of how plans are compared.
    private static string[] Expected(ScriptedEdit edit, GeneratedConfig before, GeneratedConfig after)
    {
        var (earlier, later) = (new ExpectedPlan(before).WaitsFor, new ExpectedPlan(after).WaitsFor);
        var (earlierManual, laterManual) = (Manual(before), Manual(after));
        var said = new List<string>();
        said.AddRange(later.Keys.Concat(laterManual).Except(earlier.Keys).Except(earlierManual).Select(id => $"added {id}"));
        said.AddRange(earlier.Keys.Concat(earlierManual).Except(later.Keys).Except(laterManual).Select(id => $"removed {id}"));
        foreach (var id in later.Keys.Intersect(earlier.Keys))
        {
            said.AddRange(later[id].Except(earlier[id]).Select(on => $"{id} waits for {on}"));
            said.AddRange(earlier[id].Except(later[id]).Select(on => $"{id} no longer waits for {on}"));
        }

        said.AddRange((edit.Fields?.Invoke(after) ?? []).Union(OtherVariables(before, after)).Select(id => $"{id} says something else"));
        if (edit.EditsScript)
        {
            said.AddRange(after.Databases.Select(database => $"migration_{database.Name}_{database.Strategy} consumes db/001.sql"));
        }

        said.AddRange((NeedsVariable(before), NeedsVariable(after)) switch
        {
            (false, true) => ["needs V"],
            (true, false) => ["no longer needs V"],
            _ => Array.Empty<string>(),
        });
        return [.. said.Order(StringComparer.Ordinal)];
    }

    private static string[] Said(PlanDiff diff)
    {
        var said = new List<string>();
        foreach (var change in diff.Changes)
        {
            said.AddRange(change.Kind is ChangeKind.Added or ChangeKind.Removed ? [$"{(change.Kind == ChangeKind.Added ? "added" : "removed")} {change.Id}"] : []);
            said.AddRange(change.EdgesAdded.Select(on => $"{change.Id} waits for {on}"));
            said.AddRange(change.EdgesRemoved.Select(on => $"{change.Id} no longer waits for {on}"));
            said.AddRange(change.Fields.Count > 0 ? [$"{change.Id} says something else"] : []);
            said.AddRange(change.Files.Select(file => $"{change.Id} consumes {file.Path}"));
        }

        said.AddRange(diff.VariablesAdded.Select(variable => $"needs {variable}"));
        said.AddRange(diff.VariablesRemoved.Select(variable => $"no longer needs {variable}"));
        return [.. said.Order(StringComparer.Ordinal)];
    }

    // What moved is the least that must move: without it the rest stands in the same order.
    private static void AssertOrder(IReadOnlyList<string> before, IReadOnlyList<string> after, PlanDiff diff)
    {
        var moved = diff.Operations.Where(change => change.IsReordered).Select(change => change.Id).ToHashSet();
        var common = before.Intersect(after).ToArray();

        Assert.AreEqual(common.SequenceEqual(after.Intersect(before)), moved.Count == 0);
        CollectionAssert.AreEqual(common.Except(moved).ToArray(), after.Intersect(before).Except(moved).ToArray());
    }

    private static string[] Manual(GeneratedConfig config) => [.. config.Databases.Where(d => d.Strategy == "manual").Select(d => $"migration_{d.Name}_manual")];

    // A deploy names the variables of the databases that its service uses, here one and the same.
    private static IEnumerable<string> OtherVariables(GeneratedConfig before, GeneratedConfig after) =>
        from service in before.Services
        join same in after.Services on service.Name equals same.Name
        where HasVariable(before, service) != HasVariable(after, same)
        select "deploy_prod_" + service.Name;

    private static bool HasVariable(GeneratedConfig config, GeneratedService service) => config.Databases.Any(database => service.Databases?.Contains(database.Name) ?? true);

    private static bool NeedsVariable(GeneratedConfig config) => config.Databases.Any(database => database.Strategy != "manual");
}
