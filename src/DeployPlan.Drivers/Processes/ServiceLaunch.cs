using System.ComponentModel;
using System.Diagnostics;
using DeployPlan.Drivers.Programs;
using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>Starts a program that keeps running after the build has ended, with its output in a file.</summary>
internal static class ServiceLaunch
{
    // In the background of a shell it is not affected by Ctrl-C, by closing the terminal, or by the end of the process group of the build. It writes itself to the pid
    // file before it becomes the service: whenever the build is killed, the process can be found. The second line is its ProcessIdentity.
    private const string Script =
        """
        log=$1; pid=$2; shift 2
        trap '' HUP
        $(command -v setsid) sh -c '
        start() { shift 19; printf "%s/%s\n" "$(cat /proc/sys/kernel/random/boot_id)" "$1"; }
        pid=$1; shift
        { echo $$; [ ! -r /proc/$$/stat ] || { stat=$(cat /proc/$$/stat); start ${stat##*) }; }; } > "$pid.tmp"
        mv -f "$pid.tmp" "$pid"
        exec "$@"' sh "$pid" "$@" >> "$log" 2>&1 < /dev/null &
        """;

    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(10);

    /// <summary>Null once the pid file names it.</summary>
    public static DriverFailure? Start(OperationContext operation, IReadOnlyList<string> command, string folder, string log, string pid)
    {
        File.Delete(pid);
        return Path.DirectorySeparatorChar == '\\' ? StartOnWindows(operation, command, folder, log, pid) : StartInShell(operation, command, folder, log, pid);
    }

    private static DriverFailure? StartInShell(OperationContext operation, IReadOnlyList<string> command, string folder, string log, string pid)
    {
        var call = new ProgramCall(["sh", "-c", Script, "sh", log, pid, .. command]) { WorkingDirectory = folder, Variables = DotnetCommand.VariablesOfBuild() };
        if (operation.Run(call) is { } failure)
        {
            return failure;
        }

        var waited = Stopwatch.StartNew();
        while (!File.Exists(pid))
        {
            if (waited.Elapsed > TimeToStart)
            {
                return new DriverFailure("DPL4175", $"'{command[0]}' did not start: {LogTail.Of(log)}; see {log}");
            }

            Thread.Sleep(10);
        }

        return null;
    }

    private static DriverFailure? StartOnWindows(OperationContext operation, IReadOnlyList<string> command, string folder, string log, string pid)
    {
        var start = new ProcessStartInfo("cmd.exe", $"/d /s /c \"{CommandLine.Join(command)} >> \"{log}\" 2>&1 < nul\"")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        ChildProgram.AddVariables(start, operation.Variables.Additional, DotnetCommand.VariablesOfBuild());
        try
        {
            using var process = Process.Start(start)!;
            RunningProgram.Of(process.Id).WriteTo(pid);
            return null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return new DriverFailure("DPL4102", $"'{command[0]}' cannot be started: {e.Message.TrimEnd('.')}; correct the path or install the program");
        }
    }
}
