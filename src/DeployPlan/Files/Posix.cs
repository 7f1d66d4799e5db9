using System.Runtime.InteropServices;
using System.Text;

namespace DeployPlan.Files;

/// <summary>What .NET Standard has no call for. Does nothing where there is no libc.</summary>
internal static class Posix
{
    private const int LongestTarget = 4096;

    /// <summary>Where a link leads, as it is written; empty if that cannot be said.</summary>
    public static string LinkTarget(string path)
    {
        var target = new byte[LongestTarget];
        var length = Try(() => (int)ReadLink(Bytes(path), target, (IntPtr)target.Length));
        return length > 0 ? Encoding.UTF8.GetString(target, 0, length) : "";
    }

    /// <summary>Flushes a file, or the names in a folder, to disk; without the latter a new file may be gone after a power failure. Who may read it can do so. A file system that cannot do so is left alone.</summary>
    public static void Flush(string path)
    {
        var descriptor = Try(() => Open(Bytes(path), 0));
        if (descriptor >= 0)
        {
            Try(() => Sync(descriptor));
            Try(() => Close(descriptor));
        }
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + "\0");

    private static int Try(Func<int> call)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return -1;
        }

        try
        {
            return call();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return -1;
        }
    }

    [DllImport("libc", EntryPoint = "readlink")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr ReadLink(byte[] path, byte[] target, IntPtr size);

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
