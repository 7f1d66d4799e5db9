using System.Diagnostics;
using System.Globalization;

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

    /// <summary>The build and whatever it has started.</summary>
    private IReadOnlyList<int> Processes
    {
        get
        {
            var parents = Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(static name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(static name => (Pid: int.Parse(name!, CultureInfo.InvariantCulture), Parent: ParentOf(name!))).ToLookup(static pair => pair.Parent, static pair => pair.Pid);
            var found = new List<int> { _process.Id };
            for (var i = 0; i < found.Count; i++)
            {
                found.AddRange(parents[found[i]]);
            }

            return found;
        }
    }

    /// <summary>Sends a signal to the build and to whatever it has started.</summary>
    public void Signal(string name)
    {
        foreach (var pid in Processes)
        {
            Dotnet.RunProgram("kill", "/", [$"-{name}", pid.ToString(CultureInfo.InvariantCulture)]);
        }
    }

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

    private static int ParentOf(string pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
