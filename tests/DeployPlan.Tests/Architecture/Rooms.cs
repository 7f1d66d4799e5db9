using System.Text.RegularExpressions;

namespace DeployPlan.Tests.Architecture;

/// <summary>Which folder of the engine uses which, read from its sources.</summary>
internal static partial class Rooms
{
    /// <summary>What is there for the language only.</summary>
    private const string LanguageSupport = "LanguageSupport";

    private static string Engine => RepositoryFolder.PathOf("src", "DeployPlan");

    /// <summary>The folders that hold code.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetDirectories(Engine).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name != LanguageSupport && Directory.EnumerateFiles(Path.Combine(Engine, name), "*.cs").Any() && char.IsUpper(name[0])).Order(StringComparer.Ordinal),
    ];

    /// <summary>Each folder with the folders that it uses, in ordinal order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Used { get; } = All.ToDictionary(room => room, UsedBy);

    /// <summary>The same as <c>docs/architecture.md</c> says it: lines <c>Room -> Other Another</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Documented { get; } = Arrow()
        .Matches(File.ReadAllText(RepositoryFolder.PathOf("docs", "architecture.md")).ReplaceLineEndings("\n"))
        .ToDictionary(
            line => line.Groups["room"].Value,
            IReadOnlyList<string> (line) => [.. line.Groups["used"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)]);

    // With and without "using": Plans.Operation is a use as well.
    private static IReadOnlyList<string> UsedBy(string room)
    {
        var text = TextOf(room);
        return [.. All.Where(other => other != room
            && (Regex.IsMatch(text, $@"\bDeployPlan\.{other}\b")
                || Regex.Matches(text, $@"(?<![\w.]){other}\.(\w+)").Any(match => TypesOf(other).Contains(match.Groups[1].Value))))];
    }

    private static HashSet<string> TypesOf(string room) =>
        new(Directory.EnumerateFiles(Path.Combine(Engine, room), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)), StringComparer.Ordinal);

    private static string TextOf(string room) => string.Concat(Directory.EnumerateFiles(Path.Combine(Engine, room), "*.cs", SearchOption.AllDirectories).Select(WithoutComments));

    private static string WithoutComments(string file) => string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))) + "\n";

    [GeneratedRegex(@"^    (?<room>[A-Z]\w+) +->(?<used>( \w+)*)$", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
