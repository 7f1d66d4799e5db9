using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Reads the services of a compose file, as far as a first config needs them.</summary>
internal static class ComposeEntries
{
    /// <summary>The usual names, in the order in which compose and planning look for them.</summary>
    public static readonly string[] FileNames = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    private static readonly Regex Variable = new(@"\$\{\w+(:?-(?<default>[^{}]*))?\}|\$\w+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly string[] KeysOfBuild = ["context", "dockerfile", "target", "args", "cache_from", "cache_to", "no_cache", "pull"];
    private static readonly string[] PortsOfHttps = ["443", "8443", "8081"];

    /// <summary>None if the file cannot be read.</summary>
    public static IReadOnlyList<ComposeEntry> Of(string file) => Of(file, SettingsFile.Read(file));

    /// <summary>The services of a file that was read.</summary>
    public static IReadOnlyList<ComposeEntry> Of(string file, MappingNode? root)
    {
        var services = ComposeServiceNodes.Of(file, root);
        return [.. services.Select(entry => Read(file, entry.Key.Text, entry.Value) with { IsJob = IsJob(entry, services) })];
    }

    // Others wait for its end; or compose never starts it again, it is told what to do, and nothing can ask it for anything.
    private static bool IsJob(MappingEntry service, IReadOnlyList<MappingEntry> all) =>
        all.Any(other => other.Value.Get("depends_on", service.Key.Text, "condition").AsText() == "service_completed_successfully")
        || (service.Value.Get("restart").AsText() is "no" or "false" && service.Value.Get("ports") is null && service.Value.Get("healthcheck") is null
            && (service.Value.Get("command") ?? service.Value.Get("entrypoint") ?? service.Value.Get("depends_on")) is not null
            && !all.Any(other => StartsAfter(other.Value).Contains(service.Key.Text)));

    // links: [api:alias], volumes_from: [api:ro], network_mode: service:api.
    private static IEnumerable<string> StartsAfter(DocumentNode service) =>
        service.Get("depends_on").AsNames()
            .Concat(service.Get("links").AsTexts().Concat(service.Get("volumes_from").AsTexts()).Select(static text => text.Split(':')[0]))
            .Concat(new[] { "network_mode", "ipc", "pid" }.Select(key => service.Get(key).AsText() ?? "").Where(static text => text.StartsWith("service:", StringComparison.Ordinal)).Select(static text => text.Substring("service:".Length)));

    private static ComposeEntry Read(string file, string name, DocumentNode service)
    {
        var build = service.Get("build");
        var context = (build.Get("context").AsText() ?? build.AsText() ?? (build is MappingNode ? "." : null)) is { } written
            ? ComposeServiceNodes.Full((build.Get("context") ?? build)!.Span.File, Resolved(written)) : null;
        var dockerfile = context is null ? null : ComposeServiceNodes.Full(Path.Combine(context, "Dockerfile"), Resolved(build.Get("dockerfile").AsText() ?? "Dockerfile"));
        var args = BuildArguments.Of(build.Get("args"), file, Fixed);
        return new ComposeEntry
        {
            Name = name,
            Docker = !File.Exists(dockerfile) ? null : new FoundDockerfile(dockerfile!, context!)
            {
                Target = build.Get("target").AsText() is { } target && Resolved(target) is { Length: > 0 } stage ? stage : null,
                Args = args.Values,
            },
            Notes = [.. args.Notes, .. build.AsEntries().Where(static entry => !KeysOfBuild.Contains(entry.Key.Text)).Select(entry => FormattableString.Invariant($"{entry.Key.Text} of its build ({Path.GetFileName(entry.Key.Span.File)}, line {entry.Key.Span.Line}) is not carried over."))],
            Image = service.Get("image").AsText() is { } image ? Resolved(image) : null,
            Words = string.Join(" ", new[] { "command", "entrypoint", "working_dir" }.SelectMany(key => service.Get(key).AsTexts())
                .Concat(service.Get("volumes").AsTexts()).Concat(build.Get("args").AsEntries().Select(static entry => entry.Value.AsText() ?? "")).Concat(build.Get("args").AsTexts())),
            DependsOn = [.. service.Get("depends_on").AsNames()],
            StartsAfter = [.. StartsAfter(service).Distinct()],
            Port = service.Get("ports").AsItems().Select(Port).FirstOrDefault(static port => port is not null),
            HasProfile = service.Get("profiles").AsItems().Count > 0,
        };
    }

    // 8080:80, 127.0.0.1:8080:80/tcp, or { published: 8080, target: 80 }. Another one is chosen by the engine.
    private static string? Port(DocumentNode port)
    {
        var parts = Resolved(port.AsText() ?? "").Split('/')[0].Split(':');
        var (published, target) = port is MappingNode ? (Resolved(port.Get("published").AsText() ?? ""), port.Get("target").AsText() ?? "")
            : parts.Length > 1 ? (parts[parts.Length - 2], parts[parts.Length - 1])
            : ("", "");
        return int.TryParse(published, out _) && !PortsOfHttps.Contains(target) ? published : null;
    }

    // Null if it takes a variable that has no value of its own here.
    private static string? Fixed(string text) => Variable.Matches(text).Cast<Match>().All(static match => match.Groups["default"].Success) ? Resolved(text) : null;

    private static string Resolved(string text) => Variable.Replace(text, static match => match.Groups["default"].Value);
}
