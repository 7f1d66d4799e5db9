namespace DeployPlan.Exports;

/// <summary>Words of a command line as bash, sh and PowerShell read them alike.</summary>
internal static class ShellText
{
    /// <summary>The words as one line. None of them has a single quote or a control character: <see cref="ExportTexts"/> sees to that.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(" ", words.Select(Quote));

    /// <summary>A word, in single quotes unless it needs none.</summary>
    public static string Quote(string word) => word.Length > 0 && word.All(IsPlain) ? word : "'" + word + "'";

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-' or '/' or '+' or ':' or '=' or '%';
}
