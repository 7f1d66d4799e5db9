using System.Globalization;
using System.Net.Sockets;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>One probe of a TCP port.</summary>
internal static class TcpProbe
{
    /// <summary>Null if the connection is accepted, otherwise what was seen.</summary>
    public static string? Look(Uri url, TimeSpan limit)
    {
        using var client = new TcpClient();
        try
        {
            return client.ConnectAsync(url.DnsSafeHost, url.Port).Wait(limit)
                ? null
                : string.Format(CultureInfo.InvariantCulture, "no answer within {0:0.#} s", limit.TotalSeconds);
        }
        catch (AggregateException e) when (e.InnerException is SocketException refused)
        {
            return refused.Message.TrimEnd('.');
        }
    }
}
