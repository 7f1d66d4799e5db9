namespace DeployPlan.Scaffolding;

/// <summary>The compose file that runs services.</summary>
/// <param name="File">Full path.</param>
/// <param name="Entries">Its services.</param>
/// <param name="ByProject">The entry of each project that has one.</param>
internal sealed record ComposeChoice(string File, IReadOnlyList<ComposeEntry> Entries, IReadOnlyDictionary<DotnetProject, ComposeEntry> ByProject)
{
    /// <summary>The file that was named, or the one that has most of the services; null if none has any.</summary>
    public static ComposeChoice? Of(SearchScope scope, IReadOnlyList<FoundService> services, string configFolder, string? named)
    {
        List<DotnetProject> projects = [.. services.Select(static service => service.Project).OfType<DotnetProject>()];
        if (named is not null)
        {
            var entries = ComposeEntries.Of(named);
            return new ComposeChoice(named, entries, ComposeMatch.Match(entries, projects));
        }

        return ComposeMatch.Find(scope, projects, configFolder) is { } found ? new ComposeChoice(found.File, found.Entries, found.Of) : null;
    }

    /// <summary>The entry of a service; null if the file does not have it.</summary>
    public ComposeEntry? EntryOf(FoundService service) =>
        service.ComposeName is { } name ? Entries.FirstOrDefault(entry => entry.Name == name)
        : service.Project is { } project && ByProject.TryGetValue(project, out var entry) ? entry
        : null;

    /// <summary>The services under their names in the file, and what else it builds.</summary>
    public IReadOnlyList<FoundService> Named(IReadOnlyList<FoundService> services)
    {
        var others = new Queue<string>(Names.Unique([.. Entries.Select(static entry => entry.Name), .. services.Where(service => EntryOf(service) is null).Select(static service => service.Name)]).Skip(Entries.Count));
        var names = services.Select(service => EntryOf(service)?.Name ?? others.Dequeue()).ToList();
        var renamed = services.Select((service, i) => (service.Name, New: names[i])).Where(static pair => pair.Name != pair.New).ToList();
        var named = services.Select((service, i) => With(service, EntryOf(service)) with { Name = names[i] }).ToList();
        var deployed = WithFollowers([.. Entries.Where(entry => !entry.HasProfile && (entry.Docker is not null || named.Exists(service => service.ComposeName == entry.Name)))]);
        var further = deployed.Where(entry => !named.Exists(service => service.ComposeName == entry.Name))
            .Select(entry => With(new FoundService { Name = entry.Name, ComposeName = entry.Name, Notes = entry.Docker is null ? ["Compose starts it after services that are deployed, so it is deployed too, with the image of the compose file."] : [] }, entry));
        List<FoundService> all = [.. named, .. further];
        return [.. all.Select(service => service with
        {
            DependsOn = [.. service.DependsOn.Select(name => renamed.Find(pair => pair.Name == name).New ?? name).Where(name => name != service.Name && all.Exists(other => other.Name == name && EntryOf(other) is not null)).Distinct()],
        })];
    }

    // What compose would start services for that are not deployed yet.
    private List<ComposeEntry> WithFollowers(List<ComposeEntry> deployed)
    {
        for (var i = 0; i < deployed.Count; i++)
        {
            deployed.AddRange(Entries.Where(entry => !entry.HasProfile && !deployed.Contains(entry) && entry.StartsAfter.Contains(deployed[i].Name)).ToList());
        }

        return [.. deployed.OrderBy(entry => Entries.ToList().IndexOf(entry))];
    }

    private static FoundService With(FoundService service, ComposeEntry? entry) => entry is null ? service : service with
    {
        ComposeName = entry.Name,
        Docker = entry.Docker ?? service.Docker,
        Notes = [.. service.Notes, .. entry.Notes],
        DependsOn = [.. service.DependsOn, .. entry.StartsAfter],
    };
}
