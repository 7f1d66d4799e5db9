namespace DeployPlan.Text;

/// <summary>What may be a name: it becomes part of operation ids, item identities and folder names on every system.</summary>
internal static class NameRules
{
    public const int Longest = 63;

    /// <summary>How the names of our own variables begin.</summary>
    public const string OwnPrefix = "DEPLOYPLAN_";

    /// <summary>Whether a variable of that name is for DeployPlan to set.</summary>
    public static bool IsOwnVariable(string text) => text.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; a letter or digit first, no <c>.</c> last.</summary>
    public static bool IsName(string text, int longest = Longest)
    {
        if (text.Length == 0 || text.Length > longest || !IsLetterOrDigit(text[0]) || text[text.Length - 1] == '.')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether its parts, with <c>/</c> or <c>\</c> between them, can be folders: none is empty, <c>.</c> or <c>..</c>, and it is no path of its own.</summary>
    public static bool IsProjectName(string text) =>
        !text.Any(char.IsControl) && !(text.Length > 1 && text[1] == ':') && Array.TrueForAll(text.Split('/', '\\'), static part => part.Trim() is not ("" or "." or ".."));

    /// <summary>A letter or <c>_</c>, then letters, digits, <c>_</c>, <c>-</c> and <c>.</c>: the system passes it on, and .NET reads it, as <c>ConnectionStrings__orders-db</c>.</summary>
    public static bool IsVariableName(string text) => text.Length > 0 && IsOfShell(text[0]) && IsShellName(text.Replace('-', '_').Replace('.', '_'));

    /// <summary>A letter or <c>_</c>, then letters, digits and <c>_</c>, as every shell accepts it.</summary>
    public static bool IsShellName(string text)
    {
        if (text.Length == 0 || text[0] is >= '0' and <= '9')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsOfShell(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfShell(char c) => IsLetterOrDigit(c) || c == '_';

    internal static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
