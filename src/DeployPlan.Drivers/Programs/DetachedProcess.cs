using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace DeployPlan.Drivers.Programs;

/// <summary>Starts a program on Windows that gets none of the handles of this process, which <c>Process.Start</c> always passes on: a service would keep the pipes of the build open.</summary>
internal static class DetachedProcess
{
    private const uint NoWindow = 0x0800_0000;
    private const uint NewGroup = 0x0000_0200;
    private const uint UnicodeEnvironment = 0x0000_0400;

    /// <summary>The number of the process.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static int Start(string program, string arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var startup = new StartupInfo { Size = Marshal.SizeOf(typeof(StartupInfo)) };
        var line = new StringBuilder($"\"{program}\" {arguments}");
        if (!CreateProcess(
            program, line, IntPtr.Zero, IntPtr.Zero, false, NoWindow | NewGroup | UnicodeEnvironment, Encoding.Unicode.GetBytes(WindowsCommand.BlockOf(environment)), folder, ref startup, out var started))
        {
            throw new Win32Exception(Marshal.GetLastWin32Error());
        }

        CloseHandle(started.Thread);
        CloseHandle(started.Process);
        return started.ProcessId;
    }

    [DllImport("kernel32", EntryPoint = "CreateProcessW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateProcess(
        string program,
        StringBuilder commandLine,
        IntPtr processAttributes,
        IntPtr threadAttributes,
        [MarshalAs(UnmanagedType.Bool)] bool inheritHandles,
        uint flags,
        byte[] environment,
        string folder,
        ref StartupInfo startup,
        out ProcessInformation started);

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    // STARTUPINFOW: only its size is said.
    [StructLayout(LayoutKind.Sequential)]
    private struct StartupInfo
    {
        public int Size;
        private readonly IntPtr _reserved;
        private readonly IntPtr _desktop;
        private readonly IntPtr _title;
        private readonly int _x;
        private readonly int _y;
        private readonly int _width;
        private readonly int _height;
        private readonly int _columns;
        private readonly int _rows;
        private readonly int _fill;
        private readonly int _flags;
        private readonly short _show;
        private readonly short _reservedSize;
        private readonly IntPtr _reservedBytes;
        private readonly IntPtr _input;
        private readonly IntPtr _output;
        private readonly IntPtr _error;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessInformation
    {
        public IntPtr Process;
        public IntPtr Thread;
        public int ProcessId;
        public int ThreadId;
    }
}
