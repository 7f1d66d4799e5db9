using System.Diagnostics;
using System.Globalization;
using DeployPlan.Drivers.Programs;
using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>
/// The processes of a service. Two things tell them: a variable that the service was started with and that its children inherit, and the session that was made for it. Linux
/// shows both of every process, so what runs on is found although its leader has ended or its pid file is gone, and the children of what is found. Elsewhere only the session of a leader that still runs
/// is known.
/// </summary>
internal static class ServiceMembers
{
    /// <summary>The variable; its value is the folder of the service.</summary>
    public const string Variable = "DEPLOYPLAN_SERVICE";

    /// <param name="mark">The value of <see cref="Variable"/>.</param>
    /// <param name="leader">The process that was started; null if it is not known.</param>
    public static IReadOnlyList<RunningProgram> Of(string mark, RunningProgram? leader)
    {
        var isCertain = leader is { IsCertainlyRunning: true };
        if (Directory.Exists("/proc/self"))
        {
            return OnLinux(mark, leader?.Pid ?? 0, isCertain);
        }

        return !isCertain ? []
            : UnixCalls.IsUnix ? [.. Numbers().Where(pid => UnixCalls.IsLedBy(leader!.Pid, pid)).Select(RunningProgram.Of).Where(static program => program.Start.Length > 0)]
            : [leader!];
    }

    private static IReadOnlyList<RunningProgram> OnLinux(string mark, int leader, bool isCertain)
    {
        var marked = new List<RunningProgram>();
        var led = new List<RunningProgram>();
        var unmarked = new List<int>();
        var self = Process.GetCurrentProcess().Id;
        var here = Posix.LinkTarget("/proc/self/ns/pid");
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) || pid == self)
            {
                continue;
            }

            var isLed = leader > 0 && UnixCalls.IsLedBy(leader, pid);

            // In a container the same path is another folder.
            var found = MarkIn(folder + "/environ");
            var isMarked = found == mark && Posix.LinkTarget(folder + "/ns/pid") == here;
            if ((isLed || isMarked) && RunningProgram.Of(pid) is { Start.Length: > 0 } program)
            {
                (isMarked ? marked : led).Add(program);

                // A number is not given away while a session has it: where one of the session is ours, all of it is.
                isCertain |= isMarked && isLed;
            }
            else if (found is null)
            {
                unmarked.Add(pid);
            }
        }

        var members = isCertain ? [.. marked, .. led] : marked;
        return members.Count == 0 ? members : WithChildren(members, unmarked);
    }

    // What left the session and cleared its variables is known by its parent while that runs. What has the variable with another value is another service.
    private static List<RunningProgram> WithChildren(List<RunningProgram> members, IReadOnlyList<int> others)
    {
        var children = others.ToLookup(ProcessIdentity.ParentOf);
        var known = new HashSet<int>(members.Select(static member => member.Pid));
        for (var i = 0; i < members.Count; i++)
        {
            members.AddRange(children[members[i].Pid].Where(known.Add).Select(RunningProgram.Of).Where(static child => child.Start.Length > 0));
        }

        return members;
    }

    private static IEnumerable<int> Numbers()
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                yield return process.Id;
            }
        }
    }

    private static string? MarkIn(string file)
    {
        const string Start = "\0" + Variable + "=";
        try
        {
            var lines = "\0" + File.ReadAllText(file) + "\0";
            var at = lines.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
            return at < Start.Length ? null : lines.Substring(at, lines.IndexOf('\0', at) - at);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is of another user.
            return null;
        }
    }
}
