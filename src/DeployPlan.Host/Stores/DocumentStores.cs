using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>The kinds of stores.</summary>
internal static class DocumentStores
{
    /// <summary>The store at a place.</summary>
    /// <param name="location">As in <c>DeployPlanStore</c>.</param>
    /// <param name="folder">Full path of the folder that relative paths are relative to, and in whose repository a branch is.</param>
    /// <exception cref="StoreException">It cannot be used; says what to write instead.</exception>
    public static IDocumentStore Open(string location, string folder)
    {
        // From Windows, a path may begin with a letter and a colon.
        var colon = location.IndexOf(':', StringComparison.Ordinal);
        return (colon > 1 ? location[..colon] : "") switch
        {
            "" => new FolderStore(Path.GetFullPath(location, folder)),
            "azure-blob" => new AzureBlobStore(location[(colon + 1)..]),
            "git" => new GitStore(location[(colon + 1)..], folder),
            "postgres" => new PostgreSqlStore(location[(colon + 1)..]),
            var kind => throw new StoreException(StoreFault.Refused, $"'{kind}:' is no kind of store; write a path, 'git:origin#deployplan', 'postgres:' or 'azure-blob:' with the name of a variable"),
        };
    }
}
