using System.Security.Cryptography;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>The sha256 of each script as the plan has sealed it.</summary>
/// <param name="hashes">By the name of the script; null where nothing is known of a plan.</param>
internal sealed class ScriptSeals(IReadOnlyDictionary<string, string>? hashes)
{
    /// <summary>Those of a run. They are listed when the operation starts, so a check knows nothing of them.</summary>
    public static ScriptSeals Read(MigratorOptions options) =>
        new(options.SealsFile.Length == 0 || options.IsCheck ? null : Read(File.ReadLines(options.SealsFile), options.PlannedPath));

    private static Dictionary<string, string>? Read(IEnumerable<string> lines, string planned)
    {
        var folder = planned is "." or "" ? "" : planned.TrimEnd('/') + "/";
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var parts = line.Split("  ", 2);
            if (parts[1].EndsWith('/') && folder.StartsWith(parts[1], StringComparison.Ordinal))
            {
                // The digest of a set says nothing of one script.
                return null;
            }

            if (parts[1] == planned || parts[1].StartsWith(folder, StringComparison.Ordinal))
            {
                hashes[parts[1] == planned ? Path.GetFileName(planned) : parts[1][folder.Length..]] = parts[0];
            }
        }

        return hashes;
    }

    /// <summary>Why these bytes are not those of the plan; null if they are. Plans have text with LF since format 1.2, and the bytes themselves before.</summary>
    public string? ProblemOf(string name, byte[] bytes) =>
        hashes is null ? null
        : !hashes.TryGetValue(name, out var expected) ? "it was not there when the plan was made"
        : Hash(bytes) == expected || Hash(WithLineFeeds(bytes)) == expected ? null
        : "it has changed since the plan was made";

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    private static byte[] WithLineFeeds(byte[] bytes) => [.. bytes.Where((value, i) => value != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')];
}
