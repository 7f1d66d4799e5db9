using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DeployPlan.Browser.Tests.Support;

/// <summary>The browser of the machine, driven by a small program of playwright-core, started once for all tests. Nothing is downloaded.</summary>
[TestClass]
public static class Browser
{
    private const string Chromium = "/usr/bin/chromium";

    // Without them it runs in no container as root, and asks its maker for updates.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private static readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> Waiting = new();
    private static readonly ConcurrentDictionary<int, Page> Pages = new();
    private static Process? _program;
    private static int _last;

    [AssemblyInitialize]
    public static void Start(TestContext _)
    {
        var folder = FindTests();
        Assert.IsTrue(Directory.Exists(Path.Combine(folder, "node_modules", "playwright-core")), "There is no playwright-core; run: npm ci --prefix tests/DeployPlan.Browser.Tests");
        _program = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "Support", "browser.mjs"), Chromium, .. Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        new Thread(Listen) { IsBackground = true }.Start();
    }

    [AssemblyCleanup]
    public static void End()
    {
        _program?.StandardInput.Close();
        _program?.WaitForExit();
        _program?.Dispose();
    }

    internal static async Task<Page> Open(Uri url, int width, string colorScheme)
    {
        var id = Interlocked.Increment(ref _last);
        var page = Pages[id] = new Page(id);
        await Send(new JsonObject
        {
            ["page"] = id,
            ["open"] = new JsonObject { ["url"] = url.AbsoluteUri, ["viewport"] = new JsonObject { ["width"] = width, ["height"] = 800 }, ["colorScheme"] = colorScheme },
        });
        return page;
    }

    /// <summary>The answer of the program to a request.</summary>
    internal static Task<JsonNode?> Send(JsonObject request)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = Waiting[id] = new TaskCompletionSource<JsonNode?>(TaskCreationOptions.RunContinuationsAsynchronously);
        request["id"] = id;
        Write(request.ToJsonString());
        return answer.Task;
    }

    private static void Write(string line)
    {
        lock (Waiting)
        {
            _program!.StandardInput.WriteLine(line);
        }
    }

    private static void Listen()
    {
        while (_program!.StandardOutput.ReadLine() is { } line)
        {
            var message = JsonNode.Parse(line)!;
            if (message["problem"] is { } problem)
            {
                Pages[message["page"]!.GetValue<int>()].Note(problem.GetValue<string>());
            }
            else if (Waiting.TryRemove(message["id"]!.GetValue<int>(), out var answer))
            {
                _ = message["error"] is { } error ? answer.TrySetException(new InvalidOperationException(error.GetValue<string>())) : answer.TrySetResult(message["value"]);
            }
        }

        foreach (var answer in Waiting.Values)
        {
            answer.TrySetException(new InvalidOperationException("The program that drives the browser has ended."));
        }
    }

    private static string FindTests()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DeployPlan.Tasks.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests", "DeployPlan.Browser.Tests");
    }
}
