using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Releases;

/// <summary>Who holds the lock of an environment.</summary>
/// <param name="Release">The release that it is held for.</param>
/// <param name="Host">The machine.</param>
/// <param name="User">The user.</param>
/// <param name="Pid">The process.</param>
/// <param name="ProcessStart">When the process started, as <see cref="ProcessIdentity"/> says it.</param>
/// <param name="Since">Since when, UTC.</param>
internal sealed record LockHolder(string Release, string Host, string User, int Pid, string ProcessStart, DateTime Since)
{
    /// <summary>Whether the process is known to have ended. A process of another machine never is.</summary>
    internal bool IsGone => Host == Environment.MachineName && ProcessIdentity.StartOf(Pid) is var start && (start is null || (start.Length > 0 && start != ProcessStart));

    /// <summary>Whether the process is known to run.</summary>
    internal bool IsAlive => Host == Environment.MachineName && !IsGone;

    /// <summary>This process.</summary>
    internal static LockHolder Of(string release, DateTime now)
    {
        using var self = Process.GetCurrentProcess();
        return new LockHolder(release, Environment.MachineName, Environment.UserName, self.Id, ProcessIdentity.StartOf(self.Id) ?? "", now);
    }

    internal byte[] ToBytes() => RecordFormat.ToBytes(json =>
    {
        json.Text("release", Release);
        json.Text("host", Host);
        json.Text("user", User);
        json.Number("pid", Pid);
        json.Text("process_start", ProcessStart);
        json.Text("since", RecordFormat.ToText(Since));
    });

    /// <summary>Null if the file is not one that was written as a whole.</summary>
    internal static LockHolder? Read(string file) => RecordFormat.Read(file) is { } node && RecordFormat.Time(node, "since") is { } since
        ? new LockHolder(
            RecordFormat.Text(node, "release"),
            RecordFormat.Text(node, "host"),
            RecordFormat.Text(node, "user"),
            RecordFormat.Number(node, "pid"),
            RecordFormat.Text(node, "process_start"),
            since)
        : null;

    /// <summary>For a message.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "release {0} by {1} on {2}, process {3}, since {4}", Release, User, Host, Pid, RecordFormat.ToText(Since));
}
