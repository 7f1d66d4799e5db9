namespace DeployPlan.Scaffolding;

/// <summary>Services that reference each other, as Aspire allows: none can wait until the other one is healthy.</summary>
internal static class MutualReferences
{
    /// <summary>The services without what would make them wait for themselves; each says what was left out.</summary>
    public static IReadOnlyList<FoundService> Cut(IReadOnlyList<FoundService> services)
    {
        var waits = services.ToLookup(static service => service.Name, static service => service.DependsOn, StringComparer.Ordinal);
        return [.. services.Select(service => service.DependsOn.Where(other => Reaches(other, service.Name, [])).ToList() is { Count: > 0 } cut
            ? service with
            {
                DependsOn = [.. service.DependsOn.Except(cut)],
                Notes = [.. service.Notes, .. cut.Select(other => $"It and {other} reference each other, so neither waits for the other.")],
            }
            : service)];

        bool Reaches(string from, string to, HashSet<string> seen) =>
            from == to || (seen.Add(from) && waits[from].SelectMany(static names => names).Any(next => Reaches(next, to, seen)));
    }
}
