using System.Text.Json;

namespace DeployPlan.Host.Migrations;

/// <summary>What earlier releases say that they did to a database.</summary>
internal static class EarlierReleases
{
    /// <summary>Why a journal must not be empty: the last release whose result names a script of the operation, or cannot be read. Null if there is none, or where this database is said to be new.</summary>
    public static Failure? WhyNotEmpty(MigratorOptions options)
    {
        if (options.ReleasesDirectory.Length == 0 || !Directory.Exists(options.ReleasesDirectory) || options.IsNew)
        {
            return null;
        }

        foreach (var release in Directory.GetDirectories(options.ReleasesDirectory).OrderDescending(StringComparer.Ordinal))
        {
            foreach (var file in ResultsOf(release, options.Operation))
            {
                switch (HasScripts(file))
                {
                    case null:
                        return Failures.UnreadableResult(file, options.Operation);
                    case true:
                        return Failures.EmptyJournal(options.Database, Path.GetFileName(release));
                }
            }
        }

        return null;
    }

    /// <summary>Whether there is a record of the release; true where it is not known which there are, or which one it was.</summary>
    public static bool Has(string release, MigratorOptions options) =>
        release.Length == 0 || !Directory.Exists(options.ReleasesDirectory) || Directory.Exists(Path.Combine(options.ReleasesDirectory, release));

    // Files have the number of the operation in front, which is another one in each plan.
    private static string[] ResultsOf(string release, string operation) => Directory.Exists(Path.Combine(release, "results"))
        ? Directory.GetFiles(Path.Combine(release, "results"), $"????-{operation}.json")
        : [];

    // Null where the file is not whole.
    private static bool? HasScripts(string file)
    {
        try
        {
            using var result = JsonDocument.Parse(File.ReadAllBytes(file));
            return result.RootElement.ValueKind == JsonValueKind.Object
                ? result.RootElement.EnumerateObject().Any(static key => key.Name is "applied" or "reverted" && key.Value.ValueKind == JsonValueKind.Array && key.Value.GetArrayLength() > 0)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
