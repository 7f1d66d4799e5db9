using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Which environment variable sets the value that an expression in C# reads.</summary>
internal static class ConnectionVariables
{
    private const string Prefix = "ConnectionStrings__";

    private static readonly Regex Named = Pattern(@"\bGetConnectionString\s*\(\s*(""(?<text>[^""\\]+)""|nameof\s*\(\s*([\w.]+\.)?(?<text>\w+)\s*\)|(?<constant>[A-Za-z_][\w.]*)\s*\))");
    private static readonly Regex Client = Pattern(@"\bAdd(Keyed)?\w*(DataSource|Client|DbContext|DistributedCache|OutputCache)\s*(<[^<>()]*>)?\s*\(\s*""(?<text>[A-Za-z][\w-]*)""");
    private static readonly Regex Key = Pattern(@"(\[\s*|\bGetValue\s*(<[^<>]*>)?\s*\(\s*|\bGetSection\s*\(\s*)""(?<text>[\w.-]+(:[\w.-]+)+)""");
    private static readonly Regex Section = Pattern(@"\bGet(Required)?Section\s*\(\s*""(?<section>[\w.:-]+)""\s*\)\s*\.?\s*(\[\s*|GetValue\s*(<[^<>]*>)?\s*\(\s*|GetSection\s*\(\s*)""(?<text>[\w.:-]+)""");
    private static readonly Regex Environment = Pattern(@"\bGetEnvironmentVariable\s*\(\s*""(?<text>\w+)""");

    /// <summary>Null if the expression reads none, or one that no shell can set.</summary>
    public static string? VariableOf(string expression, IEnumerable<CSharpSource> sources) =>
        (NameIn(expression, sources) is { } name ? OfConnection(name) : null)
        ?? (Section.Match(expression) is { Success: true } section ? Safe(section.Groups["section"].Value + ":" + section.Groups["text"].Value) : null)
        ?? (Key.Match(expression) is { Success: true } key ? Safe(key.Groups["text"].Value) : null)
        ?? (Environment.Match(expression) is { Success: true } variable ? Safe(variable.Groups["text"].Value) : null);

    /// <summary>The variable of a connection string of .NET configuration.</summary>
    public static string? OfConnection(string name) => Safe(Prefix + name);

    /// <summary>The name of the connection string that a variable sets; null if it is another variable.</summary>
    public static string? NameOf(string variable) => variable.StartsWith(Prefix, StringComparison.Ordinal) ? variable.Substring(Prefix.Length) : null;

    /// <summary>The name of the connection string that an expression reads.</summary>
    public static string? NameIn(string expression, IEnumerable<CSharpSource> sources) =>
        Named.Match(expression) is not { Success: true } named ? null
        : named.Groups["text"].Success ? named.Groups["text"].Value
        : ConstantText.Of(named.Groups["constant"].Value, sources);

    /// <summary>The names of all connection strings that sources read, each once.</summary>
    public static IReadOnlyList<string> NamesIn(IReadOnlyList<CSharpSource> sources) =>
        [.. sources.Where(static source => source.Has("GetConnectionString") || source.Has("Add")).SelectMany(source => Named.Matches(source.Text).Cast<Match>().Select(match => NameIn(match.Value, sources)).Concat(ClientsIn(source))).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    // The integrations of Aspire: builder.AddNpgsqlDataSource("orders"). An HttpClient has a name of another kind.
    private static IEnumerable<string> ClientsIn(CSharpSource source) =>
        Client.Matches(source.Text).Cast<Match>().Where(static match => match.Value.IndexOf("AddHttpClient", StringComparison.Ordinal) < 0 && match.Value.IndexOf("Grpc", StringComparison.Ordinal) < 0).Select(static match => match.Groups["text"].Value);

    private static string? Safe(string key) => key.Replace(":", "__") is var variable && NameRules.IsVariableName(variable) ? variable : null;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
