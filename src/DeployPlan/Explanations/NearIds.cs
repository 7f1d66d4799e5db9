using DeployPlan.Diagnostics;

namespace DeployPlan.Explanations;

/// <summary>The operations that may have been meant.</summary>
internal static class NearIds
{
    private const int Most = 5;

    /// <summary>Those that contain the text, in ordinal order; if none does, those with the most similar spelling.</summary>
    public static IReadOnlyList<string> Of(string id, IReadOnlyCollection<string> ids)
    {
        var containing = ids.Where(candidate => candidate.IndexOf(id, StringComparison.OrdinalIgnoreCase) >= 0).Distinct().OrderBy(candidate => candidate, StringComparer.Ordinal).Take(Most).ToList();
        return containing.Count > 0 ? containing
            : NearestName.Of(id, ids) is { } nearest ? [nearest]
            : [];
    }
}
