using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>git's own http-backend, behind a server on 127.0.0.1 that wants a user and a password to push.</summary>
internal sealed class HttpGitServer : IGitServer
{
    public const string Password = "canary-of-http";

    private readonly int _port = FreePort.Find();
    private readonly string _backend;
    private HttpListener _listener = new();

    public HttpGitServer()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "--exec-path") { RedirectStandardOutput = true })!;
        _backend = Path.Combine(git.StandardOutput.ReadToEnd().Trim(), "git-http-backend");
        Start();
    }

    /// <summary>Whether a user who is known may push; else the answer is 403.</summary>
    public bool MayPush { get; set; } = true;

    public string UrlOf(string path) => $"http://ann@127.0.0.1:{_port}{path}";

    public void LetIn(GitRepository clone) => clone.Git("config", "http.extraHeader", "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:" + Password)));

    public void Start()
    {
        _listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}/" } };
        _listener.Start();
        new Thread(() => Listen(_listener)) { IsBackground = true }.Start();
    }

    public void Stop() => _listener.Close();

    public void Dispose() => Stop();

    private void Listen(HttpListener listener)
    {
        try
        {
            while (true)
            {
                var context = listener.GetContext();
                new Thread(() => Answer(context)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            var request = context.Request;
            if (!(request.Headers["Authorization"] is { } given && Encoding.UTF8.GetString(Convert.FromBase64String(given["Basic ".Length..])) == "ann:" + Password))
            {
                context.Response.Headers["WWW-Authenticate"] = "Basic realm=\"tests\"";
                context.Response.StatusCode = 401;
            }
            else if (!MayPush && request.RawUrl!.Contains("receive-pack", StringComparison.Ordinal))
            {
                context.Response.StatusCode = 403;
            }
            else
            {
                Run(request, context.Response);
            }

            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client or this server has gone.
        }
    }

    private void Run(HttpListenerRequest request, HttpListenerResponse response)
    {
        using var process = Process.Start(new ProcessStartInfo(_backend)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["GIT_PROJECT_ROOT"] = "/",
                ["GIT_HTTP_EXPORT_ALL"] = "1",
                ["GIT_CONFIG_GLOBAL"] = "/dev/null",
                ["PATH_INFO"] = request.Url!.AbsolutePath,
                ["QUERY_STRING"] = request.Url.Query.TrimStart('?'),
                ["REQUEST_METHOD"] = request.HttpMethod,
                ["CONTENT_TYPE"] = request.ContentType ?? "",
                ["CONTENT_LENGTH"] = request.ContentLength64 >= 0 ? request.ContentLength64.ToString(CultureInfo.InvariantCulture) : "",
                ["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? "",
                ["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? "",
                ["REMOTE_USER"] = "ann",
                ["REMOTE_ADDR"] = "127.0.0.1",
            },
        })!;
        _ = process.StandardError.ReadToEndAsync();
        request.InputStream.CopyTo(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        var bytes = output.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        foreach (var header in Encoding.UTF8.GetString(bytes, 0, end).Split("\r\n").Select(static line => line.Split(": ", 2)))
        {
            if (header[0] == "Status")
            {
                response.StatusCode = int.Parse(header[1].Split(' ')[0], CultureInfo.InvariantCulture);
            }
            else
            {
                response.Headers[header[0]] = header[1];
            }
        }

        response.OutputStream.Write(bytes.AsSpan(end + 4));
    }
}
