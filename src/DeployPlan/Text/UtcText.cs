using System.Globalization;

namespace DeployPlan.Text;

/// <summary>A point in time as records write it: <c>2026-01-02T03:04:05.678Z</c>.</summary>
internal static class UtcText
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Of(DateTime time) => time.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Null if the text is none.</summary>
    public static DateTime? Parse(string text) =>
        DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
