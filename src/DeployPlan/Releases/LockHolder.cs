using System.Diagnostics;
using System.Globalization;
using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>Who holds the lock of an environment.</summary>
/// <param name="Release">The release that it is held for.</param>
/// <param name="User">The user.</param>
/// <param name="Pid">The process.</param>
/// <param name="ProcessStart">When the process started, as <see cref="ProcessIdentity"/> says it.</param>
/// <param name="Since">Since when, UTC.</param>
internal sealed record LockHolder(string Release, string User, int Pid, string ProcessStart, DateTime Since)
{
    /// <summary>Where the process runs.</summary>
    public MachineIdentity Machine { get; init; } = new("", "", "", "");

    /// <summary>The job of a build server that holds it; empty if none does.</summary>
    public string Job { get; init; } = "";

    /// <summary>Whether the holder also has the lock of the operating system, which ends with its process.</summary>
    public bool IsKeptBySystem { get; init; }

    /// <summary>Whether the process is known to run.</summary>
    internal bool IsRunning => Machine.SharesProcessesWith(MachineIdentity.Current) && !HasEnded;

    /// <summary>Whether the process is known to have ended. What is not certainly of this machine never is.</summary>
    /// <param name="isFree">Whether the lock of the operating system is free.</param>
    internal bool IsGone(bool isFree) =>
        isFree && ((IsKeptBySystem && Machine.SharesKernelWith(MachineIdentity.Current))
            || MachineIdentity.Current.WasRestartedSince(Machine)
            || (Machine.SharesProcessesWith(MachineIdentity.Current) && HasEnded));

    /// <summary>This process.</summary>
    internal static LockHolder Of(string release, DateTime now, string job)
    {
        using var self = Process.GetCurrentProcess();

        // What is read back has the time in milliseconds.
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        return new LockHolder(release, Environment.UserName, self.Id, ProcessIdentity.StartOf(self.Id) ?? "", now)
        {
            Machine = MachineIdentity.Current,
            Job = job,
            IsKeptBySystem = true,
        };
    }

    private bool HasEnded => ProcessIdentity.StartOf(Pid) is var start && (start is null || (start.Length > 0 && start != ProcessStart));

    private static LockHolder Empty { get; } = new("", "", 0, "", default);

    // Locks of before have no machine, boot, namespace, job and system lock: of them nothing is certain.
    internal static LockHolder Fields(Form form, LockHolder x)
    {
        var release = form.Text("release", x.Release, TextKind.Filled, "The release that it is held for.");
        var host = form.Text("host", x.Machine.Host, TextKind.Filled, "The machine.");
        return new(
            release,
            form.Text("user", x.User, TextKind.Filled, "The user."),
            form.Number("pid", x.Pid, 0, int.MaxValue, "The process."),
            form.Text("process_start", x.ProcessStart, TextKind.Any, "When the process started."),
            form.Time("since", x.Since, "Since when, UTC."))
        {
            Machine = new(
                host,
                form.Text("machine", x.Machine.Machine, TextKind.Any, "The id of the machine."),
                form.Text("boot", x.Machine.Boot, TextKind.Any, "The id of its last start."),
                form.Text("pid_namespace", x.Machine.Namespace, TextKind.Any, "In which process numbers are counted.")),
            Job = form.Text("job", x.Job, TextKind.Any, "The job of a build server."),
            IsKeptBySystem = form.Truth("system_lock", x.IsKeptBySystem, "Whether the operating system keeps the lock, too."),
        };
    }

    internal byte[] ToBytes() => RecordFormat.ToBytes(this, Fields);

    /// <summary>Null if the file is not one that was written as a whole.</summary>
    internal static LockHolder? Read(string file) => RecordFormat.Read(file, Empty, Fields) is { } holder && holder.Since != default ? holder : null;

    /// <summary>For a message.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "release {0} by {1} on {2}, process {3}{4}, since {5}", Release, User, Machine.Host, Pid, Job.Length > 0 ? ", job " + Job : "", UtcText.Of(Since));

    /// <summary>The same, with how long ago that was.</summary>
    internal string ToString(DateTime now) => $"{this} ({Age(now - Since)} ago)";

    private static string Age(TimeSpan age) =>
        age.TotalMinutes < 2 ? string.Format(CultureInfo.InvariantCulture, "{0:0} s", Math.Max(0, age.TotalSeconds))
        : age.TotalHours < 2 ? string.Format(CultureInfo.InvariantCulture, "{0:0} min", age.TotalMinutes)
        : age.TotalDays < 2 ? string.Format(CultureInfo.InvariantCulture, "{0:0} h", age.TotalHours)
        : string.Format(CultureInfo.InvariantCulture, "{0:0} days", age.TotalDays);
}
