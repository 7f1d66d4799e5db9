using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace DeployPlan.Plans;

/// <summary>Where an ASP.NET Core program listens: <c>http://localhost:5001</c>, also with <c>*</c> or <c>+</c> as host.</summary>
/// <param name="Host">The host; empty for all of them.</param>
/// <param name="Port">The port; 0 for one that the system chooses.</param>
internal sealed record ListeningAddress(string Host, int Port)
{
    /// <summary>The variable that sets it.</summary>
    public const string Variable = "ASPNETCORE_URLS";

    private static readonly string[] Urls = [Variable, "DOTNET_URLS", "URLS"];
    private static readonly string[] Ports = ["ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_HTTP_PORTS", "DOTNET_HTTPS_PORTS", "HTTP_PORTS", "HTTPS_PORTS"];
    private const string Localhost = "localhost";
    private static readonly Regex Form = new(@"^(?<scheme>https?)://(?<host>\[[0-9a-f:.]+\]|[^/\s:;\[\]]+)(:(?<port>[0-9]{1,5}))?/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a variable of that name says where such a program listens.</summary>
    public static bool IsSaidBy(string variable) => Matches(Urls, variable) || Matches(Ports, variable);

    /// <summary>The addresses in the value of such a variable.</summary>
    public static IEnumerable<string> In(string variable, string value) => value.Split([';'], StringSplitOptions.RemoveEmptyEntries)
        .Select(text => Matches(Ports, variable) ? $"http://*:{text.Trim()}" : text.Trim());

    /// <summary>Null if the text is no address.</summary>
    public static ListeningAddress? Parse(string text)
    {
        if (Form.Match(text) is not { Success: true } found)
        {
            return null;
        }

        var port = found.Groups["port"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture)
            : found.Groups["scheme"].Value.Equals("https", StringComparison.OrdinalIgnoreCase) ? 443
            : 80;
        return port > 65535 ? null : new ListeningAddress(OneWay(found.Groups["host"].Value), port);
    }

    /// <summary>Where a service listens that is checked at a URL of this machine: its scheme, host and port; null for another machine, and for https, where a certificate must be configured too.</summary>
    public static string? OfCheck(string url) =>
        Regex.Match(url, @"^(?<scheme>http://)([^/?#@]*@)?(?<at>(?<host>localhost|[0-9.]+|\[[0-9a-f:.]+\])(:([0-9]+|\$\{[A-Za-z0-9_]+\}))?)(?=[/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant) is { Success: true } found
            && IsHere(OneWay(found.Groups["host"].Value)) ? found.Groups["scheme"].Value + found.Groups["at"].Value : null;

    /// <summary>Whether only one program can listen at both.</summary>
    public bool Collides(ListeningAddress other) =>
        Port != 0 && Port == other.Port
            && (Host == other.Host || Host.Length == 0 || other.Host.Length == 0 || (Host == Localhost && IsOfLocalhost(other.Host)) || (other.Host == Localhost && IsOfLocalhost(Host)));

    // As Kestrel takes it: an IP address in any spelling, localhost for the loopback of both families, and any other text for every address.
    private static string OneWay(string host) =>
        host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) ? Localhost
        : !IPAddress.TryParse(host.Trim('[', ']'), out var address) ? ""
        : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) is var one && (one.Equals(IPAddress.Any) || one.Equals(IPAddress.IPv6Any)) ? ""
        : one.ToString();

    private static bool IsOfLocalhost(string host) => host is "127.0.0.1" or "::1";

    private static bool IsHere(string host) => host == Localhost || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool Matches(string[] names, string text) => Array.Exists(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
}
