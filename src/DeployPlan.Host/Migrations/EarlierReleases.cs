using System.Text.Json;
using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations;

/// <summary>What earlier releases say that they did to a database.</summary>
internal static partial class EarlierReleases
{
    /// <summary>Why a journal must not be empty: the last release of which a result names a script of the database, or cannot be read. Null if there is none, or where this database is said to be new.</summary>
    public static Failure? WhyNotEmpty(MigratorOptions options)
    {
        if (options.ReleasesDirectory.Length == 0 || !Directory.Exists(options.ReleasesDirectory) || options.IsNew)
        {
            return null;
        }

        foreach (var release in Directory.GetDirectories(options.ReleasesDirectory).OrderDescending(StringComparer.Ordinal))
        {
            foreach (var file in ResultsOf(release, options))
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

    // Files have the number of the operation in front, which is another one in each plan. What it is called depends on its strategy, on its direction and on the name that the database had.
    private static IEnumerable<string> ResultsOf(string release, MigratorOptions options) => Directory.Exists(Path.Combine(release, "results"))
        ? Directory.GetFiles(Path.Combine(release, "results"), "*-migration_*.json").Where(file => OfMigration().Match(Path.GetFileName(file)) is { Success: true } migration
            && migration.Groups["database"].Value is var database && (database == options.Database || database == options.RenamedFrom))
        : [];

    [GeneratedRegex(@"\A[0-9]+-migration_(?<database>.+)_(?:pre_deploy|post_deploy|manual|baseline|down(?:_[0-9]+)?)\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex OfMigration();

    // Null where the file is not whole.
    private static bool? HasScripts(string file)
    {
        try
        {
            using var result = JsonDocument.Parse(File.ReadAllBytes(file));
            return result.RootElement.ValueKind == JsonValueKind.Object
                ? result.RootElement.EnumerateObject().Any(static key => key.Name is "applied" or "reverted" or "present" && key.Value.ValueKind == JsonValueKind.Array && key.Value.GetArrayLength() > 0)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
