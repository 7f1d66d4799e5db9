using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DeployPlan.Package.Tests.Support;

/// <summary>An apply in a process of its own, which a test watches and ends; at the latest when it is disposed.</summary>
internal sealed class RunningApply : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly Process _process;

    private RunningApply(Process process) => (_process, Output) = (process, process.StandardOutput.ReadToEndAsync());

    public Task<string> Output { get; }

    public int ExitCode => _process.ExitCode;

    /// <summary>Whether a thread of the build, or of one of its nodes, waits for someone who writes into a pipe: what the kernel says of it.</summary>
    public bool WaitsForPipe => Directory.GetDirectories("/proc").Where(IsOfBuild).SelectMany(static process => Directory.GetDirectories(Path.Combine(process, "task")))
        .Any(static thread => TextOf(Path.Combine(thread, "wchan")) == "wait_for_partner");

    public static RunningApply Start(ApplyProject project, string parallelism = "-m:3")
    {
        // A process that a shell runs in the background starts with SIGINT ignored, and so does everything below it: also a test run.
        var process = Dotnet.Start(
            "env",
            project.Project.Folder,
            ["--default-signal=INT", "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod", parallelism]);
        _ = process.StandardError.ReadToEndAsync();
        return new RunningApply(process);
    }

    public static async Task Until(Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.IsLessThan(Patience, waited.Elapsed);
            await Task.Delay(50);
        }
    }

    /// <summary>How the operation of the last release is recorded; empty where it is not. A record is replaced as a whole, so there is always one to read.</summary>
    public static string StatusIn(ApplyProject project, string id)
    {
        var file = project.Releases is not [.., var release] ? null : Directory.GetFiles(Path.Combine(release, "operations"), $"*-{id}.json").SingleOrDefault();
        return file is null ? "" : JsonNode.Parse(File.ReadAllText(file))!["status"]!.GetValue<string>();
    }

    /// <summary>What a person does with Ctrl-C.</summary>
    public void Interrupt() => Dotnet.RunProgram("kill", "/", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]).Succeeds();

    public void Kill(bool entireProcessTree) => _process.Kill(entireProcessTree);

    public async Task End()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
    }

    private bool IsOfBuild(string process)
    {
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        var stat = TextOf(Path.Combine(process, "stat"));
        return Path.GetFileName(process) == id || (stat.LastIndexOf(')') is > 0 and var end && stat[(end + 2)..].Split(' ')[1] == id);
    }

    private static string TextOf(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
