using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace DeployPlan.Drivers.Tests.Traces;

/// <summary>A receiver of traces: the dashboard of Aspire, on free ports of 127.0.0.1. Disposing it ends it.</summary>
internal sealed class Dashboard : IDisposable
{
    private const string Version = "13.6.5";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly Process _process;
    private readonly HttpClient _client = new();
    private readonly string _page = NewUrl();

    public Dashboard()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var folder = Path.Combine(packages, "aspire.dashboard.sdk.linux-x64", Version, "tools");
        _process = Dotnet.Start(
            Path.Combine(folder, "Aspire.Dashboard"),
            folder,
            [],
            ("ASPNETCORE_URLS", _page),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", Grpc),
            ("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", Http),
            ("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true"),
            ("ASPIRE_DASHBOARD_API_ENABLED", "true"));
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it takes OTLP by gRPC.</summary>
    public string Grpc { get; } = NewUrl();

    /// <summary>Where it takes OTLP by HTTP.</summary>
    public string Http { get; } = NewUrl();

    /// <summary>Returns when it listens.</summary>
    public async Task Listens()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await Spans();
                return;
            }
            catch (HttpRequestException)
            {
                Assert.IsLessThan(Patience, waited.Elapsed, "the dashboard does not listen");
                await Task.Delay(100);
            }
        }
    }

    /// <summary>The spans that it got, by name.</summary>
    public async Task<IReadOnlyDictionary<string, JsonNode>> Spans() => (await Traces()).ToDictionary(static span => span["name"]!.GetValue<string>());

    /// <summary>The spans of all traces that it got; each has the name of its service as <c>service</c>.</summary>
    public async Task<IReadOnlyList<JsonNode>> Traces()
    {
        var answer = JsonNode.Parse(await _client.GetStringAsync(new Uri(_page + "/api/telemetry/spans")))!;
        var found = new List<JsonNode>();
        foreach (var resource in answer["data"]!["resourceSpans"]!.AsArray())
        {
            foreach (var span in resource!["scopeSpans"]!.AsArray().SelectMany(static scope => scope!["spans"]!.AsArray()))
            {
                span!["service"] = Attribute(resource["resource"]!, "service.name");
                found.Add(span);
            }
        }

        return found;
    }

    /// <summary>An attribute of a span as text; empty if it has none of that name.</summary>
    public static string Attribute(JsonNode of, string name) =>
        of["attributes"]!.AsArray().Where(attribute => attribute!["key"]!.GetValue<string>() == name).Select(static attribute => attribute!["value"]!["stringValue"]?.GetValue<string>()).FirstOrDefault() ?? "";

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
    }

    private static string NewUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";
    }
}
