using System.Text.Json;

namespace DeployPlan.Host.Migrations;

/// <summary>What earlier releases say that they did to a database.</summary>
internal static class EarlierReleases
{
    /// <summary>The last release whose result names a script of the operation; null if there is none, or where this database is said to be new.</summary>
    public static string? LastWithScripts(MigratorOptions options) =>
        options.ReleasesDirectory.Length == 0 || !Directory.Exists(options.ReleasesDirectory) || options.IsNew ? null
        : Directory.GetDirectories(options.ReleasesDirectory).OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault(release => ResultsOf(release, options.Operation).Any(HasScripts)) is { } found ? Path.GetFileName(found)
        : null;

    // Files have the number of the operation in front, which is another one in each plan.
    private static string[] ResultsOf(string release, string operation) => Directory.Exists(Path.Combine(release, "results"))
        ? Directory.GetFiles(Path.Combine(release, "results"), $"????-{operation}.json")
        : [];

    private static bool HasScripts(string file)
    {
        try
        {
            using var result = JsonDocument.Parse(File.ReadAllBytes(file));
            return result.RootElement.ValueKind == JsonValueKind.Object
                && result.RootElement.EnumerateObject().Any(static key => key.Name is "applied" or "reverted" && key.Value.ValueKind == JsonValueKind.Array && key.Value.GetArrayLength() > 0);
        }
        catch (JsonException)
        {
            // A file that is not whole says nothing.
            return false;
        }
    }
}
