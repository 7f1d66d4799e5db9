using System.Diagnostics;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A build in processes of its own, which a test stops and continues, kills, or waits for. Disposing it ends all of them.</summary>
internal sealed class RunningBuild : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public RunningBuild(TestProject project, params string[] arguments)
    {
        _process = Dotnet.Start("dotnet", project.Folder, ["build", "--no-restore", "-nologo", "-tl:off", "-p:Env=prod", .. arguments]);
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Sends a signal to the build and to whatever it has started.</summary>
    public void Signal(string name) => ProcessTree.Signal(_process.Id, name);

    /// <summary>Returns when a file is there.</summary>
    public async Task Until(string file)
    {
        var since = Stopwatch.StartNew();
        while (!File.Exists(file))
        {
            Assert.IsFalse(_process.HasExited && !File.Exists(file), _process.HasExited ? await _output : "");
            Assert.IsLessThan(Patience, since.Elapsed, $"{file} did not come");
            await Task.Delay(50);
        }
    }

    public async Task<BuildResult> Ended()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return new BuildResult(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        Signal("CONT");
        if (!_process.HasExited)
        {
            Signal("KILL");
        }

        _process.Dispose();
    }
}
