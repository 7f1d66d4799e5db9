using System.Diagnostics;
using System.Text;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A build in processes of its own, which a test stops and continues, kills, interrupts, or waits for. Disposing it ends all of them.</summary>
internal sealed class RunningBuild : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _read;
    private readonly Task<string> _error;

    public RunningBuild(TestProject project, params string[] arguments)
        : this(project, [], arguments)
    {
    }

    public RunningBuild(TestProject project, (string Name, string Value)[] variables, params string[] arguments)
    {
        // A process that a shell runs in the background starts with SIGINT ignored, and so does everything below it: also a test run.
        _process = Dotnet.Start(
            "env", project.Folder, ["--default-signal=INT", "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-p:Env=prod", .. arguments], variables);
        _read = Read();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Sends a signal to the build and to whatever it has started.</summary>
    public void Signal(string name) => ProcessTree.Signal(_process.Id, name);

    /// <summary>Ends the build and whatever it has started at one moment, as when a machine loses its power.</summary>
    public void Kill() => ProcessTree.Kill(_process.Id);

    /// <summary>The program that talks to the store.</summary>
    public int StoreProgram => ProcessTree.Find(_process.Id, "DeployPlan.Host.dll\0store\0").Single();

    /// <summary>Sends a signal to the program that talks to the store.</summary>
    public void SignalStoreProgram(string name) => ProcessTree.Signal([StoreProgram], name);

    /// <summary>Ends the build, and none of what it has started.</summary>
    public void KillAlone() => ProcessTree.Signal([_process.Id], "KILL");

    /// <summary>What a person does with Ctrl-C.</summary>
    public void Interrupt() => ProcessTree.Signal([_process.Id], "INT");

    /// <summary>Returns when a file is there.</summary>
    public Task Until(string file) => Until(() => File.Exists(file), $"{file} did not come");

    /// <summary>Returns when it has said something.</summary>
    public Task UntilSaid(string text) => Until(() => Said.Contains(text, StringComparison.Ordinal), $"'{text}' did not come");

    public async Task<BuildResult> Ended()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        await _read;
        return new BuildResult(_process.ExitCode, Said, await _error);
    }

    public void Dispose()
    {
        Signal("CONT");
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private async Task Until(Func<bool> isSo, string otherwise)
    {
        var since = Stopwatch.StartNew();
        while (!isSo())
        {
            if (_process.HasExited)
            {
                await _read;
                Assert.IsTrue(isSo(), Said);
            }

            Assert.IsLessThan(Patience, since.Elapsed, $"{otherwise}; it said: {Said}");
            await Task.Delay(50);
        }
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.Append(line).Append('\n');
            }
        }
    }
}
