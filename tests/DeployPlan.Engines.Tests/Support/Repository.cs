namespace DeployPlan.Engines.Tests.Support;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    /// <summary>The folder with the schemas that are too large for the repository.</summary>
    public const string SchemasVariable = "DEPLOYPLAN_ENGINE_SCHEMAS";

    public static string Root { get; } = Above(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "DeployPlan.Tasks.sln")));

    /// <summary>The folder of this project, with the packages of npm.</summary>
    public static string Tests => Path.Combine(Root, "tests", "DeployPlan.Engines.Tests");

    /// <summary>The files of an engine that the tests of exports agree on.</summary>
    public static IReadOnlyList<string> Exports(string engine)
    {
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Root, "tests", "DeployPlan.Tests", "Exports", "Golden"), $"*.{engine}.*").Order(StringComparer.Ordinal)];
        Assert.IsGreaterThanOrEqualTo(2, files.Length, engine);
        return files;
    }

    /// <summary>A schema; the test is skipped where there is none.</summary>
    public static string Schema(string name)
    {
        var folders = Environment.GetEnvironmentVariable(SchemasVariable) is { Length: > 0 } folder ? [folder] : Above(Root).Select(above => Path.Combine(above, "shared", "data", "schemas"));
        return folders.Select(found => Path.Combine(found, name)).FirstOrDefault(File.Exists)
            ?? throw new AssertInconclusiveException($"There is no {name}, which is too large for the repository; get it (see tests/DeployPlan.Engines.Tests/README.md) and name its folder in {SchemasVariable}");
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }
}
