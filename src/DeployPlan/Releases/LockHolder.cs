using System.Diagnostics;
using System.Globalization;
using DeployPlan.Text;

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

    private static LockHolder Empty { get; } = new("", "", "", 0, "", default);

    internal static LockHolder Fields(Form form, LockHolder x) => new(
        form.Text("release", x.Release, TextKind.Filled, "The release that it is held for."),
        form.Text("host", x.Host, TextKind.Filled, "The machine."),
        form.Text("user", x.User, TextKind.Filled, "The user."),
        form.Number("pid", x.Pid, 0, int.MaxValue, "The process."),
        form.Text("process_start", x.ProcessStart, TextKind.Any, "When the process started."),
        form.Time("since", x.Since, "Since when, UTC."));

    internal byte[] ToBytes() => RecordFormat.ToBytes(this, Fields);

    /// <summary>Null if the file is not one that was written as a whole.</summary>
    internal static LockHolder? Read(string file) => RecordFormat.Read(file, Empty, Fields) is { } holder && holder.Since != default ? holder : null;

    /// <summary>For a message.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "release {0} by {1} on {2}, process {3}, since {4}", Release, User, Host, Pid, UtcText.Of(Since));
}
