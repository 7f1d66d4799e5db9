using System.Diagnostics;
using DeployPlan.Drivers.Programs;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>The process that serves.</summary>
internal sealed class ServiceProcess
{
    private readonly RunningProgram _program;

    private ServiceProcess(RunningProgram program) => _program = program;

    public int Pid => _program.Pid;

    /// <summary>Null if none runs.</summary>
    public static ServiceProcess? Read(ServiceFiles files) => RunningProgram.Read(files.Pid) is { IsRunning: true } program ? new ServiceProcess(program) : null;

    /// <summary>Asks it to stop, and kills it if it does not; false if it is still running.</summary>
    public bool End(TimeSpan patience)
    {
        if (ProcessSignal.AskToEnd(Pid) && EndsWithin(patience))
        {
            return true;
        }

        try
        {
            using var process = Process.GetProcessById(Pid);
            ProcessSignal.EndTree(process);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }

        return EndsWithin(patience);
    }

    /// <summary>Waits until it has ended; false if it is still running.</summary>
    public bool EndsWithin(TimeSpan limit)
    {
        var waited = Stopwatch.StartNew();
        while (_program.IsRunning)
        {
            if (waited.Elapsed > limit)
            {
                return false;
            }

            Thread.Sleep(20);
        }

        return true;
    }
}
