using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DeployPlan.Editor.Tests.Support;

/// <summary>The YAML language server that editors run, and a client that asks it what an editor asks it: LSP over stdin and stdout.</summary>
internal sealed class LanguageServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly string Program = Path.Combine(Repository.Tests, "node_modules", "yaml-language-server", "bin", "yaml-language-server");

    private readonly Process _process;
    private readonly Dictionary<string, JsonArray> _diagnostics = [];
    private int _requests;

    private LanguageServer(Process process) => _process = process;

    public bool HasEnded => _process.HasExited;

    public static LanguageServer Start()
    {
        Assert.IsTrue(File.Exists(Program), $"There is no {Program}; run: npm ci --prefix tests/DeployPlan.Editor.Tests");
        var start = new ProcessStartInfo("node", [Program, "--stdio"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var server = new LanguageServer(Process.Start(start)!);
        try
        {
            server.Greet();
            return server;
        }
        catch
        {
            server._process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Open(string uri, string text) => Notify("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "yaml", ["version"] = 1, ["text"] = text },
    });

    /// <summary>What the editor offers at a place; lines and columns from 0.</summary>
    public IReadOnlyList<JsonNode> Complete(string uri, int line, int column)
    {
        var answer = Request("textDocument/completion", Position(uri, line, column));
        return [.. (answer as JsonArray ?? answer!["items"]!.AsArray()).Select(item => item!)];
    }

    /// <summary>What the editor shows for what is under the pointer; nothing where it shows nothing.</summary>
    public string Hover(string uri, int line, int column) =>
        Request("textDocument/hover", Position(uri, line, column))?["contents"]?["value"]?.GetValue<string>() ?? "";

    /// <summary>What the editor underlines.</summary>
    public IReadOnlyList<JsonNode> Diagnostics(string uri)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!_diagnostics.ContainsKey(uri))
        {
            Handle(Read(deadline.Token));
        }

        return [.. _diagnostics[uri].Select(item => item!)];
    }

    public void Dispose()
    {
        try
        {
            Request("shutdown", null);
            Notify("exit", null);
            _process.StandardInput.Close();
        }
        finally
        {
            if (!_process.WaitForExit(Patience))
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }
        }
    }

    private static JsonObject Capabilities() => new()
    {
        ["textDocument"] = new JsonObject
        {
            ["completion"] = new JsonObject { ["completionItem"] = new JsonObject { ["documentationFormat"] = new JsonArray("markdown") } },
            ["hover"] = new JsonObject { ["contentFormat"] = new JsonArray("markdown") },
        },
    };

    // It ends by itself when the process of this id is gone, so that an aborted test run leaves nothing behind.
    private void Greet()
    {
        Request("initialize", new JsonObject { ["processId"] = Environment.ProcessId, ["rootUri"] = null, ["capabilities"] = Capabilities() });
        Notify("initialized", []);
        Notify("workspace/didChangeConfiguration", new JsonObject { ["settings"] = new JsonObject { ["yaml"] = Settings() } });
    }

    // Without the catalogue of schemas on the web: the file says which one it has.
    private static JsonObject Settings() => new()
    {
        ["validate"] = true,
        ["hover"] = true,
        ["completion"] = true,
        ["schemaStore"] = new JsonObject { ["enable"] = false },
    };

    private static JsonObject Position(string uri, int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri },
        ["position"] = new JsonObject { ["line"] = line, ["character"] = column },
    };

    private JsonNode? Request(string method, JsonObject? parameters)
    {
        var id = ++_requests;
        Write(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var message = Read(deadline.Token);
            if (message["method"] is null && message["id"]!.GetValue<int>() == id)
            {
                Assert.IsNull(message["error"], message.ToJsonString());
                return message["result"];
            }

            Handle(message);
        }
    }

    private void Notify(string method, JsonObject? parameters) => Write(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private void Handle(JsonNode message)
    {
        if (message["method"]?.GetValue<string>() == "textDocument/publishDiagnostics")
        {
            _diagnostics[message["params"]!["uri"]!.GetValue<string>()] = message["params"]!["diagnostics"]!.AsArray();
        }
        else if (message["id"] is { } question)
        {
            Write(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = question.DeepClone(), ["result"] = null });
        }
    }

    private void Write(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var stream = _process.StandardInput.BaseStream;
        stream.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        stream.Write(body);
        stream.Flush();
    }

    private JsonNode Read(CancellationToken deadline)
    {
        var length = 0;
        for (var header = ReadLine(deadline); header.Length > 0; header = ReadLine(deadline))
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
            }
        }

        var body = new byte[length];
        _process.StandardOutput.BaseStream.ReadExactlyAsync(body, deadline).AsTask().GetAwaiter().GetResult();
        return JsonNode.Parse(body)!;
    }

    private string ReadLine(CancellationToken deadline)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            _process.StandardOutput.BaseStream.ReadExactlyAsync(one, deadline).AsTask().GetAwaiter().GetResult();
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }
    }
}
