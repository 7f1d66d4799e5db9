using System.Globalization;

namespace DeployPlan.Exports;

/// <summary>Splits long lists of needs: jobs that do nothing wait for parts of them, in as many levels as it takes.</summary>
internal static class FanIn
{
    /// <summary>The jobs, none but the end with more than <paramref name="most"/> needs, at least 2. Jobs with the same part share who waits for it.</summary>
    public static IReadOnlyList<ExportJob> Split(IReadOnlyList<ExportJob> jobs, int most, IReadOnlyList<string> runsOn)
    {
        if (jobs.All(job => job.Kind == JobKind.End || job.Needs.Count <= most))
        {
            return jobs;
        }

        var split = new List<ExportJob>(jobs.Count);
        var places = new int[jobs.Count];
        var joins = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < places.Length; i++)
        {
            var needs = jobs[i].Needs.Select(need => places[need]).ToList();
            while (jobs[i].Kind != JobKind.End && needs.Count > most)
            {
                needs = Joined(needs);
            }

            // A part may be an earlier job's, whose place is lower than those of this one's own.
            needs.Sort();
            places[i] = split.Count;
            split.Add(jobs[i] with { Needs = needs });
        }

        return split;

        List<int> Joined(List<int> needs)
        {
            var joined = new List<int>();
            for (var at = 0; at < needs.Count; at += most)
            {
                var part = needs.GetRange(at, Math.Min(most, needs.Count - at));
                joined.Add(part.Count == 1 ? part[0] : Join(part));
            }

            return joined;
        }

        int Join(List<int> part)
        {
            var key = string.Join(" ", part);
            if (!joins.TryGetValue(key, out var place))
            {
                place = split.Count;
                joins.Add(key, place);
                split.Add(new ExportJob(JobKind.Join, "wait_" + joins.Count.ToString(CultureInfo.InvariantCulture)) { Needs = part, RunsOn = runsOn });
            }

            return place;
        }
    }
}
