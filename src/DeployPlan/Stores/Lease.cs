using System.Globalization;
using DeployPlan.Text;

namespace DeployPlan.Stores;

/// <summary>
/// Who executes an environment now: the document <c>&lt;project&gt;/&lt;environment&gt;/lease.json</c>. Its holder renews it. One that was not renewed for <see cref="Seconds"/> may be taken
/// over; the number <see cref="Token"/> grows then.
/// </summary>
internal sealed record Lease
{
    /// <summary>The release that is executed; empty where none is.</summary>
    public string Release { get; init; } = "";

    /// <summary>Grows with each one who takes the lease; who holds a smaller one has lost it.</summary>
    public int Token { get; init; }

    /// <summary>How often it was renewed.</summary>
    public int Renewal { get; init; }

    /// <summary>For how long it holds without being renewed.</summary>
    public int Seconds { get; init; }

    /// <summary>Since when, UTC by the clock of the holder.</summary>
    public DateTime Since { get; init; }

    /// <summary>When it was last renewed, UTC by the clock of the holder. For people, and to refuse at once: no one takes it over because of this time.</summary>
    public DateTime Renewed { get; init; }

    /// <summary>The user.</summary>
    public string User { get; init; } = "";

    /// <summary>The machine.</summary>
    public string Host { get; init; } = "";

    /// <summary>The job of a build server, as people find it; empty for none.</summary>
    public string Job { get; init; } = "";

    /// <summary>Whether other builds run its operations, each by itself.</summary>
    public bool IsInSteps { get; init; }

    /// <summary>The pipeline of a build server whose jobs do so; empty where none is known.</summary>
    public string Pipeline { get; init; } = "";

    /// <summary>The id of the plan that is executed.</summary>
    public string Plan { get; init; } = "";

    /// <summary>Whether no one executes the environment.</summary>
    public bool IsFree => Release.Length == 0;

    private static Lease Empty { get; } = new();

    public static Lease Fields(Form form, Lease x) => new()
    {
        Release = form.Text("release", x.Release, TextKind.Any, "The release that is executed; empty where none is."),
        Token = form.Number("token", x.Token, 0, int.MaxValue, "Grows with each one who takes the lease."),
        Renewal = form.Number("renewal", x.Renewal, 0, int.MaxValue, "How often it was renewed."),
        Seconds = form.Number("seconds", x.Seconds, 0, int.MaxValue, "For how long it holds without being renewed."),
        Since = form.Time("since", x.Since, "Since when, UTC."),
        Renewed = form.Time("renewed", x.Renewed, "When it was last renewed, UTC."),
        User = form.Text("user", x.User, TextKind.Any, "The user."),
        Host = form.Text("host", x.Host, TextKind.Any, "The machine."),
        Job = form.Text("job", x.Job, TextKind.Any, "The job of a build server; empty for none."),
        IsInSteps = form.Truth("in_steps", x.IsInSteps, "Whether other builds run its operations, each by itself."),
        Pipeline = form.Text("pipeline", x.Pipeline, TextKind.Any, "The pipeline whose jobs do so; empty where none is known."),
        Plan = form.Text("plan", x.Plan, TextKind.Any, "The id of the plan that is executed."),
    };

    public byte[] ToBytes() => FormDocument.ToBytes(this, Fields);

    /// <summary>Null where the document is not one that was written as a whole.</summary>
    public static Lease? Read(byte[] bytes) => FormDocument.Read(bytes, Empty, Fields);

    /// <summary>Whether it was renewed in time by the clocks of both. Where they differ it may look so, or not look so, wrongly.</summary>
    public bool LooksAlive(DateTime now) => Renewed <= now && now < Renewed.AddSeconds(Seconds);

    /// <summary>For a message.</summary>
    public string ToString(DateTime now) => string.Format(
        CultureInfo.InvariantCulture, "release {0} by {1} on {2}{3}, since {4}, renewed {5:0} s ago, lease number {6}",
        Release, User, Host, Job.Length > 0 ? ", job " + Job : "", UtcText.Of(Since), Math.Max(0, (now - Renewed).TotalSeconds), Token);
}
