using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>The URL at which a web project probably says whether it works.</summary>
internal static class HealthCheckGuess
{
    // Where ASP.NET Core listens in a container.
    private const string DefaultPort = "8080";

    private static readonly Regex Mapped = new(@"MapHealthChecks\(\s*""(/[\w./-]*)""", RegexOptions.CultureInvariant);
    private static readonly Regex Endpoint = new(@"Map(?:Get|Methods)?\(\s*""(/[\w./-]*(?:health|healthz|healthcheck|readyz?|livez?))""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Url = new(@"""applicationUrl""\s*:\s*""(?:[^""]*;)?http://[\w.*+\[\]:-]*?:(\d{1,5})[/;""]", RegexOptions.CultureInvariant);

    /// <summary>Null if neither the project nor one that it references maps such a path.</summary>
    public static string? Of(SearchScope scope, DotnetProject project)
    {
        var texts = scope.WithReferences(project).SelectMany(scope.FilesOf).Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(SourceText.Of).ToList();
        var path = Best(texts, Mapped) ?? Best(texts, Endpoint);
        return path is null ? null : $"http://localhost:{PortOf(project)}{path}";
    }

    // Of several, the one for readiness rather than for liveness.
    private static string? Best(IEnumerable<string> texts, Regex pattern)
    {
        var paths = texts.SelectMany(text => pattern.Matches(text).Cast<Match>()).Select(match => match.Groups[1].Value).ToList();
        return paths.Find(path => Has(path, "ready")) ?? paths.Find(path => !Has(path, "live")) ?? paths.FirstOrDefault();
    }

    private static bool Has(string path, string word) => path.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string PortOf(DotnetProject project)
    {
        var settings = Url.Match(SourceText.Of(Path.Combine(project.Folder, "Properties", "launchSettings.json")));
        return settings.Success ? settings.Groups[1].Value : DefaultPort;
    }
}
