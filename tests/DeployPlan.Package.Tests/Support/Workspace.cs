namespace DeployPlan.Package.Tests.Support;

/// <summary>The package under test, packed once, and a folder outside the repository for everything that the tests make.</summary>
[TestClass]
public static class Workspace
{
    private static readonly Lazy<string> Folder = new(() => Directory.CreateTempSubdirectory("deployplan-tests-").FullName);

    public static string Root => Folder.Value;

    public static string Feed => Path.Combine(Root, "feed");

    public static string Packages => Path.Combine(Root, "packages");

    public static string Version => "0.1.0-test";

    public static string Nupkg => Path.Combine(Feed, $"DeployPlan.Tasks.{Version}.nupkg");

    public static string DriversNupkg => Path.Combine(Feed, $"DeployPlan.Drivers.{Version}.nupkg");

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>What packing printed.</summary>
    internal static BuildResult Packing { get; private set; } = null!;

    /// <summary>What packing the drivers printed.</summary>
    internal static BuildResult PackingDrivers { get; private set; } = null!;

    [AssemblyInitialize]
    public static void Pack(TestContext _)
    {
        Packing = Pack(Repository, Feed, "work").Succeeds();
        PackingDrivers = Pack(Repository, Feed, "work-drivers", "DeployPlan.Drivers").Succeeds();
    }

    [AssemblyCleanup]
    public static void Delete()
    {
        WarmBuild.End();
        Directory.Delete(Root, recursive: true);
    }

    /// <summary>Packs the repository in <paramref name="repository"/> without touching its own bin and obj.</summary>
    internal static BuildResult Pack(string repository, string feed, string artifacts, params (string Name, string Value)[] variables) =>
        Pack(repository, feed, artifacts, "DeployPlan.Tasks", variables);

    internal static BuildResult Pack(string repository, string feed, string artifacts, string package, params (string Name, string Value)[] variables) => Dotnet.Run(
        repository,
        ["pack", $"src/{package}", "-o", feed, "--artifacts-path", Path.Combine(Root, artifacts), $"-p:Version={Version}", "-p:RunAnalyzers=false", "-tl:off"],
        variables);

    /// <summary>A new empty folder.</summary>
    internal static string NewFolder(string name = "project")
    {
        var folder = Path.Combine(Root, Guid.NewGuid().ToString("N")[..8], name);
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DeployPlan.Tasks.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
