using System.Globalization;
using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The port at which a web project listens for HTTP, as its sources and settings say it.</summary>
internal static class ListeningPort
{
    private static readonly string[] Settings = ["appsettings.Production.json", "appsettings.json"];
    private static readonly string[] KeysOfUrls = ["Urls", "urls", "URLS", "ASPNETCORE_URLS"];

    private static readonly Regex Url = new(@"http://[^\s;/:""]*(\[[^\]]*\])?:(?<port>\d{1,5})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>What wins over every variable; null where nothing does.</summary>
    public static FoundPort? Fixed(DotnetProject project, IEnumerable<CSharpSource> sources) =>
        PortInCode.Of(sources) ?? Settings.Select(name => OfSettings(Path.Combine(project.Folder, name))).FirstOrDefault(static port => port is not null);

    /// <summary>The one on the machine of a developer; null where nothing says one.</summary>
    public static string? OfLaunch(DotnetProject project)
    {
        // The profile of IIS has ports of its own, which the program never sees.
        var profiles = SettingsFile.Read(Path.Combine(project.Folder, "Properties", "launchSettings.json")).Get("profiles").AsEntries()
            .Select(static entry => entry.Value).Where(static profile => (profile.Get("commandName").AsText() ?? "Project") == "Project");
        return profiles.SelectMany(static profile => new[] { profile.Get("applicationUrl").AsText(), profile.Get("environmentVariables", "ASPNETCORE_URLS").AsText() })
            .Select(In).FirstOrDefault(static port => port is not null);
    }

    /// <summary>The port of the first address for HTTP in a text; null if there is none.</summary>
    public static string? In(string? urls) => urls is not null && Url.Match(urls) is { Success: true } match ? Valid(match.Groups["port"].Value) : null;

    /// <summary>The port, if there can be one of that number.</summary>
    public static string? Valid(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>What makes every endpoint speak HTTP/2 alone that says nothing else; null if nothing does.</summary>
    public static FoundPort? Http2(DotnetProject project, IEnumerable<CSharpSource> sources) =>
        PortInCode.Http2(sources) ?? Settings.Select(name => Path.Combine(project.Folder, name)).Select(static file => (File: file, Protocols: SettingsFile.Read(file).Get("Kestrel", "EndpointDefaults", "Protocols")))
            .Where(static said => IsHttp2(said.Protocols)).Select(static said => new FoundPort(null, said.File, said.Protocols!.Span.Line)).FirstOrDefault();

    private static bool IsHttp2(DocumentNode? protocols) => protocols.AsText() is "Http2" or "Http3";

    private static FoundPort? OfSettings(string file)
    {
        var settings = SettingsFile.Read(file);
        var urls = settings.Get("Kestrel", "Endpoints").AsEntries()
            .Select(endpoint => (Url: endpoint.Value.Get("Url"), IsHttp2: IsHttp2(endpoint.Value.Get("Protocols") ?? settings.Get("Kestrel", "EndpointDefaults", "Protocols"))))
            .Concat(KeysOfUrls.Select(key => (Url: settings.Get(key), IsHttp2: IsHttp2(settings.Get("Kestrel", "EndpointDefaults", "Protocols")))));
        return urls.Where(static endpoint => In(endpoint.Url.AsText()) is not null).OrderBy(static endpoint => endpoint.IsHttp2)
            .Select(endpoint => new FoundPort(In(endpoint.Url.AsText()), file, endpoint.Url!.Span.Line) { IsHttp2 = endpoint.IsHttp2 }).FirstOrDefault();
    }
}
