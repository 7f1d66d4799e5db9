using System.Globalization;
using System.Text;
using DeployPlan.Commands;
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
    /// <param name="request">What was asked for.</param>
    public static string Of(ReleaseFolder folder, ApplyRequest request)
    {
        var plan = folder.Plan;
        var text = new StringBuilder();
        text.Append("Dry run of ").Append(plan.Version).Append(" to ").Append(plan.Environment).Append(": nothing was executed\n")
            .Append(folder.Release.PlanId).Append("\n\nWould run, in this order:\n");
        var dependants = Dependants(plan);
        foreach (var index in Order(folder))
        {
            AppendOperation(text, plan, index, dependants[index]);
        }

        foreach (var manual in plan.ManualOperations)
        {
            text.Append("  by hand: ").Append(manual.Id).Append('\n');
        }

        AppendObstacles(text, folder, request);
        return text.ToString();
    }

    private static void AppendOperation(StringBuilder text, Plan plan, int index, SortedSet<int> dependants)
    {
        var operation = plan.Operations[index];
        text.Append("  ").Append(operation.Id).Append("  (").Append(operation.Driver).Append(") ").Append(operation.Description);
        if (dependants.Count > 0)
        {
            text.Append("\n      a failure would skip ").Append(string.Join(", ", dependants.Take(MostNames).Select(dependant => plan.Operations[dependant].Id)));
            if (dependants.Count > MostNames)
            {
                text.Append(" and ").Append((dependants.Count - MostNames).ToString(CultureInfo.InvariantCulture)).Append(" more");
            }
        }

        text.Append('\n');
    }

    // What would keep the real apply from starting: a dry run needs neither secrets nor an approval.
    private static void AppendObstacles(StringBuilder text, ReleaseFolder folder, ApplyRequest request)
    {
        var obstacles = new DiagnosticBag();
        PlanCheck.CheckReadiness(request, request.PlanFile, new VerifiedPlan(folder.Plan, folder.Release.PlanId), obstacles);
        foreach (var obstacle in obstacles.ToSortedList())
        {
            text.Append('\n').Append(obstacle.Code).Append(": ").Append(obstacle.Message).Append('\n');
        }
    }

    private static IEnumerable<int> Order(ReleaseFolder folder)
    {
        var records = ReleaseState.Of(folder).Records;
        return Enumerable.Range(0, records.Count).Where(index => records[index] is not null).OrderBy(index => records[index]!.Started).ThenBy(index => index);
    }

    private static SortedSet<int>[] Dependants(Plan plan)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var dependants = new SortedSet<int>[plan.Operations.Count];
        for (var i = 0; i < dependants.Length; i++)
        {
            numbers.Add(plan.Operations[i].Id, i);
            dependants[i] = [];
        }

        // From the end: what stands later in the plan is known already.
        for (var i = dependants.Length - 1; i >= 0; i--)
        {
            foreach (var dependency in plan.Operations[i].DependsOn)
            {
                dependants[numbers[dependency]].Add(i);
                dependants[numbers[dependency]].UnionWith(dependants[i]);
            }
        }

        return dependants;
    }
}
