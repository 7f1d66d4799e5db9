using System.Diagnostics;
using System.Globalization;
using DeployPlan.Host.Stores;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>The program that talks to the store, as a build starts it. Disposing it ends it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly string _pipe = "dps-" + Guid.NewGuid().ToString("N")[..16];
    private readonly Process _process;

    /// <param name="location">The store.</param>
    /// <param name="folder">The folder of the config.</param>
    /// <param name="before">The program and its arguments that call it, for example in a namespace; empty for none.</param>
    public HostProcess(string location, string folder, params string[] before)
    {
        string[] command = [.. before, "dotnet", "exec", typeof(StoreCommand).Assembly.Location, "store", location, folder, _pipe, "0"];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.AreEqual("ready", _process.StandardOutput.ReadLine());
        Client = StoreClient.Connect(_pipe);
    }

    public StoreClient Client { get; }

    public StoreClient Connect() => StoreClient.Connect(_pipe);

    /// <summary>Takes the lease, or waits until it is known that someone has it.</summary>
    public LeaseAnswer Take(string release, int seconds) =>
        LeaseWaiting.UntilKnown(() => Client.Take(new LeaseClaim("shop/prod/lease.json", release, seconds, "ann", "host1", "", "")));

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Kills it at the call of that number of one of its threads, for example its third <c>fsync</c>, which may then be done or not. What it starts is left alone.</summary>
    /// <returns>What watches it: it ends when this program does.</returns>
    public Process KillAt(string call, int number)
    {
        var tasks = Directory.GetDirectories($"/proc/{_process.Id}/task");
        string[] threads = [.. tasks.SelectMany(static task => new[] { "-p", Path.GetFileName(task) })];
        var watcher = Process.Start(new ProcessStartInfo("strace", ["-qq", "-o", "/dev/null", "-e", "trace=?" + call, "-e", $"inject=?{call}:signal=KILL:when={number}", .. threads]) { RedirectStandardError = true })!;
        Assert.IsTrue(SpinWait.SpinUntil(() => watcher.HasExited || tasks.All(IsTraced), TimeSpan.FromSeconds(30)));
        Assert.IsFalse(watcher.HasExited, watcher.HasExited ? watcher.StandardError.ReadToEnd() : "");
        return watcher;
    }

    /// <summary>Whether it runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Stops it, as a machine that sleeps, and continues it.</summary>
    public void Pause() => Signal("STOP");

    public void Continue() => Signal("CONT");

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        File.Delete(Path.Combine(Path.GetTempPath(), "CoreFxPipe_" + _pipe));
    }

    // A thread that has ended since is none.
    private static bool IsTraced(string task)
    {
        try
        {
            return !File.ReadLines(Path.Combine(task, "status")).Contains("TracerPid:\t0");
        }
        catch (Exception e) when (e is IOException or DirectoryNotFoundException)
        {
            return true;
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
