using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace DeployPlan.Drivers.Tests.Containers;

/// <summary>A container engine that serves the Docker API, and a registry, both on this machine and with everything they keep in one folder.</summary>
internal sealed class ContainerEngine : IDisposable
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(180);
    private static readonly HttpClient Client = new();

    private readonly string _folder = Workspace.NewFolder("engine");
    private readonly List<Process> _servers = [];

    public ContainerEngine()
    {
        Images = new TestImages(this);
        try
        {
            StartRegistry();
            WriteSettings();
            Serve("podman", ["system", "service", "--time=0", Host], () => Docker("version").ExitCode == 0);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Host and port of the registry.</summary>
    public string Registry { get; private set; } = "";

    public TestImages Images { get; }

    /// <summary>What programs need to find the engine and to trust the registry.</summary>
    public (string Name, string Value)[] Variables => [("DOCKER_HOST", Host), ("DOCKER_BUILDKIT", "0"), ("DOTNET_CONTAINER_INSECURE_REGISTRIES", Registry), .. Settings];

    private string Host => $"unix://{_folder}/engine.sock";

    private (string Name, string Value)[] Settings =>
    [
        ("CONTAINERS_CONF", Path.Combine(_folder, "containers.conf")),
        ("CONTAINERS_STORAGE_CONF", Path.Combine(_folder, "storage.conf")),
        ("CONTAINERS_REGISTRIES_CONF", Path.Combine(_folder, "registries.conf")),
    ];

    /// <summary>A port of this machine that nobody used a moment ago.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public BuildResult Docker(params string[] arguments) => Dotnet.RunProgram("docker", _folder, arguments, Variables);

    /// <summary>The digest of the tag, as the registry says it; null where there is no such tag.</summary>
    public string? DigestOf(string repository, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri($"http://{Registry}/v2/{repository}/manifests/{tag}"));
        request.Headers.Add("Accept", ["application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.oci.image.index.v1+json"]);
        using var answer = Client.Send(request);
        return answer.IsSuccessStatusCode ? answer.Headers.GetValues("Docker-Content-Digest").Single() : null;
    }

    /// <summary>The tags of a repository, as the registry says them.</summary>
    public async Task<IReadOnlyList<string>> TagsOf(string repository) =>
        [.. JsonNode.Parse(await Client.GetStringAsync(new Uri($"http://{Registry}/v2/{repository}/tags/list")))!["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).Order(StringComparer.Ordinal)];

    /// <summary>What the service that listens on that port answers.</summary>
    public static Task<string> Ask(int port) => Client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"));

    public void Dispose()
    {
        Dotnet.RunProgram("podman", _folder, ["rm", "--all", "--force", "--time=0"], Settings);
        foreach (var server in _servers)
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
            server.Dispose();
        }

        Dotnet.RunProgram("rm", _folder, ["-rf", Path.Combine(_folder, "storage"), Path.Combine(_folder, "run")]);
    }

    // The port may be taken by somebody else before the registry takes it.
    private void StartRegistry()
    {
        for (var attempt = 1; ; attempt++)
        {
            Registry = "localhost:" + FreePort().ToString(CultureInfo.InvariantCulture);
            Write("registry.yml", $"version: 0.1\nstorage: {{ filesystem: {{ rootdirectory: {_folder}/registry }} }}\nhttp: {{ addr: \"{Registry.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)}\" }}\n");
            try
            {
                Serve("docker-registry", ["serve", Path.Combine(_folder, "registry.yml")], Answers);
                return;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                _servers.Clear();
            }
        }
    }

    private bool Answers()
    {
        try
        {
            using var answer = Client.GetAsync(new Uri($"http://{Registry}/v2/")).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Plain defaults ask for limits, cgroups and networks that a machine of a build does not give.
    private void WriteSettings()
    {
        Write("containers.conf", """
            [containers]
            default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
            netns = "host"
            log_driver = "k8s-file"
            [engine]
            runtime = "runc"
            cgroup_manager = "cgroupfs"
            events_logger = "file"

            """);
        Write("storage.conf", $"[storage]\ndriver = \"vfs\"\ngraphroot = \"{_folder}/storage\"\nrunroot = \"{_folder}/run\"\n");
        Write("registries.conf", $"[[registry]]\nlocation = \"{Registry}\"\ninsecure = true\n");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private void Serve(string program, string[] arguments, Func<bool> isReady)
    {
        var server = Dotnet.Start(program, _folder, arguments, Settings);
        server.OutputDataReceived += static (_, _) => { };
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        _servers.Add(server);
        for (var waited = Stopwatch.StartNew(); !isReady(); server.WaitForExit(50))
        {
            if (server.HasExited || waited.Elapsed > TimeToStart)
            {
                throw new InvalidOperationException($"{program} does not serve.");
            }
        }
    }
}
