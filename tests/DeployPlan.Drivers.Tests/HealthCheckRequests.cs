using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DeployPlan.Drivers.Tests;

// A listener that is disposed ends its answers.
#pragma warning disable CA2025

/// <summary>What a health check sends, and what it makes of an answer.</summary>
[TestClass]
public sealed class HealthCheckRequests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    [TestMethod]
    public void A_redirect_says_where_it_leads_and_what_to_do()
    {
        using var server = Listener();
        _ = Answer(server, "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://localhost:8443/healthz\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", times: 2);

        var output = Project($"url: \"http://127.0.0.1:{PortOf(server)}/\", timeout_seconds: 1").Apply().Fails().Output;

        Assert.Contains("last seen: status 307 instead of 200, a redirect to https://localhost:8443/healthz; check that URL, or send the header 'X-Forwarded-Proto: https', or expect this status", output);
    }

    [TestMethod]
    public async Task Variables_are_required_and_sent_and_not_shown_and_headers_of_a_content_arrive()
    {
        using var server = Listener();
        var asked = Answer(server, Ok, times: 1);
        var project = Project($"url: \"http://127.0.0.1:{PortOf(server)}/${{HEALTH_KEY}}\", method: POST, headers: {{ Authorization: \"Bearer ${{HEALTH_TOKEN}}\", Content-Type: application/json, X-Price: \"$${{5}}\" }}");
        project.Project.Write("prod.env", "HEALTH_KEY=key-of-health\n");
        project.Project.Replace("deploy.yml", "driver: command", "driver: command, env_file: prod.env");

        Assert.Contains("DPL4005: The plan needs environment variables that are not set: HEALTH_TOKEN;", project.Apply().Fails().Output);
        var output = project.Project.BuildWith(("HEALTH_TOKEN", "abc123xyz"), "-t:DeployPlanApply", "-p:Env=prod").Succeeds().Output;

        var request = (await asked)[0];
        Assert.StartsWith("POST /key-of-health HTTP/1.1\r\n", request);
        Assert.Contains("\r\nAuthorization: Bearer abc123xyz\r\n", request);
        Assert.Contains("\r\nContent-Type: application/json\r\n", request);
        Assert.Contains("\r\nX-Price: ${5}\r\n", request);
        Assert.DoesNotContain("abc123xyz", output);
        Assert.DoesNotContain("key-of-health", output);
        Assert.Contains("/${HEALTH_KEY} is healthy", output);
    }

    [TestMethod]
    [DataRow("", " ", "shop:pa ss-w0rd")]
    [DataRow(", headers: { authorization: Basic }", "", "")]
    public async Task User_and_password_of_a_URL_are_sent_where_no_header_says_otherwise_and_not_shown(string headers, string between, string sent)
    {
        using var server = Listener();
        var asked = Answer(server, Ok, times: 1);
        var project = Project($"url: \"http://shop:${{HEALTH_PASSWORD}}@127.0.0.1:{PortOf(server)}/\"{headers}");

        var output = project.Project.BuildWith(("HEALTH_PASSWORD", "pa%20ss-w0rd"), "-t:DeployPlanApply", "-p:Env=prod").Succeeds().Output;

        Assert.Contains($"\r\nAuthorization: Basic{between}{Convert.ToBase64String(Encoding.UTF8.GetBytes(sent))}\r\n", (await asked)[0]);
        Assert.Contains($"http://shop:${{HEALTH_PASSWORD}}@127.0.0.1:{PortOf(server)}/ is healthy", output);
        Assert.DoesNotContain("ss-w0rd", output);
    }

    [TestMethod]
    [DataRow("", false, "certificate")]
    [DataRow(", tls: { insecure: true }", true, "is healthy")]
    [DataRow(", tls: { ca: ca.pem }", true, "is healthy")]
    [DataRow(", tls: { ca: other.pem }", false, "certificate")]
    [DataRow(", tls: { ca: none.pem }", false, "DPL4248: health_check_prod_api: The certificates of 'tls: { ca: ... }' cannot be read: it has no certificate")]
    public void A_certificate_of_ones_own_is_trusted_where_the_config_says_so(string tls, bool isHealthy, string said)
    {
        using var certificate = Certificate();
        using var other = Certificate();
        using var server = Listener();
        _ = Answer(server, Ok, times: 20, certificate);
        var project = Project($"url: \"https://localhost:{PortOf(server)}/\", timeout_seconds: 6, interval_seconds: 1{tls}");
        project.Project.Write("ca.pem", certificate.ExportCertificatePem());
        project.Project.Write("other.pem", other.ExportCertificatePem());
        project.Project.Write("none.pem", "nothing\n");

        var result = project.Apply();

        Assert.AreEqual(isHealthy, result.ExitCode == 0, result.Output);
        Assert.Contains(said, result.Output);
    }

    [TestMethod]
    public void A_trusted_certificate_counts_only_for_the_host_that_it_names()
    {
        using var certificate = Certificate();
        using var server = Listener();
        _ = Answer(server, Ok, times: 20, certificate);
        var project = Project($"url: \"https://127.0.0.1:{PortOf(server)}/\", timeout_seconds: 3, interval_seconds: 1, tls: {{ ca: ca.pem }}");
        project.Project.Write("ca.pem", certificate.ExportCertificatePem());

        Assert.MatchesRegex("error DPL4112: health_check_prod_api: .*certificate", project.Apply().Fails().Output);
    }

    [TestMethod]
    [DataRow("url: \"http://127.0.0.1:${CHECKED}/\"", "no port", "http://127.0.0.1:${CHECKED}/ is no URL with the values of its variables; correct them")]
    [DataRow("url: \"http://127.0.0.1:1/\", headers: { X-Key: \"${CHECKED}\" }", "two\nlines", "The HTTP header 'X-Key' of the health check cannot be sent")]
    public void A_value_of_a_variable_that_cannot_be_sent_is_an_error_that_does_not_show_it(string check, string value, string error)
    {
        var output = Project(check + ", timeout_seconds: 60").Project.BuildWith(("CHECKED", value), "-t:DeployPlanApply", "-p:Env=prod").Fails().Output;

        Assert.Contains("error DPL4245: health_check_prod_api: " + error, output);
        Assert.DoesNotContain(value, output);
    }

    [TestMethod]
    public void Http_2_is_spoken_without_tls()
    {
        using var server = Listener();
        _ = AnswerHttp2(server);

        Assert.Contains("is healthy", Project($"url: \"http://127.0.0.1:{PortOf(server)}/\", http_version: 2, timeout_seconds: 5").Apply().Succeeds().Output);
    }

    [TestMethod]
    public void A_command_is_tried_until_it_ends_with_0()
    {
        var project = Project("command: [sh, ./check.sh], timeout_seconds: 5, interval_seconds: 1");
        project.Project.Write("check.sh", "[ -e tried ] && exit 0; touch tried; echo queue is full; exit 3\n");

        var output = project.Apply().Succeeds().Output;

        Assert.Contains("health_check_prod_api: 'sh': 'sh' exited with code 3: queue is full", output);
        Assert.Contains("health_check_prod_api: 'sh' is healthy", output);
    }

    [TestMethod]
    public void A_command_that_does_not_end_has_its_last_look_at_the_deadline()
    {
        var project = Project("command: [sh, ./check.sh], timeout_seconds: 2, interval_seconds: 1");
        project.Project.Write("check.sh", "echo queue is full; sleep 20\n");

        Assert.MatchesRegex(@"error DPL4112: health_check_prod_api: 'sh' is not healthy after \d+ s; last seen: 'sh' did not finish within 1 s: queue is full", project.Apply().Fails().Output);
    }

    private static ApplyProject Project(string check) => ApplyProject.Create(
        $$"""
        project: { name: shop }
        services:
          api: { image: "api:1", command: ["true"], health_check: { {{check}} } }
        environments:
          prod: { driver: command }

        """);

    private static TcpListener Listener()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static string PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static async Task<Stream> Secure(TcpClient client, X509Certificate2 certificate)
    {
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(certificate);
        return secure;
    }

    private static async Task<List<string>> Answer(TcpListener server, string answer, int times, X509Certificate2? certificate = null)
    {
        var asked = new List<string>();
        while (asked.Count < times)
        {
            using var client = await server.AcceptTcpClientAsync();
            try
            {
                await using var stream = certificate is null ? client.GetStream() : await Secure(client, certificate);
                var text = "";
                for (var buffer = new byte[4096]; !text.Contains("\r\n\r\n", StringComparison.Ordinal);)
                {
                    text += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, 1));
                }

                asked.Add(text);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client did not like the certificate, and ended the connection.
            }
        }

        return asked;
    }

    // The frames are: settings, their acknowledgment, and the header ':status: 200', which is one byte, at the end of stream 1.
    private static async Task AnswerHttp2(TcpListener server)
    {
        using var client = await server.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[4096], 24 + 9 + 9);
        await stream.WriteAsync(new byte[] { 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0 });
        await Task.Delay(200);
        await stream.WriteAsync(new byte[] { 0, 0, 1, 1, 5, 0, 0, 0, 1, 0x88 });
        await Task.Delay(1000);
    }
}
