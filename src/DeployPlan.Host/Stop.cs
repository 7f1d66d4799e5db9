using System.Data.Common;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DeployPlan.Host;

/// <summary>Stops statements in the database when this program is asked to stop, so that nothing keeps running there.</summary>
internal sealed class Stop : IDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly ManualResetEventSlim _asked = new();
    private volatile Action? _interrupt;

    public Stop()
    {
        // Ctrl-C reaches every program of the console. The build decides, and uses another signal.
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            new Thread(Ask) { IsBackground = true }.Start();
        }));
    }

    /// <summary>Asks this program to end when that process has: the build that has started it may be killed, and nothing would end the statement in the database.</summary>
    public void EndWith(int parent)
    {
        if (parent > 0)
        {
            new Thread(() => WaitForEnd(parent)) { IsBackground = true }.Start();
        }
    }

    public bool IsAsked => _asked.IsSet;

    /// <summary>Waits; true when asked to end.</summary>
    public bool Wait(TimeSpan time) => _asked.Wait(time);

    /// <summary>Runs a command that <paramref name="interrupt"/> can end.</summary>
    /// <exception cref="OperationCanceledException">This program was asked to end.</exception>
    public void Run(DbCommand command, Action<DbCommand> interrupt)
    {
        _interrupt = () => interrupt(command);
        try
        {
            if (IsAsked)
            {
                throw new OperationCanceledException();
            }

            command.ExecuteNonQuery();
        }
        finally
        {
            _interrupt = null;
        }
    }

    public void Dispose()
    {
        _signals.ForEach(static signal => signal.Dispose());
        _asked.Dispose();
    }

    private void WaitForEnd(int parent)
    {
        try
        {
            using var process = Process.GetProcessById(parent);
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }

        Ask();
    }

    private void Ask()
    {
        _asked.Set();
        new Thread(Interrupt) { IsBackground = true }.Start();
        Thread.Sleep(TimeToEnd);

        // A wait that cannot be interrupted. The database rolls back what is not committed.
        Environment.Exit(1);
    }

    private void Interrupt()
    {
        try
        {
            _interrupt?.Invoke();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // It has ended by itself, or the database is gone.
        }
    }
}
