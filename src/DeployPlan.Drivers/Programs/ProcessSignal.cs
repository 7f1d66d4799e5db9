using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace DeployPlan.Drivers.Programs;

/// <summary>Signals to other processes, for which netstandard2.0 has no call.</summary>
internal static class ProcessSignal
{
    /// <summary>Asks a process to end; false if the system has no way to ask.</summary>
    public static bool AskToEnd(int pid) => UnixCalls.Send(pid, UnixCalls.Terminate);

    /// <summary>Kills a process and everything that it started.</summary>
    /// <exception cref="InvalidOperationException">It has ended already.</exception>
    public static void EndTree(Process process)
    {
        // Not part of netstandard2.0; runtimes without it kill only the program itself.
        if (typeof(Process).GetMethod("Kill", [typeof(bool)]) is not { } killTree)
        {
            process.Kill();
            return;
        }

        try
        {
            killTree.Invoke(process, [true]);
        }
        catch (TargetInvocationException e) when (e.InnerException is InvalidOperationException or Win32Exception)
        {
            throw new InvalidOperationException(e.InnerException.Message, e);
        }
    }
}
