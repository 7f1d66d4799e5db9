namespace DeployPlan.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    public static string PathOf(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "DeployPlan.Tasks.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of their repository.");
        }

        return folder;
    }
}
