using DeployPlan.Files;

namespace DeployPlan.Plans;

/// <summary>The forms of text that a plan may hold where the text ends up as a path, a folder or a variable.</summary>
internal static class PlanNames
{
    /// <summary>Of the id of an operation: its longest form holds two names and a type.</summary>
    public const int LongestId = 200;

    /// <summary>Relative, with forward slashes and without redundant segments; <c>..</c> only at the start, because the config may be below what it names.</summary>
    public static bool IsRelativePath(string text) => RelativePath.Normalize(text) == text;

    public static bool IsDigest(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return text.Length == PlanFormat.DigestLength;
    }
}
