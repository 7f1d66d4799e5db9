using System.Globalization;

namespace DeployPlan.Releases;

/// <summary>Names of releases, which sort by time.</summary>
internal static class ReleaseId
{
    private const string Form = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int TimeLength = 19;

    /// <summary>A name that sorts after <paramref name="latest"/>, even if the clock was set back since.</summary>
    public static string Next(DateTime now, string latest)
    {
        if (TimeOf(latest) is { } before && now <= before)
        {
            now = before.AddMilliseconds(1);
        }

        return now.ToString(Form, CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N").Substring(0, 6);
    }

    public static bool IsId(string name) => TimeOf(name) is not null;

    private static DateTime? TimeOf(string name) =>
        name.Length == TimeLength + 7 && name[TimeLength] == '-'
        && DateTime.TryParseExact(
            name.Substring(0, TimeLength), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}
