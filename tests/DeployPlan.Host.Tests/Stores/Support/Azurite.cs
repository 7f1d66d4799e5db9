using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>The emulator of Azure Blob Storage on 127.0.0.1, with its data in a temporary folder and a key of its own. Disposing it ends it.</summary>
internal sealed class Azurite : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deployplan-azurite-").FullName;
    private readonly string _key = Convert.ToBase64String("canary of the key of Azure Blob"u8.ToArray());
    private readonly int _port = FreePort.Find();
    private Process? _process;

    public Azurite() => Start();

    public string Connection => $"DefaultEndpointsProtocol=http;AccountName=shop;AccountKey={_key};BlobEndpoint={Url}";

    public string Url => $"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}/shop";

    public void Start()
    {
        var program = Path.Combine(Root(), "tests", "DeployPlan.Host.Tests", "Stores", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        Assert.IsTrue(File.Exists(program), "There is no Azurite; run: npm ci --prefix tests/DeployPlan.Host.Tests/Stores/azurite");
        _process = Process.Start(new ProcessStartInfo(
            "node",
            [program, "--blobHost", "127.0.0.1", "--blobPort", _port.ToString(CultureInfo.InvariantCulture), "--location", _folder, "--silent", "--skipApiVersionCheck", "--disableTelemetry"])
        {
            RedirectStandardOutput = true,
            Environment = { ["AZURITE_ACCOUNTS"] = "shop:" + _key },
        })!;
        _ = _process.StandardOutput.ReadToEndAsync();
        FreePort.WaitFor(_port);
    }

    public void Stop()
    {
        // Asked to end, so that it writes what it has in memory.
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Stop();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DeployPlan.Tasks.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
