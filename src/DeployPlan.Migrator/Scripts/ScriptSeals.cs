using System.Security.Cryptography;

namespace DeployPlan.Migrator.Scripts;

/// <summary>The sha256 of each script as the plan has sealed it.</summary>
/// <param name="hashes">By the name of the script; null where nothing is known of a plan.</param>
internal sealed class ScriptSeals(IReadOnlyDictionary<string, string>? hashes)
{
    /// <summary>Reads a line for each script: hash, space, name. Nothing is known without a file.</summary>
    public static ScriptSeals Read(string file) => new(file.Length == 0 ? null : File.ReadLines(file).Select(static line => line.Split(' ', 2))
        .ToDictionary(static parts => parts[1], static parts => parts[0], StringComparer.Ordinal));

    /// <summary>Why these bytes are not those of the plan; null if they are. Plans have text with LF since format 1.2, and the bytes themselves before.</summary>
    public string? ProblemOf(string name, byte[] bytes) =>
        hashes is null ? null
        : !hashes.TryGetValue(name, out var expected) ? "it was not there when the plan was made"
        : Hash(bytes) == expected || Hash(WithLineFeeds(bytes)) == expected ? null
        : "it has changed since the plan was made";

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant();

    private static byte[] WithLineFeeds(byte[] bytes) => [.. bytes.Where((value, i) => value != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')];
}
