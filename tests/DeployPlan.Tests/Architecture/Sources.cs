namespace DeployPlan.Tests.Architecture;

/// <summary>The sources of the product.</summary>
internal static class Sources
{
    /// <summary>Full paths of the files of a project below <c>src</c>; of every project where none is named.</summary>
    public static IEnumerable<string> Of(string project = "") =>
        Directory.EnumerateFiles(RepositoryFolder.PathOf("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(segment => segment is "bin" or "obj"));
}
