using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The file of the Azure Developer CLI.</summary>
internal static class AzureYaml
{
    private static readonly string[] Said = ["project", "host", "language", "docker", "image"];

    public static bool Is(string name, MappingNode root) =>
        name.StartsWith("azure.y", StringComparison.OrdinalIgnoreCase) || (root.Find("name") is not null && root.Get("services").AsEntries().Any(static service => service.Value.Get("host").AsText() is not null));

    public static ImportedFile Read(ImportSource source) => new()
    {
        File = source.File,
        Name = source.Root.Get("name").AsText(),
        Services = [.. source.Entries(source.Root.Get("services"), "services").Select(entry => Service(source, entry.Name, entry.Value, entry.Entry))],
        Notes =
        [
            .. source.Root.Entries.Where(static entry => entry.Key.Text is "infra" or "hooks" or "pipeline" or "resources" or "workflows")
                .Select(entry => $"{entry.Key.Text} ({source.LineOf(entry)}) is not carried over" + (entry.Key.Text == "infra" ? ": azd provision makes it; a module of Terraform can be infra here." : ".")),
        ],
    };

    private static FoundService Service(ImportSource source, string name, MappingNode service, MappingEntry entry)
    {
        var folder = source.PathOf(service.Get("project"));
        var found = source.Service(name, source.ProjectAt(folder, service.Get("project")));
        var docker = service.Get("docker", "path") is { } written ? source.PathOf(written, folder) : folder is not null && File.Exists(Path.Combine(folder, "Dockerfile")) ? Path.Combine(folder, "Dockerfile") : null;
        var args = source.BuildArguments(service.Get("docker", "buildArgs"));
        var context = source.PathOf(service.Get("docker", "context"), folder) ?? found.Docker?.Context ?? folder;
        return found with
        {
            Docker = (docker ?? found.Docker?.File) is { } file ? new FoundDockerfile(file, context ?? Path.GetDirectoryName(file)!) { Target = service.Get("docker", "target").AsText() ?? found.Docker?.Target, Args = args.Values } : null,
            Image = found.Project is null ? service.Get("image").AsText() : null,
            Notes =
            [
                .. args.Notes,
                $"In {source.LineOf(entry)} it is deployed to {service.Get("host").AsText() ?? "a host of Azure"}; a driver of your own does that.",
                .. service.Entries.Where(static key => !Said.Contains(key.Key.Text)).Select(key => $"{key.Key.Text} ({source.LineOf(key)}) is not carried over."),
            ],
        };
    }
}
