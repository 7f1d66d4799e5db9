using System.Text;

namespace DeployPlan.Scripts;

/// <summary>The comments at the start of a script.</summary>
internal static class ScriptHead
{
    /// <summary>Whether one of them may be the directive that the script runs without a transaction; how exactly it is written, the migrator checks.</summary>
    public static bool HasNoTransaction(byte[] text)
    {
        foreach (var line in Encoding.UTF8.GetString(text).TrimStart('\ufeff').Split('\n'))
        {
            var words = line.Trim();
            if (words.Length > 0 && !words.StartsWith("--", StringComparison.Ordinal))
            {
                return false;
            }

            if (words.IndexOf("no-transaction", StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
