namespace DeployPlan.Package.Tests.Support;

/// <summary>The packages under test, which the build of the tests has packed, and a folder outside the repository for everything that the tests make.</summary>
[TestClass]
public static class Workspace
{
    private static readonly Lazy<string> Folder = new(() => Directory.CreateTempSubdirectory("deployplan-tests-").FullName);

    public static string Root => Folder.Value;

    public static string Feed => Path.Combine(Repository, "tests", "DeployPlan.Feed", "bin", "feed");

    /// <summary>The packages under test, unpacked; all others come from the cache where they are there.</summary>
    public static string Packages => Path.Combine(Root, "packages");

    public static string NuGetConfig
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            return $"""
                <configuration>
                  <config><add key="globalPackagesFolder" value="{Packages}" /></config>
                  <fallbackPackageFolders>{(Directory.Exists(cache) ? $"""<add key="cache" value="{cache}" />""" : "")}</fallbackPackageFolders>
                  <packageSources><add key="under-test" value="{Feed}" /></packageSources>
                </configuration>
                """;
        }
    }

    public static string Version => "0.1.0-test";

    public static string Nupkg => Package("DeployPlan.Tasks");

    public static string DriversNupkg => Package("DeployPlan.Drivers");

    /// <summary>The file of a package under test.</summary>
    public static string Package(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    [AssemblyCleanup]
    public static void Delete()
    {
        WarmBuild.End();
        Directory.Delete(Root, recursive: true);
    }

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
