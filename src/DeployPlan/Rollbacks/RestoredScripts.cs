using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Rollbacks;

/// <summary>
/// Down scripts that the checkout does not have as they were reviewed are taken from the releases that kept them, and put beside the rollback plan, which names them there. The
/// checkout is left as it is.
/// </summary>
internal static class RestoredScripts
{
    /// <summary>The folder beside the plan, with one folder for each operation.</summary>
    public const string Folder = OwnFiles.DownScripts;

    /// <summary>The draft, with other paths where scripts were restored; the same where none was, or not all that an operation needs are known.</summary>
    /// <param name="draft">The rollback.</param>
    /// <param name="releases">Full path of the folder of the environment.</param>
    /// <param name="output">Full path of the folder of the plan.</param>
    /// <param name="tree">The checkout.</param>
    /// <exception cref="IOException">A script cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static RollbackDraft Take(RollbackDraft draft, string releases, string output, SourceTree tree)
    {
        var folder = Path.Combine(output, Folder);
        Delete(folder);

        var downs = draft.Downs.ToDictionary(static down => down.Id, down => Restore(down, releases, folder, tree), StringComparer.Ordinal);
        return draft with
        {
            Downs = [.. draft.Downs.Select(down => downs[down.Id])],
            Plan = draft.Plan with
            {
                Operations = [.. draft.Plan.Operations.Select(operation => downs.TryGetValue(operation.Id, out var down) && down.Path is { } path ? operation with { Inputs = down.Inputs, Metadata = WithPath(operation.Metadata, path) } : operation)],
            },
        };
    }

    /// <summary>Deletes what was put there before, and folders that have nothing else. What a person has put there stays.</summary>
    /// <exception cref="IOException">Something cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Delete(string folder)
    {
        if (!Directory.Exists(folder) || IsLink(folder))
        {
            return;
        }

        foreach (var own in Directory.GetDirectories(folder, "migration_*_down*"))
        {
            DeleteScripts(own);
        }

        DeleteIfEmpty(folder);
    }

    private static void DeleteScripts(string folder)
    {
        if (IsLink(folder))
        {
            return;
        }

        Array.ForEach(Directory.GetDirectories(folder), DeleteScripts);
        foreach (var file in Directory.GetFiles(folder).Where(static file => DownScriptName.Is(Path.GetFileName(file))))
        {
            File.Delete(file);
        }

        DeleteIfEmpty(folder);
    }

    private static void DeleteIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private static bool IsLink(string folder) => (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0;

    private static DownMigration Restore(DownMigration down, string releases, string folder, SourceTree tree)
    {
        if (down.Scripts.All(script => IsThere(script, tree)))
        {
            return down;
        }

        var files = down.Scripts.Select(script => (script.Name, Bytes: BytesOf(script, releases, tree))).ToList();
        if (files.Exists(static file => file.Bytes is null))
        {
            return down;
        }

        var own = Path.Combine(folder, down.Id);
        foreach (var (name, bytes) in files)
        {
            AtomicFile.WriteIfChanged(Path.Combine(own, DownScriptName.Of(name)), bytes!);
        }

        return down with { Path = RelativePath.Between(tree.ConfigDirectory, own) };
    }

    private static bool IsThere(AppliedScript script, SourceTree tree) => RollbackFiles.HashOf(script.Release.Plan, script.DownScript!.Path, tree) == script.DownScript.Sha256;

    private static byte[]? BytesOf(AppliedScript script, string releases, SourceTree tree)
    {
        var kept = KeptScripts.PathOf(Path.Combine(releases, script.Release.Id), script.DownScript!.Sha256);
        return File.Exists(kept) ? File.ReadAllBytes(kept) : IsThere(script, tree) ? tree.ReadFile(script.DownScript.Path) : null;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> WithPath(IReadOnlyList<KeyValuePair<string, string>> metadata, string path) =>
        [.. metadata.Select(pair => pair.Key == "path" ? new KeyValuePair<string, string>(pair.Key, path) : pair)];
}
