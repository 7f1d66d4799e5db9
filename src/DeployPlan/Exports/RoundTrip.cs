namespace DeployPlan.Exports;

/// <summary>Whether a written file, read as its engine would read it, makes the same jobs wait for the same jobs.</summary>
internal static class RoundTrip
{
    /// <summary>What differs; null if nothing does.</summary>
    /// <param name="graph">The jobs with everything that each waits for, before anything was left out or split.</param>
    /// <param name="written">The jobs that were written: those of the graph in the same order, and joins among them.</param>
    /// <param name="read">The jobs of the file; null if it cannot be read.</param>
    /// <param name="mayWaitForMore">A job may wait for what the graph does not say.</param>
    public static string? Difference(IReadOnlyList<ExportJob> graph, IReadOnlyList<ExportJob> written, IReadOnlyList<ReadJob>? read, bool mayWaitForMore = false)
    {
        if (read is null)
        {
            return "the file cannot be read";
        }

        var places = written.Select(static (job, place) => (job.Name, place)).ToDictionary(static pair => pair.Name, static pair => pair.place, StringComparer.Ordinal);
        var needs = new IReadOnlyList<int>?[written.Count];
        foreach (var job in read)
        {
            if (!places.TryGetValue(job.Name, out var place) || needs[place] is not null)
            {
                return $"it has the job '{job.Name}', which was not to be there, or is there twice";
            }

            var found = new List<int>(job.Needs.Count);
            foreach (var need in job.Needs)
            {
                if (!places.TryGetValue(need, out var on) || on >= place)
                {
                    return $"'{job.Name}' needs '{need}', which is no job before it";
                }

                found.Add(on);
            }

            needs[place] = found;
            if (DifferentCondition(written, place, found, [.. job.Succeeded.Distinct().Select(name => places[name])]) is { } condition)
            {
                return condition;
            }
        }

        return Array.FindIndex(needs, static found => found is null) is >= 0 and var missing ? $"the job '{written[missing].Name}' is missing" : Compare(graph, written, needs!, mayWaitForMore);
    }

    // What ends a release runs also after failures, but not where it has not begun; everything else runs only after successes.
    private static string? DifferentCondition(IReadOnlyList<ExportJob> written, int place, List<int> needs, int[] succeeded)
    {
        var name = written[place].Name;
        if (written[place].Kind != JobKind.End)
        {
            return needs.FindIndex(need => Array.IndexOf(succeeded, need) < 0) is >= 0 and var lost ? $"'{name}' runs even where '{written[needs[lost]].Name}' has failed" : null;
        }

        return !Array.Exists(succeeded, need => written[need].Kind == JobKind.Begin) ? $"'{name}' runs even where nothing has begun"
            : Array.FindIndex(succeeded, need => written[need].Kind is not (JobKind.Begin or JobKind.Approval)) is >= 0 and var more ? $"'{name}' does not run where '{written[succeeded[more]].Name}' has failed"
            : null;
    }

    private static string? Compare(IReadOnlyList<ExportJob> graph, IReadOnlyList<ExportJob> written, IReadOnlyList<int>[] needs, bool mayWaitForMore)
    {
        var expected = JobReach.Of([.. graph.Select(static job => job.Needs)]);
        var found = JobReach.Of(needs);
        var places = Enumerable.Range(0, written.Count).Where(place => written[place].Kind != JobKind.Join).ToArray();
        for (var job = 0; job < graph.Count; job++)
        {
            for (var before = 0; before < job; before++)
            {
                if (expected.IsBefore(before, job) != found.IsBefore(places[before], places[job]) && (expected.IsBefore(before, job) || !mayWaitForMore))
                {
                    return $"'{graph[job].Id}' {(expected.IsBefore(before, job) ? "does not wait" : "waits")} for '{graph[before].Id}'";
                }
            }
        }

        return null;
    }
}
