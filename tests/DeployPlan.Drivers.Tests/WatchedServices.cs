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
        var answering = new Thread(() =>
        {
            while (Answer(gateway, "200 OK"))
            {
            }
        });
        answering.Start();
        service.Files.Replace("deploy.yml", "urls:", $"health_check: {{ url: \"http://127.0.0.1:{((IPEndPoint)gateway.LocalEndpoint).Port}/\" }}, urls:");

        service.Apply().Succeeds();

        Assert.IsFalse(ScriptedService.IsRunning(first));
        Assert.IsTrue(ScriptedService.IsRunning(service.Pid));
        gateway.Stop();
        answering.Join();
    }

    // False when the listener was stopped.
    private static bool Answer(TcpListener listener, string status)
    {
        try
        {
            using var client = listener.AcceptTcpClient();
            client.GetStream().Write(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
            return true;
        }
        catch (SocketException)
        {
            return false;
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

    [TestMethod]
    public async Task A_service_that_has_ended_is_not_healthy_because_another_program_answers_in_its_place()
    {
        using var listener = Listener();
        var at = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();
        using var service = new ScriptedService(
            "until [ -e end ]; do sleep 0.1; done; echo address already in use; exit 1\n", $", health_check: {{ url: \"http://127.0.0.1:{at.Port}/\" }}");

        var apply = Task.Run(() => service.Apply());
        while (!File.Exists(service.PidFile) && !apply.IsCompleted)
        {
            await Task.Delay(10);
        }

        var pid = service.Pid;
        using var other = new TcpListener(at);
        other.Start();
        var answering = new Thread(() =>
        {
            // The first look comes while the service runs, and those that follow when it has ended.
            Answer(other, "503 Service Unavailable");
            service.Files.Write("end", "");
            while (ScriptedService.IsRunning(pid))
            {
                Thread.Sleep(10);
            }

            while (Answer(other, "200 OK"))
            {
            }
        });
        answering.Start();
        var output = (await apply).Fails().Output;
        other.Stop();
        answering.Join();

        Assert.Contains("error DPL4240: health_check_prod_api: api ended while it was checked: address already in use", output);
    }

    private static TcpListener Listener()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
