using System.ComponentModel;
using System.Diagnostics;
using DeployPlan.Drivers.Programs;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Processes;

/// <summary>Starts a program that keeps running after the build has ended, with its output in a file.</summary>
internal static class ServiceLaunch
{
    // In a session of its own it is not affected by Ctrl-C, by closing the terminal, or by the end of the process group of the build; without setsid it has at least a process
    // group of its own. It writes itself to the pid file before it becomes the service: whenever the build is killed, the process can be found. The second line is its
    // ProcessIdentity, the third one the release.
    private const string Script =
        """
        log=$1; pid=$2; release=$3; shift 3
        trap '' HUP
        session=$(command -v setsid) || set -m
        $session "$0" -c '
        start() { shift 19; printf "%s/%s\n" "$(cat /proc/sys/kernel/random/boot_id)" "$1"; }
        pid=$1; release=$2; shift 2
        { echo $$; if [ -r /proc/$$/stat ]; then stat=$(cat /proc/$$/stat); start ${stat##*) }; else echo; fi; echo "$release"; } > "$pid.tmp"
        mv -f "$pid.tmp" "$pid"
        exec "$@"' "$0" "$pid" "$release" "$@" >> "$log" 2>&1 < /dev/null &
        """;

    private const int TickMilliseconds = 10;

    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeAfterCancel = TimeSpan.FromSeconds(1);

    /// <summary>Null once the pid file names it, or a second after the build was cancelled.</summary>
    /// <param name="operation">The deploy.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Full path of the folder to run in.</param>
    /// <param name="environment">All its environment variables.</param>
    /// <param name="shown">Names of those whose values everyone may see.</param>
    /// <param name="log">Full path of the file that takes its output.</param>
    /// <param name="pid">Full path of the pid file.</param>
    public static DriverFailure? Start(
        OperationContext operation, IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string> environment, ICollection<string> shown, string log, string pid)
    {
        File.Delete(pid);
        return UnixCalls.IsUnix ? StartInShell(operation, command, folder, environment, shown, log, pid) : StartOnWindows(operation.ReleaseId, command, folder, environment, log, pid);
    }

    /// <summary>The shell that starts the service: one keeps to itself what is not a name to it, all but bash. On a command line may be only what everyone may see.</summary>
    public static string ShellFor(IReadOnlyDictionary<string, string> environment, ICollection<string> shown) =>
        environment.Keys.Any(name => !NameRules.IsShellName(name) && !shown.Contains(name)) ? "bash" : "sh";

    private static DriverFailure? StartInShell(
        OperationContext operation, IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string> environment, ICollection<string> shown, string log, string pid)
    {
        var shell = ShellFor(environment, shown);
        var others = environment.Where(variable => !NameRules.IsShellName(variable.Key) && shown.Contains(variable.Key)).Select(static variable => $"{variable.Key}={variable.Value}").ToList();
        var call = new ProgramCall([shell, "-c", Script, shell, log, pid, operation.ReleaseId, .. others.Count > 0 ? ["env", .. others] : Array.Empty<string>(), .. command]) { WorkingDirectory = folder, Environment = environment };
        if (operation.Run(call) is { } failure)
        {
            return failure;
        }

        var limit = TimeToStart;
        for (var waited = Stopwatch.StartNew(); !File.Exists(pid); Thread.Sleep(TickMilliseconds))
        {
            // Who cancels waits for what the file will name, to end it.
            limit = operation.IsStopped && limit == TimeToStart ? waited.Elapsed + TimeAfterCancel : limit;
            if (waited.Elapsed > limit)
            {
                return operation.IsStopped ? null : new DriverFailure("DPL4175", $"'{command[0]}' did not start: {LogTail.Of(log, operation.Masked)}; see {log}");
            }
        }

        // Where there is no /proc the shell cannot say when it has started.
        if (RunningProgram.Read(pid) is { Start.Length: 0 } started)
        {
            (RunningProgram.Of(started.Pid) with { Release = started.Release }).WriteTo(pid);
        }

        return null;
    }

    private static DriverFailure? StartOnWindows(string release, IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string> environment, string log, string pid)
    {
        try
        {
            var shell = Path.Combine(Environment.SystemDirectory, "cmd.exe");
            var started = DetachedProcess.Start(shell, WindowsCommand.OfShell(command, $" >> {WindowsCommand.Quoted(log)} 2>&1 < nul"), folder, environment);
            (RunningProgram.Of(started) with { Release = release }).WriteTo(pid);
            return null;
        }
        catch (Win32Exception e)
        {
            return new DriverFailure("DPL4102", $"'{command[0]}' cannot be started: {e.Message.TrimEnd('.')}; correct the path or install the program");
        }
    }
}
