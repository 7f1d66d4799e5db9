namespace DeployPlan.Editor.Tests.Support;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The folder of this project, with the packages of npm.</summary>
    public static string Tests => Path.Combine(Root, "tests", "DeployPlan.Editor.Tests");

    public static string Schema => Path.Combine(Root, "src", "DeployPlan", "Schemas", "deploy.schema.json");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DeployPlan.Tasks.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
