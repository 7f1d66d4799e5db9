using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The services of a compose file with what they extend, and those of the files that it includes. Each path in them is relative to the file that its node is in.</summary>
internal static class ComposeServiceNodes
{
    // A service may extend one that extends another; a circle ends too.
    private const int Deepest = 8;

    /// <param name="file">Full path.</param>
    /// <param name="root">Its content; null if it cannot be read.</param>
    public static IReadOnlyList<MappingEntry> Of(string file, MappingNode? root)
    {
        var files = new List<(string File, MappingNode? Root)> { (file, root) };
        for (var i = 0; i < files.Count; i++)
        {
            files.AddRange(files[i].Root.Get("include").AsItems().SelectMany(static item => item is MappingNode ? item.Get("path").AsTexts() : item.AsTexts()).Select(path => Full(files[i].File, path))
                .OfType<string>().Distinct().Where(path => !files.Exists(known => known.File == path)).Select(static path => (path, SettingsFile.Read(path))).ToList());
        }

        return
        [
            .. files.SelectMany(static from => from.Root.Get("services").AsEntries().Select(entry => new MappingEntry(entry.Key, Extended(entry.Value, from.File, from.Root, Deepest))))
                .GroupBy(static entry => entry.Key.Text, StringComparer.Ordinal).Select(static same => same.First()),
        ];
    }

    /// <summary>The full path of what a file names; null if it is no path.</summary>
    public static string? Full(string file, string path) =>
        path.Length == 0 || path.IndexOf("://", StringComparison.Ordinal) >= 0 || path.IndexOf('\0') >= 0 ? null
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path.Replace('\\', Path.DirectorySeparatorChar)));

    private static DocumentNode Extended(DocumentNode service, string file, MappingNode? root, int depth)
    {
        var extends = service.Get("extends");
        var other = extends.Get("file").AsText() is { } named ? Full(file, named) : file;
        if (depth == 0 || other is null || (extends.Get("service").AsText() ?? extends.AsText()) is not { } name)
        {
            return service;
        }

        var otherRoot = other == file ? root : SettingsFile.Read(other);
        return otherRoot.Get("services", name) is { } from ? Merged("", Extended(from, other, otherRoot, depth - 1), service) : service;
    }

    // Whether the one that is extended is in a profile is its own affair.
    private static DocumentNode Merged(string key, DocumentNode below, DocumentNode above) => (below, above) switch
    {
        (MappingNode less, MappingNode more) => new MappingNode(
            [
                .. less.Entries.Where(entry => more.Find(entry.Key.Text) is null && !(key.Length == 0 && entry.Key.Text == "profiles")),
                .. more.Entries.Select(entry => less.Find(entry.Key.Text) is { } other ? new MappingEntry(entry.Key, Merged(entry.Key.Text, other.Value, entry.Value)) : entry),
            ],
            more.Span),
        (SequenceNode less, SequenceNode more) when key is not ("command" or "entrypoint") => new SequenceNode([.. more.Items, .. less.Items], more.Span),
        _ => above,
    };
}
