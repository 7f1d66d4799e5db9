using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>
/// What compose consumes: the file with what it includes and extends, the files of its configs, what it mounts from the repository, and what it builds. Not what may hold
/// secrets, of which a digest would be a way to try guesses: env files and the files of its secrets. What a variable names is not known before it runs.
/// </summary>
/// <param name="inputs">Takes them.</param>
internal sealed class ComposeProject(InputCollector inputs)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public static void Add(string? file, InputCollector inputs)
    {
        if (file is not null)
        {
            inputs.Once("compose:" + file, () => new ComposeProject(inputs).AddFile(file));
        }
    }

    private void AddFile(string file)
    {
        if (!_seen.Add(file) || !inputs.File(file) || inputs.Tree.ReadText(file) is not { } text)
        {
            return;
        }

        // What is no YAML, or uses tags of compose, is for compose to say.
        if (DocumentReader.Read(file, text, "", new DiagnosticBag()) is not MappingNode root)
        {
            return;
        }

        var slash = file.LastIndexOf('/');
        var folder = slash < 0 ? "." : file.Substring(0, slash);
        foreach (var include in ItemsOf(root.Find("include")?.Value))
        {
            foreach (var path in TextsOf(Find(include, "path") ?? include))
            {
                WithPath(folder, path, AddFile);
            }
        }

        foreach (var config in EntriesOf(root.Find("configs")?.Value))
        {
            WithPath(folder, TextOf(Find(config.Value, "file")), path => inputs.File(path));
        }

        foreach (var service in EntriesOf(root.Find("services")?.Value))
        {
            AddService(folder, service.Value);
        }
    }

    private void AddService(string folder, DocumentNode service)
    {
        WithPath(folder, TextOf(Find(Find(service, "extends"), "file")), AddFile);
        foreach (var labels in TextsOf(Find(service, "label_file")))
        {
            WithPath(folder, labels, path => inputs.File(path));
        }

        AddBuild(folder, Find(service, "build"));
        foreach (var volume in ItemsOf(Find(service, "volumes")))
        {
            AddVolume(folder, volume);
        }
    }

    private void AddBuild(string folder, DocumentNode? build)
    {
        var written = TextOf(Find(build, "context")) ?? TextOf(build) ?? (build is MappingNode ? "." : null);
        WithPath(folder, written, context =>
            WithPath(context, TextOf(Find(build, "dockerfile")) ?? "Dockerfile", dockerfile => inputs.Context(context, dockerfile)));
        foreach (var further in EntriesOf(Find(build, "additional_contexts")))
        {
            WithPath(folder, TextOf(further.Value), context => inputs.Context(context, context + "/Dockerfile"));
        }
    }

    // A folder that can be written to holds data, one that is mounted to be read only holds configuration.
    private void AddVolume(string folder, DocumentNode volume)
    {
        var parts = TextOf(volume)?.Split(':');
        var source = parts is null ? TextOf(Find(volume, "source")) : parts.Length > 1 ? parts[0] : null;
        var isReadOnly = parts is null ? TextOf(Find(volume, "read_only")) == "true" : parts.Length > 2 && parts[2].Split(',').Contains("ro");
        if (source is null || (source[0] != '.' && (parts is not null || TextOf(Find(volume, "type")) != "bind")))
        {
            return;
        }

        WithPath(folder, source, path =>
        {
            if (!inputs.File(path) && isReadOnly)
            {
                inputs.Folder(path, "");
            }
        });
    }

    private void WithPath(string folder, string? path, Action<string> take)
    {
        if (path is { Length: > 0 } && path.IndexOf('$') < 0 && RelativePath.Normalize(path) is not null && RelativePath.Normalize(folder + "/" + path) is { } normal && inputs.IsInRepository(normal))
        {
            take(normal);
        }
    }

    private static DocumentNode? Find(DocumentNode? node, string key) => (node as MappingNode)?.Find(key)?.Value;

    private static string? TextOf(DocumentNode? node) => node is ScalarNode { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;

    private static IReadOnlyList<DocumentNode> ItemsOf(DocumentNode? node) => node is SequenceNode list ? list.Items : [];

    private static IReadOnlyList<MappingEntry> EntriesOf(DocumentNode? node) => node is MappingNode mapping ? mapping.Entries : [];

    private static IEnumerable<string> TextsOf(DocumentNode? node) => (node is SequenceNode list ? list.Items.Select(TextOf) : [TextOf(node)]).OfType<string>();
}
