namespace DeployPlan.Exports;

/// <summary>Operations by the longest way to each from one that waits for no other: those of one wave wait for nothing of one another.</summary>
internal static class JobWaves
{
    /// <summary>The wave of each job, from 1; 0 for those that run no operation.</summary>
    public static int[] Of(IReadOnlyList<ExportJob> jobs)
    {
        var waves = new int[jobs.Count];
        for (var i = 0; i < waves.Length; i++)
        {
            waves[i] = jobs[i].Kind == JobKind.Operation ? jobs[i].Needs.Select(need => waves[need]).DefaultIfEmpty().Max() + 1 : 0;
        }

        return waves;
    }

    /// <summary>The jobs wave by wave, with needs that are their new places; what runs no operation before them, but the end, which stays last.</summary>
    public static IReadOnlyList<ExportJob> InOrder(IReadOnlyList<ExportJob> jobs)
    {
        var waves = Of(jobs);
        int[] order = [.. Enumerable.Range(0, jobs.Count).OrderBy(place => jobs[place].Kind == JobKind.End ? int.MaxValue : waves[place])];
        var places = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
        }

        return [.. order.Select(place => jobs[place] with { Needs = [.. jobs[place].Needs.Select(need => places[need]).OrderBy(static need => need)] })];
    }
}
