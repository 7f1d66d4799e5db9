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
        foreach (var include in root.Get("include").AsItems())
        {
            foreach (var path in (include.Get("path") ?? include).AsTexts())
            {
                WithPath(folder, path, AddFile);
            }
        }

        foreach (var config in root.Get("configs").AsEntries())
        {
            WithPath(folder, config.Value.Get("file").AsText(), path => inputs.File(path));
        }

        foreach (var service in root.Get("services").AsEntries())
        {
            AddService(folder, service.Value);
        }
    }

    private void AddService(string folder, DocumentNode service)
    {
        WithPath(folder, service.Get("extends", "file").AsText(), AddFile);
        foreach (var labels in service.Get("label_file").AsTexts())
        {
            WithPath(folder, labels, path => inputs.File(path));
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
        foreach (var further in build.Get("additional_contexts").AsEntries())
        {
            WithPath(folder, further.Value.AsText(), context => inputs.Context(context, context + "/Dockerfile"));
        }
    }

    // A folder that can be written to holds data, one that is mounted to be read only holds configuration.
    private void AddVolume(string folder, DocumentNode volume)
    {
        var parts = volume.AsText()?.Split(':');
        var source = parts is null ? volume.Get("source").AsText() : parts.Length > 1 ? parts[0] : null;
        var isReadOnly = parts is null ? volume.Get("read_only").AsText() == "true" : parts.Length > 2 && parts[2].Split(',').Contains("ro");
        if (source is null || (source[0] != '.' && (parts is not null || volume.Get("type").AsText() != "bind")))
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
}
