using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Decides what deploys the services: what is there.</summary>
internal static class ScaffoldedTargets
{
    public static ScaffoldedTarget Of(IReadOnlyList<FoundService> services, ComposeChoice? compose, ConfigPaths paths)
    {
        if (compose is null || services.All(service => compose.EntryOf(service) is null) || paths.Of(compose.File) is not { } file)
        {
            return ScaffoldedTarget.Processes(services.Count == 0
                ? []
                : ["No compose file builds or runs these services, so each is a process of the machine that applies the plan.", "With one that does: driver: compose"]);
        }

        var found = ComposeEntries.FileNames.Select(name => Path.Combine(paths.Folder, name)).FirstOrDefault(File.Exists);
        var others = Directory.GetFiles(Path.GetDirectoryName(compose.File)!, Path.GetFileNameWithoutExtension(compose.File) + ".override.*").Select(paths.Show).OrderBy(static name => name, StringComparer.Ordinal);
        return new ScaffoldedTarget(
            "compose",
            file,
            found != compose.File,
            [.. compose.Entries.Where(entry => !entry.HasProfile && services.All(service => compose.EntryOf(service)?.Name != entry.Name))],
            [.. others.Select(other => $"Compose is called with this file alone: what {YamlText.Comment(other)} says does not count.")]);
    }
}
