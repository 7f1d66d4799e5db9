using System.ComponentModel;
using System.Diagnostics;
using DeployPlan.Drivers.Programs;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>A service that runs on this machine: the process that was started, and all that it has started.</summary>
/// <param name="files">Its files.</param>
/// <param name="leader">The process that the pid file names; null if it names none.</param>
internal sealed class ServiceProcess(ServiceFiles files, RunningProgram? leader)
{
    private const int TickMilliseconds = 20;

    private static readonly TimeSpan TimeToDie = TimeSpan.FromSeconds(10);

    /// <summary>The number of the process that was started; 0 if no file names one.</summary>
    public int Pid => leader?.Pid ?? 0;

    /// <summary>Whether the process that was started runs.</summary>
    public bool IsRunning => leader is { IsCertainlyRunning: true };

    /// <summary>Whether there is a process of that number of which nothing tells that it is the service.</summary>
    public bool IsDoubtful => leader is { Start.Length: 0, IsRunning: true };

    public static ServiceProcess Read(ServiceFiles files) => new(files, RunningProgram.Read(files.Pid));

    /// <summary>Every process that certainly belongs to the service and runs, also where the one that was started has ended or its file is gone.</summary>
    public IReadOnlyList<RunningProgram> Members() => ServiceMembers.Of(files.Mark, leader);

    /// <summary>Asks all of it to stop, and kills what does not; what it had to kill, and what runs all the same.</summary>
    /// <param name="patience">How long it may take to stop.</param>
    /// <param name="cancelled">Ends the waiting: then nothing is killed. Null for nothing that does.</param>
    public ServiceEnd End(TimeSpan patience, WaitHandle? cancelled = null)
    {
        // Some are known only while their parent runs.
        var known = new HashSet<RunningProgram>(Members());
        foreach (var member in known)
        {
            ProcessSignal.AskToEnd(member.Pid);
        }

        var killed = UnixCalls.IsUnix ? AfterWaiting(patience, known, cancelled) : Left(known);
        if (killed.Count == 0 || cancelled?.WaitOne(0) == true)
        {
            return new ServiceEnd([], killed);
        }

        // What is killed may have started more in the meantime.
        var waited = Stopwatch.StartNew();
        var left = killed;
        while (left.Count > 0 && waited.Elapsed < TimeToDie)
        {
            foreach (var member in left)
            {
                Kill(member.Pid);
            }

            Thread.Sleep(TickMilliseconds);
            left = Left(known);
        }

        return new ServiceEnd(killed, left);
    }

    /// <summary>Waits until the process that was started has ended; false if it is still running.</summary>
    /// <param name="limit">How long.</param>
    /// <param name="cancelled">Ends the waiting.</param>
    public bool EndsWithin(TimeSpan limit, WaitHandle cancelled)
    {
        for (var waited = Stopwatch.StartNew(); IsRunning;)
        {
            if (waited.Elapsed > limit || EndsInATick(cancelled))
            {
                return false;
            }
        }

        return true;
    }

    private IReadOnlyList<RunningProgram> AfterWaiting(TimeSpan patience, HashSet<RunningProgram> known, WaitHandle? cancelled)
    {
        var left = Left(known);
        for (var waited = Stopwatch.StartNew(); left.Count > 0 && waited.Elapsed < patience && !EndsInATick(cancelled);)
        {
            // Looking for new ones costs more than looking at those that are known.
            left = left.Any(static member => member.IsCertainlyRunning) ? left : Left(known);
        }

        return Left(known);
    }

    private static bool EndsInATick(WaitHandle? cancelled)
    {
        if (cancelled is not null)
        {
            return cancelled.WaitOne(TickMilliseconds);
        }

        Thread.Sleep(TickMilliseconds);
        return false;
    }

    private IReadOnlyList<RunningProgram> Left(HashSet<RunningProgram> known)
    {
        known.UnionWith(Members());
        return [.. known.Where(static member => member.IsCertainlyRunning)];
    }

    private static void Kill(int pid)
    {
        if (UnixCalls.IsUnix)
        {
            UnixCalls.Send(pid, UnixCalls.Kill);
            return;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            ProcessSignal.EndTree(process);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
