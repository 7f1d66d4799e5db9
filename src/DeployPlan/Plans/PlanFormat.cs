using System.Globalization;

namespace DeployPlan.Plans;

/// <summary>The version of the form of plan.json: readers ignore what a newer minor version adds and refuse another major version.</summary>
internal static class PlanFormat
{
    public const int Major = 1;

    /// <summary>The newest one that is known.</summary>
    public const int Minor = FirstWithLabels;

    /// <summary>What a plan is written in that needs nothing newer: so it has the id that it always had.</summary>
    public const int Usual = ServiceSettings.NewestMinor;

    /// <summary>The first minor version in which a plan says what each operation consumes, in which large sets of files are one entry, and in which text is hashed with LF.</summary>
    public const int FirstWithSets = 2;

    /// <summary>The first minor version in which an operation says on which machines it may run.</summary>
    public const int FirstWithLabels = 3;

    public static string Version { get; } = VersionOf(Minor);

    /// <summary>What the id starts with.</summary>
    public const string IdPrefix = "sha256:";

    /// <summary>What the line of the id starts with; no other line of a plan does.</summary>
    public const string IdLineStart = "  \"id\": ";

    /// <summary>How many characters follow <see cref="IdPrefix"/>.</summary>
    public const int DigestLength = 64;

    /// <summary>Whether applying a plan needs its id.</summary>
    internal static readonly string[] Approvals = ["none", "required"];

    /// <summary>
    /// In place of a version in a lock that holds for every version. The planner carries it wherever a version goes, so that a lock holds it just there; no tag can
    /// be written so.
    /// </summary>
    public const string AnyVersion = "<version>";

    /// <summary>The direction of a migration that is undone; the other one is not written.</summary>
    public const string Down = "down";

    /// <summary>The direction of a migration that is only noted as run.</summary>
    public const string Baseline = "baseline";

    public static string VersionOf(int minor) => string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, minor);
}
