using System.Data;
using System.Data.Common;
using System.Runtime.InteropServices;

namespace DeployPlan.Migrator;

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

    public bool IsAsked => _asked.IsSet;

    /// <summary>Waits; true when asked to end.</summary>
    public bool Wait(TimeSpan time) => _asked.Wait(time);

    /// <summary>Runs a command that <paramref name="interrupt"/> can end.</summary>
    /// <exception cref="OperationCanceledException">This program was asked to end.</exception>
    public void Run(IDbCommand command, Action<IDbCommand> interrupt)
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
