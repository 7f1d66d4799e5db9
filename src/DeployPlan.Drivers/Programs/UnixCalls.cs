using System.Runtime.InteropServices;
using System.Text;

namespace DeployPlan.Drivers.Programs;

/// <summary>What netstandard2.0 has no call for. Programs such as <c>kill</c> are missing in many container images.</summary>
internal static class UnixCalls
{
    public const int Terminate = 15;
    public const int Kill = 9;
    private const int MayBeRun = 1;

    public static bool IsUnix => Path.DirectorySeparatorChar == '/';

    /// <summary>Whether the signal was sent.</summary>
    public static bool Send(int pid, int signal) => IsUnix && SendSignal(pid, signal) == 0;

    /// <summary>Whether the process belongs to the session or to the process group that <paramref name="leader"/> made.</summary>
    public static bool IsLedBy(int leader, int pid) => IsUnix && (SessionOf(pid) == leader || GroupOf(pid) == leader);

    /// <summary>Whether this user may run the file.</summary>
    public static bool IsExecutable(string file) => Access(Encoding.UTF8.GetBytes(file + "\0"), MayBeRun) == 0;

    /// <summary>What a link points to; null if it cannot be read.</summary>
    public static string? TargetOf(string link)
    {
        var target = new byte[4096];
        var length = (int)ReadLink(Encoding.UTF8.GetBytes(link + "\0"), target, (IntPtr)target.Length);
        return length < 0 ? null : Encoding.UTF8.GetString(target, 0, length);
    }

    [DllImport("libc", EntryPoint = "readlink")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr ReadLink(byte[] link, byte[] target, IntPtr size);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);

    [DllImport("libc", EntryPoint = "getsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SessionOf(int pid);

    [DllImport("libc", EntryPoint = "getpgid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GroupOf(int pid);

    [DllImport("libc", EntryPoint = "access")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access(byte[] file, int mode);
}
