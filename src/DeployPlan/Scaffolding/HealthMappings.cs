using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Finds the health check that a web project maps, itself or by calling a method of a project that it references.</summary>
/// <param name="sources">The sources of the project and of those that it references.</param>
/// <param name="folder">The folder of the project.</param>
internal sealed class HealthMappings(IReadOnlyList<CSharpSource> sources, string folder)
{
    private static readonly Regex Mapped = new(@"\bMapHealthChecks\s*\(\s*(""(?<path>/?[\w./-]*)""|(?<name>[\w.]+)\s*[,)])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Endpoint = new(
        @"\bMap(Get|Methods)?\s*\(\s*""(?<path>/?[\w./-]*(health|healthz|healthcheck|readyz?|livez?))""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private enum Reach
    {
        Never,
        InDevelopment,
        Always,
    }

    /// <summary>The one to ask: of several that for readiness rather than that for liveness; null if there is none.</summary>
    public static HealthMapping? Of(SearchScope scope, DotnetProject project) => new HealthMappings(scope.SourcesOf(scope.WithReferences(project)), project.Folder).Find();

    private HealthMapping? Find()
    {
        var all = All(Mapped).Concat(All(Endpoint)).ToList();
        return Best(all.FindAll(static mapping => !mapping.IsForDevelopment)) ?? Best(all);
    }

    private static HealthMapping? Best(List<HealthMapping> mappings) =>
        mappings.Find(static mapping => Has(mapping, "ready")) ?? mappings.Find(static mapping => !Has(mapping, "live") && !Has(mapping, "alive")) ?? mappings.FirstOrDefault();

    private static bool Has(HealthMapping mapping, string word) => mapping.Path.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private IEnumerable<HealthMapping> All(Regex pattern)
    {
        foreach (var source in sources.Where(static source => source.Has("Map")))
        {
            foreach (var match in pattern.Matches(source.Text).Cast<Match>().Where(match => source.IsCode(match.Index)))
            {
                var path = match.Groups["path"].Success ? match.Groups["path"].Value : ConstantText.Of(match.Groups["name"].Value, sources);
                _asked.Clear();
                if (path is not null && ReachOf(source, match.Index) is var reach && reach != Reach.Never)
                {
                    yield return new HealthMapping("/" + path.TrimStart('/'), reach == Reach.InDevelopment, source.File, source.LineOf(match.Index));
                }
            }
        }
    }

    private Reach ReachOf(CSharpSource source, int index)
    {
        if (source.IsForDevelopmentOnly(index))
        {
            return Reach.InDevelopment;
        }

        if (source.MethodAround(index) is not { } method)
        {
            return Reach.Always;
        }

        if (!_asked.Add(method.Name))
        {
            return Reach.Never;
        }

        var calls = CallsOf(method.Name).ToList();
        return calls.Count > 0 ? calls.Max(call => ReachOf(call.Source, call.At))
            : !method.IsExtension && SearchScope.IsWithin(source.File, folder) ? Reach.Always
            : Reach.Never;
    }

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
