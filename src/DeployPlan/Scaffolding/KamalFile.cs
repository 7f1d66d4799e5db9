using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The <c>config/deploy.yml</c> of Kamal: one image, that is run with several commands.</summary>
internal static class KamalFile
{
    private static readonly string[] Said = ["service", "image", "servers", "registry", "builder", "env", "proxy"];

    private static readonly string[] SaidOfRole = ["hosts", "cmd", "env"];
    private static readonly string[] SaidOfBuilder = ["context", "dockerfile", "target", "args", "arch", "cache", "driver", "local", "remote"];

    public static bool Is(string name, MappingNode root) => root.Get("service").AsText() is not null && root.Find("image") is not null && (root.Find("servers") is not null || root.Find("registry") is not null);

    public static ImportedFile Read(ImportSource source)
    {
        var root = source.Root;
        var name = source.Required(root, "service", "The file") ?? "";
        var image = source.Required(root, "image", "The file") ?? "";
        var server = root.Get("registry", "server").AsText();
        return new ImportedFile
        {
            File = source.File,
            Name = name,
            Registry = image.LastIndexOf('/') is var slash && slash > 0 && server is not null ? server + "/" + image.Substring(0, slash) : server,
            Services = [.. Roles(root).Select((role, i) => Service(source, role, i == 0 ? name : $"{name}-{role.Name}", i == 0))],
            Notes = [.. NotCarriedOver(source, root, Said)],
        };
    }

    // Servers without roles are all of the role web.
    private static IEnumerable<(string Name, DocumentNode? Value)> Roles(MappingNode root) =>
        root.Get("servers") is MappingNode roles ? roles.Entries.Select(static entry => (entry.Key.Text, (DocumentNode?)entry.Value)) : [("web", root.Get("servers"))];

    private static FoundService Service(ImportSource source, (string Name, DocumentNode? Value) role, string name, bool isFirst)
    {
        // Kamal runs at the top of the repository, and its file is in config/.
        var folder = Path.GetDirectoryName(source.File)!;
        folder = Path.GetFileName(folder) == "config" ? Path.GetDirectoryName(folder)! : folder;
        var context = source.PathOf(source.Root.Get("builder", "context"), folder) ?? folder;
        var dockerfile = source.Root.Get("builder", "dockerfile") is { } written ? source.PathOf(written, folder) : Path.Combine(context, "Dockerfile");
        var target = source.Root.Get("builder", "target").AsText();
        var args = source.BuildArguments(source.Root.Get("builder", "args"));
        var hosts = (role.Value.Get("hosts") ?? role.Value).AsTexts().ToList();
        return source.Service(name, File.Exists(dockerfile) ? source.Scope.Projects.FirstOrDefault(project => project.IsService && Dockerfiles.Runs(dockerfile!, target, project)) : null) with
        {
            Docker = File.Exists(dockerfile) ? new FoundDockerfile(dockerfile!, context) { Target = target, Args = args.Values } : null,
            RequiredEnv = [.. new[] { source.Root, role.Value }.SelectMany(static of => of.Get("env", "secret").AsTexts()).Select(static secret => secret.Split(':')[0]).Where(NameRules.IsVariableName).Distinct()],
            Health = isFirst ? Health(source.Root) : null,
            Notes =
            [
                .. args.Notes,
                .. hosts.Count > 0 ? [$"Kamal runs it on {string.Join(", ", hosts)}; a driver of your own does that."] : Array.Empty<string>(),
                .. role.Value.Get("cmd").AsText() is { } command ? [$"Kamal starts it with: {command}"] : Array.Empty<string>(),
                .. new[] { source.Root, role.Value }.SelectMany(of => Unsaid(source, of.Get("env"))),
                .. NotCarriedOver(source, role.Value, SaidOfRole),
                .. NotCarriedOver(source, source.Root.Get("builder"), SaidOfBuilder),
            ],
        };
    }

    // Without clear, secret and tags, it is a mapping of plain values.
    private static IEnumerable<string> Unsaid(ImportSource source, DocumentNode? env)
    {
        var isPlain = !env.AsNames().Any(static key => key is "clear" or "secret" or "tags");
        return (isPlain ? env : env.Get("clear")).AsEntries().Select(variable => $"Kamal sets {variable.Key.Text} ({source.LineOf(variable)})")
            .Concat(isPlain ? [] : NotCarriedOver(source, env, ["clear", "secret"]));
    }

    private static IEnumerable<string> NotCarriedOver(ImportSource source, DocumentNode? node, string[] said) =>
        node.AsEntries().Where(entry => !said.Contains(entry.Key.Text)).Select(entry => $"{entry.Key.Text} ({source.LineOf(entry)}) is not carried over.");

    private static string? Health(MappingNode root)
    {
        var path = root.Get("proxy", "healthcheck", "path").AsText() ?? "/up";
        return root.Get("proxy", "host").AsText() is { } host ? $"{(root.Get("proxy", "ssl").AsText() == "true" ? "https" : "http")}://{host}{path}" : root.Find("proxy") is null ? null : path;
    }
}
