using System.Net;
using System.Net.Sockets;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>The check of a service that the driver <c>process</c> has deployed is about that service.</summary>
[TestClass]
public sealed class WatchedServices
{
    [TestMethod]
    public void Another_program_that_answers_is_not_taken_for_it()
    {
        using var listener = Listener();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var service = new ScriptedService(ScriptedService.Serve, $", health_check: {{ url: \"tcp://127.0.0.1:{port}\" }}");

        var output = service.Apply().Fails().Output;

        Assert.MatchesRegex($@"error DPL4241: deploy_prod_api: tcp://127\.0\.0\.1:{port}/? answers although api is not started yet: process {Environment.ProcessId} \(.+\) has the port; end it, or let api", output);
        Assert.IsFalse(File.Exists(service.PidFile));
    }

    [TestMethod]
    public void Another_program_that_answers_leaves_the_old_service_running()
    {
        using var service = new ScriptedService();
        service.Apply().Succeeds();
        var first = service.Pid;
        using var listener = Listener();
        service.Files.Replace("deploy.yml", "./serve.sh]", $"./serve.sh], health_check: {{ url: \"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}\" }}");

        Assert.Contains("error DPL4241", service.Apply().Fails().Output);

        Assert.IsTrue(ScriptedService.IsRunning(first));
    }

    [TestMethod]
    public void A_gateway_that_answers_for_the_running_service_does_not_keep_it_from_being_replaced()
    {
        using var service = new ScriptedService(ScriptedService.Serve, ", urls: [http://localhost:1]");
        service.Apply().Succeeds();
        var first = service.Pid;
        using var gateway = Listener();
        var answering = new Thread(() => Answer(gateway));
        answering.Start();
        service.Files.Replace("deploy.yml", "urls:", $"health_check: {{ url: \"http://127.0.0.1:{((IPEndPoint)gateway.LocalEndpoint).Port}/\" }}, urls:");

        service.Apply().Succeeds();

        Assert.IsFalse(ScriptedService.IsRunning(first));
        Assert.IsTrue(ScriptedService.IsRunning(service.Pid));
        gateway.Stop();
        answering.Join();
    }

    // Until it is stopped.
    private static void Answer(TcpListener gateway)
    {
        while (true)
        {
            try
            {
                using var client = gateway.AcceptTcpClient();
                client.GetStream().Write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    [TestMethod]
    public void A_service_that_ends_while_it_is_checked_fails_with_what_it_said()
    {
        using var probe = Listener();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        using var service = new ScriptedService("sleep 2; echo address already in use; exit 1\n", $", health_check: {{ url: \"tcp://127.0.0.1:{port}\" }}");

        var output = service.Apply().Fails().Output;

        Assert.MatchesRegex(@"error DPL4240: health_check_prod_api: api ended while it was checked: address already in use; see \S+\.log", output);
    }

    private static TcpListener Listener()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
