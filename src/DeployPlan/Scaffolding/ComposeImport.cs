using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>A compose file that was named: everything in it stays in it, for the driver compose uses the file itself.</summary>
internal static class ComposeImport
{
    public static bool Is(string name, MappingNode root) =>
        root.Get("services").AsEntries().Any(static service => service.Value.Get("image") is not null || service.Value.Get("build") is not null) || ComposeEntries.FileNames.Contains(name);

    public static ImportedFile Read(ImportSource source)
    {
        foreach (var (_, service, _) in source.Entries(source.Root.Get("services"), "services"))
        {
            CheckReferences(source, service);
        }

        return new ImportedFile { File = source.File, Name = source.Root.Get("name").AsText(), ComposeFile = source.Root.Get("services").AsEntries().Count > 0 ? source.File : null, Services = Services(source) };
    }

    private static void CheckReferences(ImportSource source, MappingNode service)
    {
        var known = source.Root.Get("services").AsNames().ToList();
        var dependencies = service.Get("depends_on");
        foreach (var at in dependencies.AsEntries().Select(static entry => entry.Key).Concat(dependencies.AsItems().OfType<ScalarNode>()))
        {
            if (source.Root.Find("include") is null && !known.Contains(at.Text))
            {
                source.Unknown(at, at.Text, known);
            }
        }
    }

    private static IReadOnlyList<FoundService> Services(ImportSource source)
    {
        var found = FoundServices.Of(source.Scope);
        var matched = ComposeMatch.Match(ComposeEntries.Of(source.File, source.Root), [.. found.Select(static service => service.Project!)]);
        List<FoundService> services = [.. found.Where(service => matched.ContainsKey(service.Project!))];
        var entries = ComposeEntries.Of(source.File, source.Root);

        // Where it builds nothing of this repository, it deploys what it names.
        return services.Count > 0 || entries.Any(static entry => entry.Docker is not null) ? services
            : [.. entries.Where(static entry => !entry.HasProfile).Select(static entry => new FoundService { Name = entry.Name, ComposeName = entry.Name, Image = entry.Image, DependsOn = entry.DependsOn })];
    }
}
