using System.Net;
using System.Net.Sockets;

namespace DeployPlan.Configuration;

/// <summary>What a health check can ask.</summary>
internal static class UrlRules
{
    private const int HighestPort = 65535;

    /// <summary>Why the text is no such URL, to follow it in a sentence; null if it is one.</summary>
    /// <param name="url">The text, with something in place of each variable.</param>
    /// <param name="hasVariableInBrackets">Whether an address in brackets is whole only with the values of variables.</param>
    public static string? WhyNot(string url, bool hasVariableInBrackets = false)
    {
        var scheme = After(url, "http://") ?? After(url, "https://") ?? After(url, "tcp://");
        if (scheme is not { } start)
        {
            return "is not an http, https or tcp URL";
        }

        foreach (var c in url)
        {
            if (c <= ' ' || c == '\\')
            {
                return "has a space or a backslash";
            }
        }

        var end = url.IndexOfAny(['/', '?', '#'], start);
        var isTcp = After(url, "tcp://") is not null;
        if (isTcp && end >= 0)
        {
            return "has a path, which tcp does not support";
        }

        return WhyNotAuthority(url.Substring(start, (end < 0 ? url.Length : end) - start), portIsRequired: isTcp, hasVariableInBrackets);
    }

    /// <summary>Whether there is a variable between brackets, as it is written.</summary>
    public static bool HasVariableInBrackets(string written) =>
        written.IndexOf('[') is >= 0 and var open && written.IndexOf(']', open) is > 0 and var close && written.IndexOf("${", open, close - open, StringComparison.Ordinal) >= 0;

    private static string? WhyNotAuthority(string authority, bool portIsRequired, bool hasVariableInBrackets)
    {
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        var colon = host.LastIndexOf(':');
        if (colon < host.IndexOf(']'))
        {
            colon = -1;
        }

        if (host.Length == 0 || colon == 0)
        {
            return "has no host";
        }

        if (!hasVariableInBrackets && host.IndexOfAny(['[', ']']) >= 0 && !IsBracketed(colon < 0 ? host : host.Substring(0, colon)))
        {
            return "has brackets with no IPv6 address in them";
        }

        if (colon < 0)
        {
            return portIsRequired ? "has no port" : null;
        }

        return IsPort(host, colon + 1) ? null : "has a port that is not a number from 1 to 65535";
    }

    // What follows a percent sign is the interface of a link.
    private static bool IsBracketed(string host) => host.Length > 2 && host[0] == '[' && host.IndexOf(']') == host.Length - 1
        && IPAddress.TryParse(host.Substring(1, host.Length - 2).Split('%')[0], out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsPort(string text, int start)
    {
        var port = 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9' || port > HighestPort)
            {
                return false;
            }

            port = (port * 10) + (text[i] - '0');
        }

        return port is > 0 and <= HighestPort;
    }

    private static int? After(string url, string scheme) => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? scheme.Length : null;
}
