using System.Diagnostics;

namespace DeployPlan.Drivers.Compose;

/// <summary>Lets one compose call of a project go on at a time: two at once would both make its networks and volumes. The system gives it back when the process ends, however it ends.</summary>
internal static class ProjectLock
{
    private const int TickMilliseconds = 100;

    /// <summary>Null where the operation was stopped, or its time was over, before the lock was free.</summary>
    public static FileStream? Take(OperationContext operation, string projectName)
    {
        var file = Path.Combine(operation.EnvironmentDirectory, $"compose-{projectName}.lock");
        var waited = Stopwatch.StartNew();
        var silent = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (operation.Stopped.WaitOne(TickMilliseconds) || (operation.Limit > TimeSpan.Zero && waited.Elapsed > operation.Limit))
                {
                    return null;
                }
            }

            if (silent.Elapsed > operation.Heartbeat)
            {
                operation.Say(FormattableString.Invariant($"has waited {waited.Elapsed.TotalSeconds:0} s for another operation of the compose project {projectName}"));
                silent.Restart();
            }
        }
    }
}
