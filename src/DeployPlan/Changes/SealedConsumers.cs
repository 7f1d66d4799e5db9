using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>Which operations of a plan use a file: looked up by the file and the folders above it, so that many files and many operations stay cheap.</summary>
internal sealed class SealedConsumers
{
    private readonly Dictionary<string, List<string>> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(GlobPattern Pattern, string Id)>> _byPattern = new(StringComparer.Ordinal);

    public SealedConsumers(Plan plan)
    {
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            foreach (var path in operation.Consumes)
            {
                Add(_byPath, path, operation.Id);
                if (GlobPattern.IsPattern(path) && GlobPattern.Parse(path) is { } pattern)
                {
                    Add(_byPattern, GlobPattern.FolderOf(path), (pattern, operation.Id));
                }
            }
        }
    }

    /// <summary>Whether who consumes that path consumes the file.</summary>
    public static bool IsPartOf(string file, string path) =>
        file == path
        || (!SealedInput.IsSet(file) && (path == "." || file.StartsWith(path + "/", StringComparison.Ordinal)))
        || (GlobPattern.IsPattern(path) && GlobPattern.Parse(path)?.Matches(file) == true);

    /// <summary>Ids of the operations, each once.</summary>
    public IReadOnlyCollection<string> Of(string file)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var path = file; path.Length > 0; path = SealedInput.IsSet(path) ? "" : Above(path))
        {
            AddConsumers(path, file, found);
        }

        if (!SealedInput.IsSet(file))
        {
            AddConsumers(".", file, found);
        }

        return found;
    }

    private void AddConsumers(string path, string file, HashSet<string> found)
    {
        if (_byPath.TryGetValue(path, out var ids))
        {
            found.UnionWith(ids);
        }

        if (_byPattern.TryGetValue(path, out var patterns))
        {
            found.UnionWith(patterns.Where(entry => entry.Pattern.Matches(file)).Select(static entry => entry.Id));
        }
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "";
}
