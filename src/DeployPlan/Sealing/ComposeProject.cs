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

    private void AddFile(string file) => AddFile(file, FolderOf(file));

    private void AddFile(string file, string folder)
    {
        if (!_seen.Add(folder + ":" + file) || !inputs.File(file) || inputs.Tree.ReadText(file) is not { } text)
        {
            return;
        }

        // What is no YAML, or uses tags of compose, is for compose to say.
        if (DocumentReader.Read(file, text, "", new DiagnosticBag()) is not MappingNode root)
        {
            return;
        }

        foreach (var include in root.Get("include").AsItems())
        {
            AddIncluded(file, folder, include);
        }

        foreach (var config in root.Get("configs").AsEntries())
        {
            WithPath(folder, config.Value.Get("file").AsText(), path => inputs.File(path), namedIn: file);
        }

        foreach (var service in root.Get("services").AsEntries())
        {
            WithPath(folder, service.Value.Get("extends", "file").AsText(), AddFile, namedIn: file);
            AddService(folder, service.Value);
        }
    }

    // Several files are merged in the folder of the first one, or in one that is named.
    private void AddIncluded(string file, string folder, DocumentNode include)
    {
        string? project = null;
        WithPath(folder, include.Get("project_directory").AsText(), named => project = named);
        foreach (var path in (include.Get("path") ?? include).AsTexts())
        {
            WithPath(folder, path, included => AddFile(included, project ??= FolderOf(included)), namedIn: file);
        }
    }

    private void AddService(string folder, DocumentNode service)
    {
        foreach (var file in service.Get("label_file").AsTexts().Concat(service.Get("security_opt").AsTexts().Select(SeccompProfile)))
        {
            WithPath(folder, file, path => inputs.File(path));
        }

        AddBuild(folder, service.Get("build"));
        foreach (var volume in service.Get("volumes").AsItems())
        {
            AddVolume(folder, volume);
        }
    }

    private void AddBuild(string folder, DocumentNode? build)
    {
        var written = build.Get("context").AsText() ?? build.AsText() ?? (build is MappingNode ? "." : null);
        WithPath(folder, written, context =>
            WithPath(context, build.Get("dockerfile").AsText() ?? "Dockerfile", dockerfile => inputs.Context(context, dockerfile)));
        var contexts = build.Get("additional_contexts");
        foreach (var further in contexts.AsEntries().Select(static entry => entry.Value.AsText()).Concat(contexts.AsItems().Select(static item => item.AsText()).Select(AfterEquals)))
        {
            WithPath(folder, further, context => inputs.Context(context, context + "/Dockerfile"));
        }
    }

    // A folder that can be written to holds data, one that is mounted to be read only holds configuration.
    private void AddVolume(string folder, DocumentNode volume)
    {
        var parts = volume.AsText()?.Split(':');
        var source = parts is null ? volume.Get("source").AsText() : parts.Length > 1 ? parts[0] : null;
        var isReadOnly = parts is null ? volume.Get("read_only").AsText() == "true" : parts.Length > 2 && parts[2].Split(',').Contains("ro");
        if (source is not { Length: > 0 } || (source[0] != '.' && (parts is not null || volume.Get("type").AsText() != "bind")))
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

    private static string? SeccompProfile(string option) => option.StartsWith("seccomp", StringComparison.Ordinal) && option.Length > 8 && option[7] is '=' or ':' ? option.Substring(8) : null;

    private static string? AfterEquals(string? pair) => pair?.Substring(pair.IndexOf('=') + 1);

    private static string FolderOf(string file) => file.LastIndexOf('/') is var slash && slash < 0 ? "." : file.Substring(0, slash);

    // A mount from outside may be data of the machine; where a file is named in which compose reads what it does, that is an error.
    private void WithPath(string folder, string? path, Action<string> take, string? namedIn = null)
    {
        if (path is not { Length: > 0 } || path.IndexOf('$') >= 0 || RelativePath.Normalize(path) is null || RelativePath.Normalize(folder + "/" + path) is not { } normal)
        {
            return;
        }

        if (inputs.IsInRepository(normal))
        {
            take(normal);
        }
        else if (namedIn is not null)
        {
            inputs.ReportOutside(namedIn, path);
        }
    }
}
