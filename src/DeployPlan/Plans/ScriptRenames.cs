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

    /// <summary>The name that a script has now, where its text says more than its name: another script may have taken its old name, and a rename stays written when it is done.</summary>
    /// <param name="renamed">As above.</param>
    /// <param name="script">The name that it had.</param>
    /// <param name="isStill">Whether the script of a name has its text.</param>
    /// <param name="isThere">Whether there is a script of a name.</param>
    public static string NewName(IReadOnlyList<KeyValuePair<string, string>> renamed, string script, Func<string, bool> isStill, Func<string, bool> isThere)
    {
        if (renamed.Count == 0 || isStill(script))
        {
            return script;
        }

        // Where it was renamed again, and no script has the name in between.
        var now = NewName(renamed, script);
        for (var i = 1; i < renamed.Count && !isThere(now); i++)
        {
            now = NewName(renamed, now);
        }

        return now;
    }

    // What is in the new folder already was not renamed from the whole.
    private static bool IsIn(KeyValuePair<string, string> rename, string script) =>
        rename.Key.EndsWith("/", StringComparison.Ordinal) && rename.Value.EndsWith("/", StringComparison.Ordinal)
        && script.StartsWith(Prefix(rename.Key), StringComparison.Ordinal)
        && !(rename.Key == Root && script.StartsWith(Prefix(rename.Value), StringComparison.Ordinal));

    private static string Prefix(string folder) => folder == Root ? "" : folder;
}
