using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Drivers.Programs;

/// <summary>Signals to other processes, for which netstandard2.0 has no call.</summary>
internal static class ProcessSignal
{
    /// <summary>Asks a process to end; false where the system has no way to ask.</summary>
    public static bool AskToEnd(int pid)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return false;
        }

        using var kill = Process.Start(new ProcessStartInfo("kill", "-TERM " + pid.ToString(CultureInfo.InvariantCulture)) { UseShellExecute = false, RedirectStandardError = true });
        kill!.WaitForExit();
        return kill.ExitCode == 0;
    }
}
