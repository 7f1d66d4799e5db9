using System.Globalization;
using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The port at which a web project listens for HTTP, as its sources and settings say it.</summary>
internal static class ListeningPort
{
    private static readonly string[] KeysOfUrls = ["Urls", "urls", "URLS", "ASPNETCORE_URLS"];

    private static readonly Regex Url = new(@"http://[^\s;/:""]*(\[[^\]]*\])?:(?<port>\d{1,5})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>What wins over every variable; null where nothing does.</summary>
    public static FoundPort? Fixed(DotnetProject project, IEnumerable<CSharpSource> sources) =>
        PortInCode.Of(sources) ?? new[] { "appsettings.Production.json", "appsettings.json" }.Select(name => OfSettings(Path.Combine(project.Folder, name))).FirstOrDefault(static port => port is not null);

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

    private static FoundPort? OfSettings(string file) => SettingsFile.Read(file) is not { } settings ? null
        : settings.Get("Kestrel", "Endpoints").AsEntries().Select(static endpoint => endpoint.Value.Get("Url")).Concat(KeysOfUrls.Select(key => settings.Get(key))).OfType<DocumentNode>()
            .Where(static url => In(url.AsText()) is not null).Select(url => new FoundPort(In(url.AsText()), file, url.Span.Line)).FirstOrDefault();
}
