namespace DeployPlan.Diagnostics;

/// <summary>DPL203x: what an operation consumes cannot be sealed.</summary>
internal static class SealingDiagnostics
{
    private const int MostFiles = 3;

    /// <param name="at">What names it.</param>
    /// <param name="project">The project as it is named there.</param>
    /// <param name="command">The command that builds it, for every folder.</param>
    /// <param name="why">What MSBuild says.</param>
    public static Diagnostic UnknownProject(SourceSpan at, string project, string command, string why) => Diagnostic.Error(
        "DPL2030", at, $"The project '{project}' cannot be read, so it is not known what it is made of: {why}; make '{command}' work");

    public static Diagnostic PartlyOutside(SourceSpan at, string project, IReadOnlyList<string> files) => Diagnostic.Warning(
        "DPL2038", at, $"The project '{project}' is made of files that are not in the repository, so the plan does not change with them: {CutList.Of(files, MostFiles)}; have them in the repository, or set DeployPlanRepositoryRoot to the folder that has both");

    public static Diagnostic Unreadable(string file, string why) => Diagnostic.Error(
        "DPL2031", SourceSpan.WholeFile(file), $"An operation uses this file, but it cannot be read: {why}; let the user who runs the build read it, or remove it where it is a link that leads nowhere");

    public static Diagnostic LinkLeadsOutside(string file) => Diagnostic.Error(
        "DPL2032", SourceSpan.WholeFile(file), "An operation uses this, but it is a link that leads out of the repository; use a copy in place of the link");

    public static Diagnostic LinkedFolder(string folder, bool isError) => new(
        "DPL2035",
        isError ? Severity.Error : Severity.Warning,
        "This link to a folder is not followed, so nothing in it belongs to the plan; put the files here, or a link to each of them",
        SourceSpan.WholeFile(folder));

    /// <param name="folder">Full path.</param>
    /// <param name="count">How many scripts are in and below it.</param>
    public static Diagnostic PassedOver(string folder, int count) => Diagnostic.Warning(
        "DPL2037",
        SourceSpan.WholeFile(folder),
        FormattableString.Invariant($"This folder is not entered because of its name, so {(count == 1 ? "its script does" : $"its {count} scripts do")} not run; give it a name without a leading dot that is not 'bin' or 'obj', or move it out of the folder of scripts"));

    public static Diagnostic NothingMatches(SourceSpan at, string pattern) => Diagnostic.Error(
        "DPL2033", at, $"No file matches '{pattern}', which 'inputs' names; correct it or remove it");

    /// <param name="at">What names it.</param>
    /// <param name="path">The path as it is written there.</param>
    /// <param name="instead">What else may be written, after "use a path inside it".</param>
    public static Diagnostic OutsideRepository(SourceSpan at, string path, string instead = "") => Diagnostic.Error(
        "DPL2034", at, $"'{path}' leads out of the repository, so what is there cannot be reviewed; use a path inside it{instead}");

    public static Diagnostic UnreadableCompose(Diagnostic problem) => Diagnostic.Error(
        "DPL2036", problem.Span, $"This compose file cannot be read, so it is not known what it builds and mounts: {problem.Message}");
}
