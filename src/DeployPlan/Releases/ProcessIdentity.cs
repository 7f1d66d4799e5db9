using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Releases;

/// <summary>Distinguishes a process from a later one with the same number.</summary>
internal static class ProcessIdentity
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>When the process started, in a form that is always the same for this process; null if there is no such process, empty if the system does not say.</summary>
    public static string? StartOf(int pid)
    {
        if (File.Exists(BootId))
        {
            return OnLinux(pid);
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
        catch (Win32Exception)
        {
            return "";
        }
    }

    /// <summary>The process that started it, or has taken it over; 0 if there is no such process, or the system does not say.</summary>
    public static int ParentOf(int pid)
    {
        try
        {
            return FieldsOf(pid) is { Length: > 1 } fields && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parent) ? parent : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    // The name of the program, in parentheses, may hold anything; the fields behind it count from 3.
    private static string[] FieldsOf(int pid)
    {
        var status = File.ReadAllText("/proc/" + pid.ToString(CultureInfo.InvariantCulture) + "/stat");
        return status.Substring(status.LastIndexOf(')') + 2).Split(' ');
    }

    // Process.StartTime is computed from the wall clock there, and moves with it. What the kernel counts since it was booted does not.
    private static string? OnLinux(int pid)
    {
        try
        {
            var fields = FieldsOf(pid);
            return fields[0] is "Z" or "X" ? null : File.ReadAllText(BootId).Trim() + "/" + fields[19];
        }
        catch (IOException)
        {
            // There is none, or it ended while it was looked at.
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
