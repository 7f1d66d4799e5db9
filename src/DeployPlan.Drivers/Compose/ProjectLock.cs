using System.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Drivers.Compose;

/// <summary>Lets only one compose call of a project run at a time: two in parallel would both create its networks and volumes.</summary>
internal static class ProjectLock
{
    private const int TickMilliseconds = 100;

    /// <summary>Null if the operation was stopped or timed out before the lock was free.</summary>
    public static FileStream? Take(OperationContext operation, string projectName)
    {
        var waited = Stopwatch.StartNew();
        var silent = Stopwatch.StartNew();
        return FileLock.Take(Path.Combine(operation.EnvironmentDirectory, $"compose-{projectName}.lock"), Pause);

        bool Pause()
        {
            if (operation.Stopped.WaitOne(TickMilliseconds) || (operation.Limit > TimeSpan.Zero && waited.Elapsed > operation.Limit))
            {
                return false;
            }

            if (silent.Elapsed > operation.Heartbeat)
            {
                operation.Say(FormattableString.Invariant($"has waited {waited.Elapsed.TotalSeconds:0} s for another operation of the compose project {projectName}"));
                silent.Restart();
            }

            return true;
        }
    }
}
