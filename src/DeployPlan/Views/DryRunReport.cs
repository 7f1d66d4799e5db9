using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>What an apply would do, found out by the scheduler that would do it.</summary>
internal static class DryRunReport
{
    private const int MostNames = 5;

    /// <summary>Lines separated by LF, with a line break at the end.</summary>
    /// <param name="folder">The dry run, which has ended.</param>
    /// <param name="obstacles">What would keep the real apply from starting.</param>
    public static string Of(ReleaseFolder folder, IReadOnlyList<Diagnostic> obstacles)
    {
        var plan = folder.Plan;
        var text = new StringBuilder();
        text.Append("Dry run of ").Append(plan.Version).Append(" to ").Append(plan.Environment).Append(": nothing was executed\n")
            .Append(folder.Release.PlanId).Append("\n\nWould run, in this order:\n");
        var dependents = Dependents(plan);
        foreach (var index in Order(folder))
        {
            AppendOperation(text, plan, index, dependents[index]);
        }

        for (var i = 0; i < plan.Operations.Count; i++)
        {
            if (folder.ReadRecord(plan.Operations[i].Id) is { } done && done.Release != folder.Release.Id)
            {
                text.Append("  done: ").Append(done.Id).Append(", by release ").Append(done.Release).Append('\n');
            }
        }

        foreach (var manual in plan.ManualOperations)
        {
            text.Append("  by hand: ").Append(manual.Id).Append('\n');
        }

        foreach (var obstacle in obstacles)
        {
            text.Append('\n').Append(obstacle.Code).Append(": ").Append(obstacle.Message).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendOperation(StringBuilder text, Plan plan, int index, SortedSet<int> dependents)
    {
        var operation = plan.Operations[index];
        text.Append("  ").Append(operation.Id).Append("  (").Append(operation.Driver).Append(") ").Append(operation.Description);
        if (dependents.Count > 0)
        {
            text.Append("\n      a failure would skip ").Append(CutList.Of([.. dependents.Select(dependent => plan.Operations[dependent].Id)], MostNames));
        }

        text.Append('\n');
    }

    private static IEnumerable<int> Order(ReleaseFolder folder)
    {
        var records = ReleaseState.Of(folder).Records;
        return Enumerable.Range(0, records.Count).Where(index => records[index] is { } record && record.Release == folder.Release.Id).OrderBy(index => records[index]!.Started).ThenBy(index => index);
    }

    private static SortedSet<int>[] Dependents(Plan plan)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var dependents = new SortedSet<int>[plan.Operations.Count];
        for (var i = 0; i < dependents.Length; i++)
        {
            numbers.Add(plan.Operations[i].Id, i);
            dependents[i] = [];
        }

        // From the end: what comes later in the plan is known already.
        for (var i = dependents.Length - 1; i >= 0; i--)
        {
            foreach (var dependency in plan.Operations[i].DependsOn)
            {
                dependents[numbers[dependency]].Add(i);
                dependents[numbers[dependency]].UnionWith(dependents[i]);
            }
        }

        return dependents;
    }
}
