using System.Net;
using System.Net.Sockets;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>Ports of 127.0.0.1 that no one uses.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until someone listens there.</summary>
    public static void WaitFor(int port) => Waiting.Until(() =>
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });
}
