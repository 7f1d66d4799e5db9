using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DeployPlan.Drivers.Tests;

// A listener that is disposed ends its answers.
#pragma warning disable CA2025

/// <summary>The addresses at which a health check finds a service.</summary>
[TestClass]
public class HealthCheckAddresses
{
    [TestMethod]
    [DataRow("http")]
    [DataRow("tcp")]
    public void An_address_of_ipv6_is_asked(string scheme)
    {
        using var server = new TcpListener(IPAddress.IPv6Loopback, 0);
        var port = Start(server);

        var output = Project($"{scheme}://[::1]:{port}").Apply().Succeeds().Output;

        Assert.Contains($"{scheme}://[::1]:{port} is healthy", output);
    }

    // Each address of a name is tried: many programs listen at one of them. Only root can give a program a file of hosts of its own.
    [TestMethod]
    [TestCategory("Faults")]
    [DataRow("http", "127.0.0.1")]
    [DataRow("tcp", "127.0.0.1")]
    [DataRow("http", "::1")]
    [DataRow("tcp", "::1")]
    public async Task A_name_of_several_addresses_is_healthy_where_one_of_them_is(string scheme, string address)
    {
        using var server = new TcpListener(IPAddress.Parse(address), 0);
        var port = Start(server);
        var project = Project($"{scheme}://shop-api:{port}").Project;
        project.Write("hosts", "::1 shop-api\n127.0.0.1 shop-api\n");

        using var inside = Dotnet.Start(
            "unshare",
            project.Folder,
            ["--mount", "sh", "-c", "mount --bind hosts /etc/hosts && getent ahosts shop-api > addresses && exec \"$@\"", "sh", "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod"]);
        var (output, errors) = (inside.StandardOutput.ReadToEndAsync(), inside.StandardError.ReadToEndAsync());
        await inside.WaitForExitAsync();

        Assert.AreEqual(0, inside.ExitCode, await output + await errors);
        Assert.Contains($"{scheme}://shop-api:{port} is healthy", await output);
        Assert.StartsWith("::1 ", await File.ReadAllTextAsync(project.PathOf("addresses")));
    }

    private static ApplyProject Project(string url) => ApplyProject.Create(
        $$"""
        project: { name: shop }
        services:
          api: { image: "api:1", command: ["true"], health_check: { url: "{{url}}", timeout_seconds: 5 } }
        environments:
          prod: { driver: command }

        """);

    private static string Start(TcpListener server)
    {
        server.Start();
        _ = Answer(server);
        return ((IPEndPoint)server.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task Answer(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
    }
}
