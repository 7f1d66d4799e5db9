using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>
/// What compose consumes: the file with what it includes and extends, the files of its configs, what it mounts from the repository, and what it builds. Not what may hold
/// secrets, of which a digest would be a way to try guesses: env files and the files of its secrets. What a variable names is not known before it runs. What a relative path names
/// outside of the repository is an error, whatever it is for.
/// </summary>
/// <param name="file">What becomes known of the file that is deployed.</param>
/// <param name="inputs">Takes what it consumes.</param>
internal sealed class ComposeProject(ComposeUsage.File file, InputCollector inputs)
{
    private static readonly string[] Truths = ["true", "yes", "y", "on", "1"];

    private const string ImageOfService = "service:";
    private const string DeployedNames = "";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public static void Add(string? file, InputCollector inputs)
    {
        if (file is not null)
        {
            inputs.Once("compose:" + file, () => new ComposeProject(inputs.Composed.Of(file), inputs).AddFile(file, FolderOf(file), DeployedNames));
        }
    }

    // Names of services are those of the file that is deployed and what it includes, or of one that is only extended.
    private void AddFile(string path, string folder, string names)
    {
        if (!_seen.Add($"{names}:{folder}:{path}") || !inputs.File(path) || inputs.Tree.ReadText(path) is not { } text)
        {
            return;
        }

        file.Documents.Add(path);
        foreach (var root in ComposeDocuments.Read(inputs.Tree.FullPath(path), text, inputs.ReportUnreadable))
        {
            AddDocument(root, folder, names);
        }
    }

    private void AddDocument(MappingNode root, string folder, string names)
    {
        foreach (var include in root.Get("include").AsItems())
        {
            AddIncluded(folder, include, names);
        }

        foreach (var config in root.Get("configs").AsEntries())
        {
            // A folder is mounted like any other, to be read only.
            AddMount(folder, config.Value.Get("file"), config.Value.Get("file").AsText(), isReadOnly: true, (path, _) => file.Shared.Add(("config:" + config.Key.Text, path)), instead: "");
        }

        foreach (var secret in root.Get("secrets").AsEntries())
        {
            WithPath(folder, secret.Value.Get("file"), NotSealed);
        }

        // A volume that is a folder of this machine.
        foreach (var (name, options) in root.Get("volumes").AsEntries().Select(static volume => (volume.Key.Text, volume.Value.Get("driver_opts"))).Where(static volume => volume.Item2.Get("o").AsText()?.Split(',').Contains("bind") == true))
        {
            AddMount(folder, options.Get("device"), options.Get("device").AsText(), options.Get("o").AsText()!.Split(',').Contains("ro"), (path, _) => file.Shared.Add(("volume:" + name, path)));
        }

        foreach (var entry in root.Get("services").AsEntries())
        {
            var service = file.Find(names, entry.Key.Text);
            var extended = entry.Value.Get("extends");
            if ((extended.Get("service") ?? extended).AsText() is { } name && extended.Get("file") is null)
            {
                service.Extended.Add((names, name));
            }

            WithPath(folder, extended.Get("file"), path =>
            {
                service.Extended.Add((path, extended.Get("service").AsText() ?? ""));
                AddFile(path, FolderOf(path), path);
            });
            AddService(folder, entry.Value, service, names);
        }
    }

    // Several files are merged in the folder of the first one, or in one that is named.
    private void AddIncluded(string folder, DocumentNode include, string names)
    {
        string? project = null;
        WithPath(folder, include.Get("project_directory"), named => project = named);
        foreach (var path in TextsOf(include.Get("path") ?? include))
        {
            WithPath(folder, path, included => AddFile(included, project ??= FolderOf(included), names));
        }

        foreach (var environment in TextsOf(include.Get("env_file")))
        {
            WithPath(folder, environment, NotSealed);
        }
    }

    private void AddService(string folder, DocumentNode node, ComposeUsage.Service service, string names)
    {
        foreach (var labels in TextsOf(node.Get("label_file")))
        {
            WithPath(folder, labels, Take);
        }

        foreach (var option in TextsOf(node.Get("security_opt")))
        {
            WithPath(folder, option, SeccompProfile(option.Text), Take);
        }

        var environment = node.Get("env_file");
        foreach (var variables in TextsOf(environment).Concat(environment.AsItems().Select(static item => item.Get("path"))))
        {
            WithPath(folder, variables, NotSealed);
        }

        service.Images.UnionWith(TextsOf(node.Get("image")).Select(static image => image.Text));
        service.HasProfiles |= TextsOf(node.Get("profiles")).Any();
        service.HasContext |= node.Get("build") is { } build && (build.Get("context") ?? build).AsText() is not null;
        service.Named.UnionWith(node.Get("configs").AsItems().Select(static config => (config.Get("source") ?? config).AsText()).Append(node.Get("credential_spec", "config").AsText()).Select(static name => "config:" + name));
        service.MountsOf.UnionWith(TextsOf(node.Get("volumes_from")).Select(other => (names, other.Text.Split(':')[0])));
        AddBuild(folder, node.Get("build"), service, names);
        foreach (var volume in node.Get("volumes").AsItems())
        {
            AddVolume(folder, volume, service);
        }

        void Take(string path)
        {
            service.Mounts.Add(path);
            inputs.File(path);
        }
    }

    private void AddBuild(string folder, DocumentNode? build, ComposeUsage.Service service, string names)
    {
        var written = build.Get("context") ?? build;
        var dockerfile = build.Get("dockerfile");
        WithPath(folder, written, written.AsText() ?? (build is MappingNode ? "." : null), context =>
        {
            // A Dockerfile that a variable names, or one elsewhere on the machine, is not known, and one that the compose file has itself is no file, but the context is.
            var isKnown = false;
            WithPath(context, dockerfile ?? build, build.Get("dockerfile_inline") is null ? dockerfile.AsText() ?? "Dockerfile" : null, path =>
            {
                isKnown = true;
                service.Context.UnionWith(inputs.Context(context, path));
            });
            if (!isKnown)
            {
                service.Context.UnionWith(inputs.Context(context, dockerfile: null));
            }
        });
        var contexts = build.Get("additional_contexts");
        foreach (var (further, path) in contexts.AsEntries().Select(static entry => (entry.Value, entry.Value.AsText()))
            .Concat(TextsOf(contexts).Select(static text => ((DocumentNode)text, (string?)text.Text.Substring(text.Text.IndexOf('=') + 1)))))
        {
            if (path?.StartsWith(ImageOfService, StringComparison.Ordinal) == true)
            {
                service.BuiltOn.Add((names, path.Substring(ImageOfService.Length)));
            }
            else
            {
                WithPath(folder, further, path, context => service.FurtherContexts.UnionWith(inputs.Context(context, dockerfile: null)));
            }
        }
    }

    // A folder that can be written to holds data, one that is mounted to be read only holds configuration.
    private void AddVolume(string folder, DocumentNode volume, ComposeUsage.Service service)
    {
        var parts = volume.AsText()?.Split(':');
        var source = parts is null ? volume.Get("source").AsText() : parts.Length > 1 ? parts[0] : null;
        var isReadOnly = parts is null ? IsTrue(volume.Get("read_only").AsText()) : parts.Length > 2 && parts[2].Split(',').Contains("ro");
        service.Named.Add("volume:" + source);
        if (source is not { Length: > 0 } || (source[0] != '.' && (parts is not null || volume.Get("type").AsText() != "bind")))
        {
            return;
        }

        AddMount(folder, parts is null ? volume.Get("source") : volume, source, isReadOnly, (path, isWritten) => (isWritten ? service.WritableMounts : service.Mounts).Add(path));
    }

    private void AddMount(string folder, DocumentNode? named, string? source, bool isReadOnly, Action<string, bool> note, string instead = ", or an absolute one for what is of the machine") => WithPath(
        folder,
        named,
        source,
        path =>
        {
            note(path, !isReadOnly && inputs.Tree.FolderExists(path));

            // A file that no commit has, and that can be written to, holds data as a folder does.
            if (!isReadOnly && inputs.Tree.FileExists(path) && inputs.Tree.IsIgnored(path))
            {
                return;
            }

            if (!inputs.File(path, mayAppear: !isReadOnly) && isReadOnly)
            {
                inputs.Folder(path, "");
            }
        },
        instead);

    // As compose reads it.
    private static bool IsTrue(string? text) => Array.Exists(Truths, truth => truth.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ScalarNode> TextsOf(DocumentNode? node) => node is SequenceNode list ? list.Items.OfType<ScalarNode>() : node is ScalarNode scalar ? [scalar] : [];

    private static string? SeccompProfile(string option) => option.StartsWith("seccomp", StringComparison.Ordinal) && option.Length > 8 && option[7] is '=' or ':' ? option.Substring(8) : null;

    // What may hold secrets.
    private static void NotSealed(string path)
    {
    }

    private static string FolderOf(string file) => file.LastIndexOf('/') is var slash && slash < 0 ? "." : file.Substring(0, slash);

    private void WithPath(string folder, DocumentNode? named, Action<string> take) => WithPath(folder, named, named.AsText(), take);

    private void WithPath(string folder, DocumentNode? named, string? path, Action<string> take, string instead = "")
    {
        if (path is not { Length: > 0 } || path.IndexOf('$') >= 0 || RelativePath.Normalize(path) is null || RelativePath.Normalize(folder + "/" + path) is not { } normal)
        {
            return;
        }

        if (inputs.IsInRepository(normal))
        {
            take(normal);
        }
        else
        {
            inputs.ReportOutside(named!.Span, path, instead);
        }
    }
}
