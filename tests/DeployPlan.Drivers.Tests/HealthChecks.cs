using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DeployPlan.Drivers.Tests;

[TestClass]
public class HealthChecks
{
    [TestMethod]
    public async Task Http_waits_for_the_expected_status()
    {
        var (port, answers) = Serve(503, 503, 204);

        var output = Project($"url: \"http://127.0.0.1:{port}/healthz\", expected_status: 204, method: HEAD, headers: {{ X-Check: \"yes\" }}, interval_seconds: 1").Apply().Succeeds().Output;

        Assert.Contains("status 503 instead of 204", output);
        Assert.Contains($"http://127.0.0.1:{port}/healthz is healthy", output);
        CollectionAssert.AreEqual(new[] { "HEAD /healthz yes", "HEAD /healthz yes", "HEAD /healthz yes" }, (await answers).ToArray());
    }

    [TestMethod]
    public async Task Http_that_never_gets_there_says_what_it_last_saw_after_as_many_looks_as_it_may_fail()
    {
        var (port, answers) = Serve(500, 302);

        var output = Project($"url: \"http://127.0.0.1:{port}/\", timeout_seconds: 60, interval_seconds: 1, retries: 1").Apply().Fails().Output;

        Assert.Contains("DPL4112", output);
        Assert.MatchesRegex(@"error DPL4112: health_check_prod_api: http://127\.0\.0\.1:\d+/ is not healthy after \d+ s; last seen: status 302 instead of 200", output);
        Assert.DoesNotContain("failed 2 times", output, "its retries are looks, not attempts");
        Assert.HasCount(2, await answers);
    }

    [TestMethod]
    public void Tcp_is_healthy_where_somebody_listens_and_not_where_nobody_does()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        Assert.Contains($"tcp://127.0.0.1:{port} is healthy", Project($"url: \"tcp://127.0.0.1:{port}\"").Apply().Succeeds().Output);
        listener.Stop();
        var output = Project($"url: \"tcp://127.0.0.1:{port}\", timeout_seconds: 1, interval_seconds: 1").Apply().Fails().Output;

        Assert.MatchesRegex(@"error DPL4112: .* is not healthy after \d+ s; last seen: \S+", output);
    }

    // The first look is what makes the service ready.
    [TestMethod]
    public async Task The_last_look_comes_at_the_deadline_however_short_it_is()
    {
        var (port, answers) = Serve(503, 200);

        var output = Project($"url: \"http://127.0.0.1:{port}/\", timeout_seconds: 1, interval_seconds: 5").Apply().Succeeds().Output;

        Assert.Contains("status 503 instead of 200", output);
        Assert.Contains($"http://127.0.0.1:{port}/ is healthy", output);
        Assert.HasCount(2, await answers);
    }

    [TestMethod]
    public async Task A_service_that_begins_to_listen_after_the_first_look_is_healthy_at_the_deadline()
    {
        var (port, served) = ServeAfterTheFirstLook();

        var output = Project($"url: \"http://127.0.0.1:{port}/\", timeout_seconds: 4, interval_seconds: 60").Apply().Succeeds().Output;

        await served;
        Assert.Contains($"http://127.0.0.1:{port}/ is healthy", output);
    }

    [TestMethod]
    public void A_program_that_cannot_be_started_is_found_before_anything_runs()
    {
        var project = Project("command: [./check.sh]");
        project.Project.Write("check.sh", "#!/bin/sh\r\ntrue\r\n");

        var output = project.Apply().Fails().Output;

        Assert.Contains("error DPL4102: health_check_prod_api: './check.sh' cannot be started: it is not executable", output);
        Assert.Contains("error DPL4210: Nothing was run, because health_check_prod_api could not run", output);
        Assert.IsEmpty(project.Releases);
    }

    [TestMethod]
    public void A_program_that_is_gone_when_its_turn_comes_is_not_waited_for()
    {
        var project = Project("command: [./bin/made-by-the-deploy.sh], timeout_seconds: 60");

        var output = project.Apply().Fails().Output;

        Assert.Contains("error DPL4102: health_check_prod_api: './bin/made-by-the-deploy.sh' cannot be started: it does not exist", output);
        Assert.DoesNotContain("DPL4112", output);
    }

    private static ApplyProject Project(string check) => ApplyProject.Create(
        $$"""
        project: { name: shop }
        services:
          api: { image: "api:1", command: ["true"], health_check: { {{check}} } }
        environments:
          prod: { driver: command }

        """);

    private static (int Port, Task<List<string>> Answers) Serve(params int[] statuses)
    {
        var (server, port) = Listen();
        return (port, Answer(server, statuses));
    }

    // Of the first look only the connection is seen; then nothing listens for a while.
    private static (int Port, Task Served) ServeAfterTheFirstLook()
    {
        var looked = new TcpListener(IPAddress.Loopback, 0);
        looked.Start();
        var address = (IPEndPoint)looked.LocalEndpoint;
        return (address.Port, Serve());

        async Task Serve()
        {
            using (looked)
            {
                (await looked.AcceptTcpClientAsync()).Dispose();
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5));
            using var service = new TcpListener(address);
            service.Start();
            using var client = await service.AcceptTcpClientAsync();
            await client.GetStream().ReadAtLeastAsync(new byte[4096], 1);
            await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        }
    }

    // HttpListener does not pick a port.
    private static (HttpListener Server, int Port) Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var server = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                server.Start();
                return (server, port);
            }
            catch (HttpListenerException)
            {
                server.Close();
            }
        }
    }

    private static async Task<List<string>> Answer(HttpListener server, params int[] statuses)
    {
        var asked = new List<string>();
        foreach (var status in statuses)
        {
            var context = await server.GetContextAsync();
            asked.Add($"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.Headers["X-Check"]}".Trim());
            context.Response.StatusCode = status;
            context.Response.Close();
        }

        server.Close();
        return asked;
    }
}
