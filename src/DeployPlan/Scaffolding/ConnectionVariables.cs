using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Which environment variable sets the value that an expression in C# reads.</summary>
internal static class ConnectionVariables
{
    private const string SectionName = "ConnectionStrings:";
    private const string Prefix = "ConnectionStrings__";

    private static readonly Regex Named = Pattern(@"\bGetConnectionString\s*\(\s*(name\s*:\s*)?(""(?<text>[^""\\]+)""|nameof\s*\(\s*([\w.]+\.)?(?<text>\w+)\s*\)|(?<constant>[A-Za-z_][\w.]*)\s*\))");
    private static readonly Regex Client = Pattern(@"\bAdd(Keyed)?\w*(DataSource|Client|DbContext|DistributedCache|OutputCache)\s*(<[^<>()]*>)?\s*\(\s*([^;""]*\b(connectionName|name)\s*:\s*)?""(?<text>[A-Za-z][\w-]*)""");
    private static readonly Regex Key = Pattern(@"(\[\s*|\bGetValue\s*(<[^<>]*>)?\s*\(\s*|\bGetSection\s*\(\s*)""(?<text>[\w.-]+(:[\w.-]+)+)""");
    private static readonly Regex Section = Pattern(@"\bGet(Required)?Section\s*\(\s*""(?<section>[\w.:-]+)""\s*\)\s*\.?\s*(\[\s*|GetValue\s*(<[^<>]*>)?\s*\(\s*|GetSection\s*\(\s*)""(?<text>[\w.:-]+)""");
    private static readonly Regex EndedCall = Pattern(@"\w+\s*(<[^<>()]*>)?\s*\([^()]*\)");

    private static readonly Regex OtherKind = new(
        "Redis|Valkey|Garnet|Cache|Rabbit|Amqp|Kafka|Nats|Mqtt|Mongo|Cosmos|Elastic|OpenSearch|Qdrant|Milvus|Blob|Queue|Tables?Service|ServiceBus|EventHub|Storage|SignalR|KeyVault|Insights|Smtp|Mail|Ftp|Keycloak|OpenAI|Ollama|Seq(?![a-z])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Environment = Pattern(@"\bGetEnvironmentVariable\s*\(\s*""(?<text>\w+)""");

    /// <summary>Null if the expression reads none, or one that no variable can have.</summary>
    public static string? VariableOf(string expression, IReadOnlyList<CSharpSource> sources) =>
        (NameIn(expression, sources) is { } name ? OfConnection(name) : null)
        ?? (Section.Match(expression) is { Success: true } section ? Safe(section.Groups["section"].Value + ":" + section.Groups["text"].Value) : null)
        ?? (Key.Match(expression) is { Success: true } key ? Safe(key.Groups["text"].Value) : null)
        ?? (Environment.Match(expression) is { Success: true } variable ? Safe(variable.Groups["text"].Value) : null);

    /// <summary>The variable of a connection string of .NET configuration.</summary>
    public static string? OfConnection(string name) => Safe(Prefix + name);

    /// <summary>The name of the connection string that a variable sets; null if it is another variable.</summary>
    public static string? NameOf(string variable) => variable.StartsWith(Prefix, StringComparison.Ordinal) ? variable.Substring(Prefix.Length) : null;

    /// <summary>The name of the connection string that an expression reads.</summary>
    public static string? NameIn(string expression, IReadOnlyList<CSharpSource> sources) =>
        Named.Match(expression) is not { Success: true } named ? null
        : named.Groups["text"].Success ? named.Groups["text"].Value
        : ConstantText.Value(named.Groups["constant"].Value, sources);

    /// <summary>The names of all connection strings that sources read, each once.</summary>
    public static IReadOnlyList<string> NamesIn(IReadOnlyList<CSharpSource> sources) => [.. Read(sources).Select(static read => read.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Those of them that are of a cache, a queue or the like.</summary>
    public static ISet<string> OthersIn(IReadOnlyList<CSharpSource> sources) =>
        new HashSet<string>(Read(sources).Where(static read => IsOfOther(read.Name) || OtherKind.IsMatch(read.Start)).Select(static read => read.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of a cache, a queue or the like, and not of a database with tables.</summary>
    public static bool IsOfOther(string name) => OtherKind.IsMatch(name);

    // With the statement up to the name.
    private static IEnumerable<(string Name, string Start)> Read(IReadOnlyList<CSharpSource> sources)
    {
        (Regex Pattern, Func<Match, string?> NameOf)[] forms =
        [
            (Named, match => NameIn(match.Value, sources)),
            (Client, OfClient),
            (Key, static match => OfKey(match.Groups["text"].Value)),
            (Section, static match => OfKey(match.Groups["section"].Value + ":" + match.Groups["text"].Value)),
        ];
        return
            from source in sources
            where source.Has("ConnectionString") || source.Has("connectionString") || source.Has("Add")
            from form in forms
            from match in form.Pattern.Matches(source.Text).Cast<Match>()
            let name = form.NameOf(match)
            where name is not null && source.IsCode(match.Index)
            select (name, WithoutEndedCalls(source.Starts(match.Index).First()) + match.Value);
    }

    // AddHealthChecks().AddRabbitMQ().AddNpgSql(configuration.GetConnectionString(…)): the name is for the calls that it is within.
    private static string WithoutEndedCalls(string start)
    {
        for (var length = 0; length != start.Length;)
        {
            length = start.Length;
            start = EndedCall.Replace(start, "");
        }

        return start;
    }

    // The integrations of Aspire: builder.AddNpgsqlDataSource("orders"). An HttpClient has a name of another kind.
    private static string? OfClient(Match match) => match.Value.Contains("AddHttpClient") || match.Value.Contains("Grpc") ? null : match.Groups["text"].Value;

    // configuration["ConnectionStrings:Cache"], and the same in two steps.
    private static string? OfKey(string key) => key.StartsWith(SectionName, StringComparison.OrdinalIgnoreCase) ? key.Substring(SectionName.Length) : null;

    private static string? Safe(string key) => key.Replace(":", "__") is var variable && NameRules.IsVariableName(variable) ? variable : null;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
