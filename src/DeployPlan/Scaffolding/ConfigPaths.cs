using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>Paths as a config may name them: relative to it, inside the repository, and such that every system can have them.</summary>
/// <param name="folder">Full path of the folder of the config.</param>
/// <param name="root">Full path of the repository.</param>
internal sealed class ConfigPaths(string folder, string root)
{
    private readonly List<string> _leftOut = [];

    /// <summary>Full path of the folder of the config.</summary>
    public string Folder => folder;

    /// <summary>What cannot be named.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>The path from the config; for people, who may see any.</summary>
    public string Show(string path) => RelativePath.Between(folder, path);

    /// <summary>The path from the config; null if no config can name it, which is remembered.</summary>
    public string? Of(string path)
    {
        var relative = Show(path);
        if (SearchScope.IsWithin(path, root) && relative.All(static c => c >= ' ' && c is not (':' or '"' or '<' or '>' or '|' or '*' or '?' or '\\')))
        {
            return relative;
        }

        _leftOut.Add(relative);
        return null;
    }
}
