using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Which services of compose files build or run which projects.</summary>
internal static class ComposeMatch
{
    /// <summary>The compose file that has most of the projects, with the services that have them; null if none has one.</summary>
    public static (string File, IReadOnlyList<ComposeEntry> Entries, IReadOnlyDictionary<DotnetProject, ComposeEntry> Of)? Find(
        SearchScope scope, IReadOnlyList<DotnetProject> projects, string configFolder)
    {
        var files = scope.Files.Where(static file => ComposeEntries.FileNames.Contains(Path.GetFileName(file)))
            .OrderByDescending(file => Path.GetDirectoryName(file) == configFolder).ThenBy(static file => file.Length).ThenBy(static file => file, StringComparer.Ordinal);
        var found = files.Select(file => (File: file, Entries: ComposeEntries.Of(file))).Select(file => (file.File, file.Entries, Of: Match(file.Entries, projects))).ToList();
        var most = found.Select(static file => file.Of.Count).DefaultIfEmpty(0).Max();
        return most == 0 ? null : found.Find(file => file.Of.Count == most);
    }

    /// <summary>The service of each project that has one.</summary>
    public static IReadOnlyDictionary<DotnetProject, ComposeEntry> Match(IReadOnlyList<ComposeEntry> entries, IReadOnlyList<DotnetProject> projects)
    {
        var matched = new Dictionary<DotnetProject, ComposeEntry>();
        var pairs = projects.SelectMany(project => entries.Select(entry => (Project: project, Entry: entry, Certainty: Certainty(project, entry)))).Where(static pair => pair.Certainty > 0);
        foreach (var (project, entry, _) in pairs.OrderByDescending(static pair => pair.Certainty).ThenBy(static pair => pair.Entry.HasProfile))
        {
            if (!matched.ContainsKey(project) && !matched.ContainsValue(entry))
            {
                matched.Add(project, entry);
            }
        }

        return matched;
    }

    // What it builds or starts is certain; what it is called is a guess.
    private static int Certainty(DotnetProject project, ComposeEntry entry)
    {
        if (entry.Docker is { } built && Dockerfiles.Runs(built.File, built.Target, project))
        {
            return 5;
        }

        var makesOther = entry.Docker is { } docker && Dockerfiles.RunsAny(docker.File, docker.Target);
        if (Path.GetDirectoryName(entry.Docker?.File) == project.Folder && !(makesOther && entry.Docker!.Target is not null))
        {
            return 4;
        }

        if (Dockerfiles.Mentions(entry.Words, project) || (entry.Docker?.Args.Any(arg => NamesProject(arg.Value, project)) ?? false))
        {
            return 3;
        }

        if (makesOther)
        {
            return 0;
        }

        string[] names = [Names.Plain(project.Name), Names.Plain(project.Name.Substring(project.Name.LastIndexOf('.') + 1))];
        return names.Contains(Names.Plain(entry.Name)) && (entry.Docker is not null || MayRun(entry.Image, project)) ? 2
            : entry.Image is { } image && names.Contains(Names.Plain(image.Substring(image.LastIndexOf('/') + 1).Split(':', '@')[0])) ? 1
            : 0;
    }

    // nginx is not Shop.Web because its service is called web. What a variable names, of which nothing is left here, may be anything.
    private static bool MayRun(string? image, DotnetProject project) =>
        string.IsNullOrEmpty(image) || Regex.Matches(project.Name, "[A-Z]?[a-z]{2,}|[A-Z]{3,}", RegexOptions.CultureInvariant).Cast<Match>().Any(word => image!.IndexOf(word.Value, StringComparison.OrdinalIgnoreCase) >= 0);

    // PROJECT: Shop.Api, or src/Shop.Api.
    private static bool NamesProject(string value, DotnetProject project) => value.TrimEnd('/').Split('/').Last() is var name && (name.Equals(project.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(project.AssemblyName, StringComparison.OrdinalIgnoreCase));
}
