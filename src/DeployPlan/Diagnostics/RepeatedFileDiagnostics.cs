namespace DeployPlan.Diagnostics;

/// <summary>Where what a rollback repeats comes from.</summary>
/// <param name="Release">The id of the release that did it before.</param>
/// <param name="Commit">What was checked out for it; empty where no git said it.</param>
/// <param name="IsDirty">Whether files differed from that commit.</param>
internal sealed record ReleaseSource(string Release, string Commit, bool IsDirty)
{
    private const int ShownDigits = 12;

    /// <summary>How to get what it had.</summary>
    /// <param name="command">The arguments of <c>git</c> after the commit; empty where all of it is to be checked out.</param>
    public string WayBack(string command = "") =>
        IsDirty ? $"release {Release} had changes that were not committed, so commit {Shown} may have something else: put back what it was, or go forward with a new plan of that commit"
        : Commit.Length == 0 ? $"check out the commit of {Release} for the rollback"
        : command.Length == 0 ? $"check out commit {Shown} for the rollback"
        : $"restore that version for the rollback: git checkout {Shown} {command}";

    /// <summary>How to get on where git has nothing of it.</summary>
    public string WayWithoutGit => $"put back what it was, or go forward with a new plan of {(Commit.Length == 0 ? "the commit of " + Release : "commit " + Shown)}";

    private string Shown => Commit.Substring(0, Math.Min(ShownDigits, Commit.Length));
}

/// <summary>DPL3140 and DPL3144: what a rollback repeats, and the files of then and now.</summary>
internal static class RepeatedFileDiagnostics
{
    private const string Ignored = "git ignores it, so no commit has it: ";

    /// <param name="file">The file.</param>
    /// <param name="quoted">Its path as a shell takes it.</param>
    /// <param name="operation">What is repeated.</param>
    /// <param name="source">The release that did it before.</param>
    /// <param name="isGone">Whether the file is not there any more.</param>
    /// <param name="isIgnored">Whether git ignores it.</param>
    public static Diagnostic Differs(string file, string quoted, string operation, ReleaseSource source, bool isGone, bool isIgnored) => Diagnostic.Error(
        "DPL3140",
        SourceSpan.WholeFile(file),
        $"'{operation}' needs this file as it was in release {source.Release}, but it {(isGone ? "is gone" : "has changed since")}; "
            + (isIgnored ? Ignored + source.WayWithoutGit : source.WayBack("-- " + quoted)));

    public static Diagnostic IsNew(string file, string operation, ReleaseSource source, bool isIgnored) => Diagnostic.Error(
        "DPL3140",
        SourceSpan.WholeFile(file),
        $"'{operation}' would use this file, which was not there in release {source.Release}; " + (isIgnored ? Ignored + source.WayWithoutGit : source.WayBack()));

    /// <param name="path">The folder or the project.</param>
    /// <param name="operation">What is repeated.</param>
    /// <param name="source">The release that did it before.</param>
    /// <param name="files">What differs; none where it is not known.</param>
    /// <param name="ignored">Those of them that git ignores.</param>
    public static Diagnostic SetDiffers(string path, string operation, ReleaseSource source, IReadOnlyList<string> files, IReadOnlyList<string> ignored)
    {
        var named = files.Count == 0 ? "" : ": " + Some(files);
        var way = ignored.Count == 0 ? source.WayBack() : $"of that, {Some(ignored)}: {Ignored}{source.WayWithoutGit}";
        return Diagnostic.Error("DPL3140", SourceSpan.WholeFile(path), $"'{operation}' builds this as it is, and it is not as it was in release {source.Release}{named}; {way}");
    }

    public static Diagnostic ImageOfVariable(string file, string operation, string release, string image) => Diagnostic.Warning(
        "DPL3144",
        SourceSpan.WholeFile(file),
        $"'{operation}' deploys '{image}' of this compose file, and what its variable was in release {release} is not kept; set it as it was then, or write the image to the service in deploy.yml, where each release keeps it");

    private static string Some(IReadOnlyList<string> files) => string.Join(", ", files.Take(3)) + (files.Count > 3 ? $" and {files.Count - 3} more" : "");
}
