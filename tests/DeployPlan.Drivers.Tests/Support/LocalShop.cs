using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace DeployPlan.Drivers.Tests.Support;

/// <summary>The sample Shop for its environment local, on ports that are free. Disposing it ends its services.</summary>
internal sealed class LocalShop : IDisposable
{
    private static readonly HttpClient Http = new();
    private static readonly string[] Services = ["worker", "api", "catalog"];
    private readonly string _infra = Path.Combine(Workspace.NewFolder("infra"), "made.txt");
    private readonly int _apiPort = FreePort();
    private readonly int _catalogPort = FreePort();

    /// <summary>The one of a fresh clone.</summary>
    public LocalShop()
        : this(Path.Combine(FreshClone.Make(), "samples", "Shop")) => TakePackages();

    /// <summary>One that is in a folder already.</summary>
    public LocalShop(string folder)
    {
        Folder = folder;
        Replace("local.env", "/tmp/shop.", Folder + "/");
        foreach (var file in new[] { "deploy.yml", "local.env" })
        {
            Replace(file, ":8081", $":{_catalogPort}");
            Replace(file, "127.0.0.1:8080", $"127.0.0.1:{_apiPort}");
            Replace(file, "localhost:8080", $"127.0.0.1:{_apiPort}");
        }
    }

    public string Folder { get; }

    /// <summary>Where its releases and the processes of its services are recorded.</summary>
    public string State { get => field ?? PathOf(".deployplan/local"); init; }

    public string PathOf(string path) => Path.Combine(Folder, path);

    /// <summary>The releases, the oldest first; without one that is still being made.</summary>
    public IReadOnlyList<string> Releases => Directory.Exists(State)
        ? [.. Directory.GetDirectories(State, "2*").Where(folder => !folder.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The ids of the plan, in its order.</summary>
    public IReadOnlyList<string> Ids => [.. Operations.Select(Id)];

    private IEnumerable<JsonNode> Operations => JsonNode.Parse(File.ReadAllText(Path.Combine(Releases[^1], "plan.json")))!["operations"]!.AsArray()!;

    /// <summary>The health checks that these operations wait for: a resume looks again.</summary>
    public IReadOnlySet<string> ChecksThatAreWaitedForBy(IEnumerable<string> ids)
    {
        var left = ids.ToHashSet(StringComparer.Ordinal);
        var checks = Operations.Where(operation => operation["type"]!.GetValue<string>() == "health_check").Select(Id).ToHashSet(StringComparer.Ordinal);
        return Operations.Where(operation => left.Contains(Id(operation))).SelectMany(operation => operation["dependsOn"]!.AsArray()).Select(id => id!.GetValue<string>()).Where(checks.Contains).ToHashSet(StringComparer.Ordinal);
    }

    public void Replace(string path, string before, string after) =>
        File.WriteAllText(PathOf(path), File.ReadAllText(PathOf(path)).Replace(before, after, StringComparison.Ordinal));

    /// <summary>Binds the services to a machine: what is published on one is started there.</summary>
    public void RunServicesOn(string agent)
    {
        foreach (var service in Services)
        {
            Replace("deploy.yml", $"  {service}:\n    project:", $"  {service}:\n    runs_on: agent:{agent}\n    project:");
        }
    }

    /// <summary>
    /// Takes back what its environment local leaves out, so that its plan has every kind of operation: infra, by a script of its own that needs no container, and the worker.
    /// The infra is lines in a file outside of any checkout, the name of each.
    /// </summary>
    public void RunEverything()
    {
        const string Left = "infra: { network: ~, postgres: ~ }";
        Assert.Contains(Left, File.ReadAllText(PathOf("deploy.yml")));
        Replace("deploy.yml", Left, $"infra: {{ network: {{ command: [sh, infra/here.sh, network, '{_infra}'] }}, postgres: {{ command: [sh, infra/here.sh, postgres, '{_infra}', network] }} }}");
        Replace("deploy.yml", "worker: ~", "worker: { command: [dotnet, Shop.Worker.dll] }");
        File.WriteAllText(
            PathOf("infra/here.sh"),
            """
            #!/bin/sh
            # here.sh NAME FILE NEEDED...: notes that NAME is there, once all that it needs is.
            set -eu
            name="$1" file="$2"
            shift 2
            for needed; do grep -qx "$needed" "$file"; done
            [ "$name" != postgres ] || [ -n "$POSTGRES_PASSWORD" ]
            echo "$name" >> "$file"

            """);
    }

    /// <summary>What its infra has made, in the order in which it was.</summary>
    public string Infra => File.Exists(_infra) ? string.Join(' ', File.ReadAllLines(_infra)) : "";

    /// <summary>Environment variables, which win over those of local.env.</summary>
    public IReadOnlyList<(string Name, string Value)> Variables { get; init; } = [];

    public BuildResult Apply(params string[] arguments) => Dotnet.Run(Folder, Arguments(arguments), [.. Variables]);

    public BuildResult Rollback(params string[] arguments) => Build(["-t:DeployPlanRollback", .. arguments]);

    public BuildResult Build(params string[] arguments) => Dotnet.Run(Folder, ["build", "-nologo", "-tl:off", "-p:Env=local", .. arguments], [.. Variables]);

    /// <summary>An apply that is under way.</summary>
    public Process StartApply(params string[] arguments)
    {
        var apply = Dotnet.Start("dotnet", Folder, Arguments(arguments));
        _ = apply.StandardError.ReadToEndAsync();
        _ = apply.StandardOutput.ReadToEndAsync();
        return apply;
    }

    /// <summary>The record of an operation in the last release; null where there is none.</summary>
    public JsonNode? Record(string id)
    {
        var operations = Releases is [.., var release] ? Path.Combine(release, "operations") : "";
        return Directory.Exists(operations) && Directory.GetFiles(operations, $"????-{id}.json") is [var file] ? JsonNode.Parse(File.ReadAllText(file)) : null;
    }

    public string Status(string id) => Record(id)?["status"]!.GetValue<string>() ?? "";

    public Task<string> Catalog(string path) => Http.GetStringAsync(new Uri($"http://127.0.0.1:{_catalogPort}{path}"));

    public async Task<HttpStatusCode> Order(long product)
    {
        using var line = new StringContent($$"""{ "productId": {{product}}, "quantity": 1 }""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await Http.PostAsync(new Uri($"http://127.0.0.1:{_apiPort}/orders"), line);
        return response.StatusCode;
    }

    /// <summary>The process that serves; 0 for none.</summary>
    public int PidOf(string service) => Path.Combine(State, "services", service, "service.pid") is var file && File.Exists(file)
        ? int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture)
        : 0;

    public static bool IsRunning(int pid) =>
        pid > 0 && File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');

    public void Dispose()
    {
        foreach (var service in Services)
        {
            End(PidOf(service));
        }
    }

    /// <summary>Ends a service, if it runs.</summary>
    public static void End(int pid)
    {
        if (IsRunning(pid))
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireProcessTree: true);
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Those that a sample was last built with here. Where the sources are the same, they need not be packed again: their version is that of the sources.
    private void TakePackages()
    {
        var feed = Path.Combine("artifacts", "feed");
        var packed = new DirectoryInfo(Path.Combine(Workspace.Repository, feed));
        foreach (var file in packed.Exists ? packed.GetFiles("*.nupkg").OrderByDescending(static file => file.LastWriteTimeUtc).Take(3) : [])
        {
            file.CopyTo(PathOf(Path.Combine("..", "..", feed, file.Name)));
        }
    }

    private static string Id(JsonNode operation) => operation["id"]!.GetValue<string>();

    private static string[] Arguments(string[] arguments) => ["build", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=local", .. arguments];
}
