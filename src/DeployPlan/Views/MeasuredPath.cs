using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>What made a release take as long as it did: from the operation that ended last, back to the one that each was the last to wait for.</summary>
internal static class MeasuredPath
{
    /// <summary>The ids from the first operation to the last; none where nothing was measured.</summary>
    public static IReadOnlyList<string> Of(Plan plan, ReleaseView release)
    {
        var path = new List<string>();
        var byId = plan.Operations.ToDictionary(static operation => operation.Id, StringComparer.Ordinal);
        for (var last = LastOf(plan.Operations.Select(static operation => operation.Id)); last is not null; last = LastOf(byId[last].DependsOn))
        {
            path.Add(last);
        }

        path.Reverse();
        return path;

        string? LastOf(IEnumerable<string> ids) => ids.Where(id => EndOf(id) is not null).OrderByDescending(EndOf).FirstOrDefault();

        int? EndOf(string id) => release.States.TryGetValue(id, out var state) && state.Time is { } time ? time.From + time.Took : null;
    }
}
