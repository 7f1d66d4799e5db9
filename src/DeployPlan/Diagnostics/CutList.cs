using System.Globalization;

namespace DeployPlan.Diagnostics;

/// <summary>Lists that are too long to show.</summary>
internal static class CutList
{
    /// <summary>The first names: <c>a, b and 3 more</c>.</summary>
    public static string Of(IReadOnlyList<string> names, int most) =>
        names.Count <= most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(most))} {More(names.Count - most)}";

    /// <summary><c>and 1,200 more</c>.</summary>
    public static string More(int count) => "and " + count.ToString("#,0", CultureInfo.InvariantCulture) + " more";
}
