using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Finds the health check that a web project maps, itself or by calling a method of a project that it references.</summary>
/// <param name="sources">The sources of the project and of those that it references.</param>
/// <param name="own">The files of the project.</param>
internal sealed class HealthMappings(IReadOnlyList<CSharpSource> sources, ISet<string> own)
{
    private static readonly Regex Mapped = new(@"\b(Map|Use)HealthChecks\s*\(\s*((pattern|path)\s*:\s*)?(?<argument>[^,)]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Plain = new(@"^/?[\w./-]*$", RegexOptions.CultureInvariant);

    private static readonly Regex Endpoint = new(
        @"\bMap(Get|Methods)?\s*\(\s*""(?<path>/?[\w./-]*(health|healthz|healthcheck|readyz?|livez?))""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    // Behind the path of UseHealthChecks may be a port.
    private static readonly Regex Elsewhere = new(@"\bRequireHost\b|\bUseHealthChecks\s*\(\s*[^,()]+,\s*(port\s*:|\d|""\d)", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The one to ask: of several that for readiness rather than that for liveness; null if there is none.</summary>
    public static HealthMapping? Of(SearchScope scope, DotnetProject project) => new HealthMappings(scope.SourcesOf(scope.WithReferences(project)), new HashSet<string>(scope.FilesOf(project), StringComparer.Ordinal)).Find();

    private HealthMapping? Find()
    {
        var all = All(Mapped).Concat(All(Endpoint)).OrderBy(static mapping => mapping.Path is null).ToList();
        return Best(all.FindAll(static mapping => mapping.Doubt.Length == 0)) ?? Best(all);
    }

    private static HealthMapping? Best(List<HealthMapping> mappings) =>
        mappings.Find(static mapping => Has(mapping, "ready")) ?? mappings.Find(static mapping => !Has(mapping, "live") && !Has(mapping, "alive")) ?? mappings.FirstOrDefault();

    private static bool Has(HealthMapping mapping, string word) => mapping.Path?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private IEnumerable<HealthMapping> All(Regex pattern)
    {
        foreach (var source in sources.Where(static source => source.Has("Map") || source.Has("UseHealthChecks")))
        {
            foreach (var match in pattern.Matches(source.Text).Cast<Match>().Where(match => source.IsCode(match.Index) && !source.IsDeclaration(match.Index)))
            {
                var path = match.Groups["path"].Success ? match.Groups["path"].Value
                    : ConstantText.Value(match.Groups["argument"].Value, sources) is { } value && Plain.IsMatch(value) ? value
                    : null;
                _asked.Clear();
                if (WayTo(source, match.Index) is { Reach: > Reach.Never } way)
                {
                    yield return new HealthMapping(path is null ? null : way.Prefix + "/" + path.TrimStart('/'), path is null ? "is not known" : Doubt(way, source.Rest(match.Index)), source.File, source.LineOf(match.Index));
                }
            }
        }
    }

    private static string Doubt((Reach Reach, string? Prefix) way, string call) => way switch
    {
        { Reach: Reach.InDevelopment } => "is mapped in Development only",
        { Reach: Reach.InDebug } => "is mapped in a Debug build only",
        { Reach: Reach.Sometimes } => "is mapped under a condition",
        { Prefix: null } => "is mapped below a path that is not known",
        _ => Elsewhere.IsMatch(call) ? "is mapped for a port or host of its own" : call.Contains("RequireAuthorization") ? "is mapped for users that are signed in" : "",
    };

    private (Reach Reach, string? Prefix) WayTo(CSharpSource source, int index)
    {
        var (reach, prefix) = (source.ReachAt(index), RoutePrefix.Of(source, index, sources));

        // The statements of another program are not run by this one.
        if (source.MethodAround(index) is not { } method)
        {
            return own.Contains(source.File) ? (reach, prefix) : (Reach.Never, "");
        }

        if (!_asked.Add(method.Name))
        {
            return (Reach.Never, "");
        }

        var calls = CallsOf(method.Name).Select(call => Call(call.Source, call.At, method)).OrderByDescending(static way => way.Reach).ToList();
        return calls.Count > 0 ? (Least(reach, calls[0].Reach), prefix is null || calls[0].Prefix is null ? null : calls[0].Prefix + prefix)
            : !method.IsExtension && own.Contains(source.File) ? (reach, prefix)
            : (Reach.Never, "");
    }

    private (Reach Reach, string? Prefix) Call(CSharpSource source, int index, (string Name, bool IsExtension) method)
    {
        var (reach, prefix) = WayTo(source, index);
        return (reach, RoutePrefix.IsGroup(source, source.Arguments(source.Text.IndexOf('(', index + method.Name.Length))) ? null : prefix);
    }

    private static Reach Least(Reach one, Reach other) => one < other ? one : other;

    private IEnumerable<(CSharpSource Source, int At)> CallsOf(string name)
    {
        var call = new Regex(@"(?<![\w""])" + name + @"\s*(<[^<>()]*>)?\s*\(", RegexOptions.CultureInvariant);
        foreach (var source in sources.Where(source => source.Has(name)))
        {
            foreach (Match match in call.Matches(source.Text))
            {
                if (source.IsCode(match.Index) && !source.IsDeclaration(match.Index))
                {
                    yield return (source, match.Index);
                }
            }
        }
    }
}
