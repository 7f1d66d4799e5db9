using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The port at which a web project listens for HTTP, as its settings say it.</summary>
internal static class ListeningPort
{
    private static readonly string[] KeysOfUrls = ["Urls", "urls", "URLS", "ASPNETCORE_URLS"];

    private static readonly Regex Url = new(@"http://[^\s;/:]*(\[[^\]]*\])?:(?<port>\d{1,5})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>Null where nothing says one: then it is up to whoever starts the program.</summary>
    public static string? Of(DotnetProject project) =>
        new[] { "appsettings.Production.json", "appsettings.json" }.Select(name => OfSettings(SettingsFile.Read(Path.Combine(project.Folder, name)))).FirstOrDefault(static port => port is not null)
        ?? OfLaunch(SettingsFile.Read(Path.Combine(project.Folder, "Properties", "launchSettings.json")));

    // What is written here wins over every variable.
    private static string? OfSettings(MappingNode? settings) => settings is null ? null
        : settings.Get("Kestrel", "Endpoints").AsEntries().Select(static endpoint => endpoint.Value.Get("Url").AsText())
            .Concat(KeysOfUrls.Select(key => settings.Get(key).AsText()))
            .Select(PortIn).FirstOrDefault(static port => port is not null);

    // The profile of IIS has ports of its own, which the program never sees.
    private static string? OfLaunch(MappingNode? settings)
    {
        var profiles = settings.Get("profiles").AsEntries().Select(static entry => entry.Value).Where(static profile => (profile.Get("commandName").AsText() ?? "Project") == "Project");
        return profiles.SelectMany(static profile => new[] { profile.Get("applicationUrl").AsText(), profile.Get("environmentVariables", "ASPNETCORE_URLS").AsText() })
            .Select(PortIn).FirstOrDefault(static port => port is not null);
    }

    private static string? PortIn(string? urls) => urls is not null && Url.Match(urls) is { Success: true } match ? match.Groups["port"].Value : null;
}
