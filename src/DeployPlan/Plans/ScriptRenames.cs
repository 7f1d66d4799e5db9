namespace DeployPlan.Plans;

/// <summary>The names that scripts had when they ran, and have now.</summary>
internal static class ScriptRenames
{
    private const string Root = "./";

    /// <summary>The name that a script has now: its own where no rename is for it.</summary>
    /// <param name="renamed">Old names and new names, of scripts, or of folders with a slash at the end; <c>./</c> is the whole.</param>
    /// <param name="script">The name that it had.</param>
    public static string NewName(IReadOnlyList<KeyValuePair<string, string>> renamed, string script)
    {
        foreach (var rename in renamed)
        {
            if (rename.Key == script)
            {
                return rename.Value;
            }
        }

        // The rename of the innermost folder counts.
        var folder = renamed.Where(rename => IsIn(rename, script)).OrderByDescending(static rename => Prefix(rename.Key).Length).FirstOrDefault();
        return folder.Key is null ? script : Prefix(folder.Value) + script.Substring(Prefix(folder.Key).Length);
    }

    // What is in the new folder already was not renamed from the whole.
    private static bool IsIn(KeyValuePair<string, string> rename, string script) =>
        rename.Key.EndsWith("/", StringComparison.Ordinal) && rename.Value.EndsWith("/", StringComparison.Ordinal)
        && script.StartsWith(Prefix(rename.Key), StringComparison.Ordinal)
        && !(rename.Key == Root && script.StartsWith(Prefix(rename.Value), StringComparison.Ordinal));

    private static string Prefix(string folder) => folder == Root ? "" : folder;
}
