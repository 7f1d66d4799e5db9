using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Where a program says itself at which port it listens, over every variable and argument.</summary>
internal static class PortInCode
{
    private static readonly Regex Call = Pattern(@"(?<name>\bUrls\s*\.\s*Add|\bUseUrls|\bListenAnyIP|\bListenLocalhost|\.\s*Listen|\.\s*Run(Async)?)\s*\(");
    private static readonly Regex Address = Pattern(@"^\s*[$@]*""https?://");
    private static readonly Regex Number = Pattern(@"^\s*(?<port>\d+)\s*(,|$)");
    private static readonly Regex EndPoint = Pattern(@"^\s*(new\s+IPEndPoint\s*\(\s*)?IPAddress\.(Parse\s*\([^)]*\)|\w+)\s*,\s*((?<port>\d+)\b)?");

    private static readonly Regex Defaults = Pattern(@"\bConfigureEndpointDefaults\s*\(");
    private static readonly Regex OnlyHttp2 = Pattern(@"\bProtocols\s*=\s*([\w.]+\.)?Http[23]\b");

    /// <summary>The first for HTTP; null where the sources say none.</summary>
    public static FoundPort? Of(IEnumerable<CSharpSource> sources)
    {
        var found = sources.SelectMany(static source => Call.Matches(source.Text).Cast<Match>()
            .Select(match => (match.Index, Port: Read(source, match)))
            .Where(call => call.Port is not null && source.IsCode(call.Index) && source.ReachAt(call.Index) > Reach.InDebug).Select(static call => call.Port!)).ToList();
        return found.Find(static port => port is { Port: not null, IsHttp2: false }) ?? found.Find(static port => port.Port is not null) ?? found.FirstOrDefault();
    }

    /// <summary>Where every endpoint is made to speak HTTP/2 alone; null if the sources do not say so.</summary>
    public static FoundPort? Http2(IEnumerable<CSharpSource> sources) => sources.SelectMany(static source => Defaults.Matches(source.Text).Cast<Match>()
        .Where(match => source.IsCode(match.Index) && source.ReachAt(match.Index) > Reach.InDebug && OnlyHttp2.IsMatch(source.Arguments(match.Index + match.Length - 1)))
        .Select(match => new FoundPort(null, source.File, source.LineOf(match.Index)))).FirstOrDefault();

    private static FoundPort? Read(CSharpSource source, Match call)
    {
        var arguments = source.Arguments(call.Index + call.Length - 1);
        var name = call.Groups["name"].Value;
        var isSaid = name.Contains("Run") ? Address.IsMatch(arguments) : !name.EndsWith(".Listen", StringComparison.Ordinal) || EndPoint.IsMatch(arguments);
        return isSaid ? new FoundPort(PortOf(name, arguments), source.File, source.LineOf(call.Index)) { IsHttp2 = name.Contains("Listen") && OnlyHttp2.IsMatch(arguments) } : null;
    }

    private static string? PortOf(string name, string arguments) =>
        !name.Contains("Listen") ? ListeningPort.In(arguments)
        : arguments.Contains("UseHttps") ? null
        : ListeningPort.Valid((name.EndsWith(".Listen", StringComparison.Ordinal) ? EndPoint : Number).Match(arguments).Groups["port"].Value);

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
