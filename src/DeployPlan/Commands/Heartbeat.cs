using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>Does something again and again, until it is disposed or a store refuses it. Where a store does not answer, it is tried again.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    /// <param name="beat">What is done.</param>
    /// <param name="period">How often.</param>
    public Heartbeat(Action beat, TimeSpan period)
    {
        _thread = new Thread(() => Run(beat, period)) { IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }

    private void Run(Action beat, TimeSpan period)
    {
        while (!_ended.Wait(period))
        {
            try
            {
                beat();
            }
            catch (StoreException e) when (e.Fault == StoreFault.Unreachable)
            {
                // It may come back before anyone else takes what this one has.
            }
            catch (StoreException)
            {
                // What is written at the end is refused, too, and says so.
                return;
            }
        }
    }
}
