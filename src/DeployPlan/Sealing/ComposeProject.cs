using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>
/// What compose consumes: the file with what it includes and extends, the files of its configs, what it mounts from the repository, and what it builds. Not what may hold
/// secrets, of which a digest would be a way to try guesses: env files and the files of its secrets. What a variable names is not known before it runs. What a relative path names
/// outside of the repository is an error, whatever it is for.
/// </summary>
/// <param name="deployed">The file that is deployed.</param>
/// <param name="inputs">Takes them.</param>
internal sealed class ComposeProject(string deployed, InputCollector inputs)
{
    private static readonly string[] Truths = ["true", "yes", "y", "on", "1"];

    private const string ImageOfService = "service:";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public static void Add(string? file, InputCollector inputs)
    {
        if (file is not null)
        {
            inputs.Once("compose:" + file, () => new ComposeProject(file, inputs).AddFile(file, FolderOf(file)));
        }
    }

    private void AddFile(string file, string folder)
    {
        if (!_seen.Add(folder + ":" + file) || !inputs.File(file) || inputs.Tree.ReadText(file) is not { } text)
        {
            return;
        }

        foreach (var root in ComposeDocuments.Read(inputs.Tree.FullPath(file), text, inputs.ReportUnreadable))
        {
            AddDocument(root, folder);
        }
    }

    private void AddDocument(MappingNode root, string folder)
    {
        foreach (var include in root.Get("include").AsItems())
        {
            AddIncluded(folder, include);
        }

        foreach (var config in root.Get("configs").AsEntries())
        {
            // A folder is mounted like any other, to be read only.
            AddMount(folder, config.Value.Get("file"), config.Value.Get("file").AsText(), isReadOnly: true, instead: "");
        }

        foreach (var secret in root.Get("secrets").AsEntries())
        {
            WithPath(folder, secret.Value.Get("file"), NotSealed);
        }

        // A volume that is a folder of this machine.
        foreach (var options in root.Get("volumes").AsEntries().Select(static volume => volume.Value.Get("driver_opts")).Where(static options => options.Get("o").AsText()?.Split(',').Contains("bind") == true))
        {
            AddMount(folder, options.Get("device"), options.Get("device").AsText(), isReadOnly: options.Get("o").AsText()!.Split(',').Contains("ro"));
        }

        foreach (var service in root.Get("services").AsEntries())
        {
            WithPath(folder, service.Value.Get("extends", "file"), extended => AddFile(extended, FolderOf(extended)));
            AddService(folder, service.Value, inputs.Builds.Of(deployed, service.Key.Text));
        }
    }

    // Several files are merged in the folder of the first one, or in one that is named.
    private void AddIncluded(string folder, DocumentNode include)
    {
        string? project = null;
        WithPath(folder, include.Get("project_directory"), named => project = named);
        foreach (var path in TextsOf(include.Get("path") ?? include))
        {
            WithPath(folder, path, included => AddFile(included, project ??= FolderOf(included)));
        }

        foreach (var file in TextsOf(include.Get("env_file")))
        {
            WithPath(folder, file, NotSealed);
        }
    }

    private void AddService(string folder, DocumentNode service, ComposeBuilds.Service built)
    {
        foreach (var file in TextsOf(service.Get("label_file")))
        {
            WithPath(folder, file, path => inputs.File(path));
        }

        foreach (var option in TextsOf(service.Get("security_opt")))
        {
            WithPath(folder, option, SeccompProfile(option.Text), path => inputs.File(path));
        }

        var environment = service.Get("env_file");
        foreach (var file in TextsOf(environment).Concat(environment.AsItems().Select(static item => item.Get("path"))))
        {
            WithPath(folder, file, NotSealed);
        }

        built.HasProfiles |= TextsOf(service.Get("profiles")).Any();
        if (service.Get("pull_policy").AsText() is { Length: > 0 } policy)
        {
            built.PullPolicies.Add(policy);
        }

        if ((service.Get("extends", "service") ?? service.Get("extends")).AsText() is { } extended)
        {
            built.Bases.Add(extended);
        }

        AddBuild(folder, service.Get("build"), built);
        foreach (var volume in service.Get("volumes").AsItems())
        {
            AddVolume(folder, volume);
        }
    }

    private void AddBuild(string folder, DocumentNode? build, ComposeBuilds.Service built)
    {
        var written = build.Get("context") ?? build;
        var dockerfile = build.Get("dockerfile");
        WithPath(folder, written, written.AsText() ?? (build is MappingNode ? "." : null), context =>
            WithPath(context, dockerfile ?? build, dockerfile.AsText() ?? "Dockerfile", path => built.Inputs.UnionWith(inputs.Context(context, path))));
        var contexts = build.Get("additional_contexts");
        foreach (var (further, path) in contexts.AsEntries().Select(static entry => (entry.Value, entry.Value.AsText()))
            .Concat(TextsOf(contexts).Select(static text => ((DocumentNode)text, (string?)text.Text.Substring(text.Text.IndexOf('=') + 1)))))
        {
            if (path?.StartsWith(ImageOfService, StringComparison.Ordinal) == true)
            {
                built.Bases.Add(path.Substring(ImageOfService.Length));
            }
            else
            {
                WithPath(folder, further, path, context => built.Inputs.UnionWith(inputs.Context(context, dockerfile: null)));
            }
        }
    }

    // A folder that can be written to holds data, one that is mounted to be read only holds configuration.
    private void AddVolume(string folder, DocumentNode volume)
    {
        var parts = volume.AsText()?.Split(':');
        var source = parts is null ? volume.Get("source").AsText() : parts.Length > 1 ? parts[0] : null;
        var isReadOnly = parts is null ? IsTrue(volume.Get("read_only").AsText()) : parts.Length > 2 && parts[2].Split(',').Contains("ro");
        if (source is not { Length: > 0 } || (source[0] != '.' && (parts is not null || volume.Get("type").AsText() != "bind")))
        {
            return;
        }

        AddMount(folder, parts is null ? volume.Get("source") : volume, source, isReadOnly);
    }

    private void AddMount(string folder, DocumentNode? named, string? source, bool isReadOnly, string instead = ", or an absolute one for what is of the machine") => WithPath(
        folder,
        named,
        source,
        path =>
        {
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
