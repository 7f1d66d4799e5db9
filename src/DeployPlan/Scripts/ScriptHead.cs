using System.Text;

namespace DeployPlan.Scripts;

/// <summary>The comments at the start of a script.</summary>
internal static class ScriptHead
{
    /// <summary>Whether one of them may be the directive that the script runs without a transaction; how exactly it is written, the migrator checks.</summary>
    public static bool HasNoTransaction(byte[] text)
    {
        var script = Encoding.UTF8.GetString(text);
        return script.IndexOf("no-transaction", 0, EndOfComments(script), StringComparison.OrdinalIgnoreCase) >= 0;
    }

    // Comments of any database.
    private static int EndOfComments(string script)
    {
        for (var i = 0; i < script.Length;)
        {
            if (char.IsWhiteSpace(script[i]) || script[i] is ';' or '\ufeff')
            {
                i++;
                continue;
            }

            var end = script[i] == '#' || Starts("--") ? script.IndexOf('\n', i)
                : Starts("/*") ? script.IndexOf("*/", i + 2, StringComparison.Ordinal)
                : i;
            if (end == i)
            {
                return i;
            }

            i = end < 0 ? script.Length : end + (script[end] == '*' ? 2 : 1);

            bool Starts(string sign) => string.CompareOrdinal(script, i, sign, 0, sign.Length) == 0;
        }

        return script.Length;
    }
}
