using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Exports;

/// <summary>Names of jobs in an engine: the id itself wherever the engine takes it; else as near as it takes, and six digits of the id's sha256, so that it is another id's too rarely to matter.</summary>
internal static class JobNames
{
    private const int Digits = 6;

    /// <summary>The jobs with names. Two may still have one, which differs in nothing but case: <see cref="SameName"/> finds them.</summary>
    public static IReadOnlyList<ExportJob> Give(IReadOnlyList<ExportJob> jobs, NameRule rule)
    {
        var names = jobs.Select(job => NameOf(job.Id, rule)).ToList();
        var taken = names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1).Select(static group => group.Key);
        var twice = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
        return [.. jobs.Select((job, i) => job with { Name = twice.Contains(names[i]) && names[i] == job.Id ? Marked(names[i], job.Id, rule) : names[i] })];
    }

    /// <summary>The first two jobs that have one name all the same; null if there are none.</summary>
    public static (ExportJob First, ExportJob Second)? SameName(IReadOnlyList<ExportJob> jobs)
    {
        var byName = new Dictionary<string, ExportJob>(StringComparer.OrdinalIgnoreCase);
        foreach (var job in jobs)
        {
            if (byName.TryGetValue(job.Name, out var first))
            {
                return (first, job);
            }

            byName.Add(job.Name, job);
        }

        return null;
    }

    /// <summary>A text as a name: a project, an id.</summary>
    public static string NameOf(string id, NameRule rule)
    {
        var name = new StringBuilder(id.Length);
        foreach (var c in id)
        {
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || rule.Further.IndexOf(c) >= 0 ? c : rule.Instead);
        }

        var isFirst = name.Length > 0 && (char.IsLetter(name[0]) || (rule.TakesDigitFirst && char.IsDigit(name[0])));
        if (!isFirst || rule.Reserved.Contains(id, StringComparer.OrdinalIgnoreCase))
        {
            name.Insert(0, "op" + rule.Instead);
        }

        return name.Length <= rule.Longest && name.ToString() == id ? id : Marked(name.ToString(), id, rule);
    }

    private static string Marked(string name, string id, NameRule rule) =>
        name.Substring(0, Math.Min(name.Length, rule.Longest - Digits - 1)) + rule.Instead + ContentDigest.OfBytes(Encoding.UTF8.GetBytes(id)).Substring(0, Digits);
}
