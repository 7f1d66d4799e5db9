namespace DeployPlan.Diagnostics;

/// <summary>DPL3111 to DPL3129: comparing a plan with something earlier.</summary>
internal static class DiffDiagnostics
{
    public static Diagnostic SeveralBases(string config, IReadOnlyList<string> properties) => Diagnostic.Error(
        "DPL3111", SourceSpan.WholeFile(config), $"A plan is compared with one base, but these are set: {string.Join(", ", properties)}; set only one of them");

    public static Diagnostic NoEnvironment(string config, string property) => Diagnostic.Error(
        "DPL3112", SourceSpan.WholeFile(config), $"{property} needs one environment to compare; pass -p:Env=<environment>");

    public static Diagnostic NothingToCompareWith(string directory, string environment) => Diagnostic.Error(
        "DPL3113",
        SourceSpan.WholeFile(directory),
        $"{environment} has no successful release and no lock to compare with; name a base with -p:DeployPlanBase=<git revision>, -p:DeployPlanBaseFile=<plan.json> or -p:DeployPlanBaseEnvironment=<environment>");

    public static Diagnostic NoSuccessfulRelease(string directory, string environment) => Diagnostic.Error(
        "DPL3114", SourceSpan.WholeFile(directory), $"{environment} has no successful release; name another base, or correct DeployPlanStateDirectory");

    public static Diagnostic UnknownRelease(string directory, string release) => Diagnostic.Error(
        "DPL3115", SourceSpan.WholeFile(directory), $"There is no release '{release}'; list the releases with dotnet build -t:DeployPlanReleases");

    public static Diagnostic NoLock(string file, string environment) => Diagnostic.Error(
        "DPL3116", SourceSpan.WholeFile(file), $"{environment} has no lock; create it with dotnet build -t:DeployPlanLock -p:Env={environment}, or name another base");

    public static Diagnostic NoGit(string config, string why) => Diagnostic.Error(
        "DPL3117", SourceSpan.WholeFile(config), $"DeployPlanBase needs git, which cannot be started: {why.TrimEnd('.')}; install git or correct PATH");

    public static Diagnostic NoRepository(string config, string why) => Diagnostic.Error(
        "DPL3118", SourceSpan.WholeFile(config), $"DeployPlanBase needs the config to be in a git repository: {why}; build in a clone, or name another base");

    public static Diagnostic UnknownRevision(string config, string revision) => Diagnostic.Error(
        "DPL3119",
        SourceSpan.WholeFile(config),
        $"This clone has no commit '{revision}'; fetch it (git fetch, or git fetch --unshallow in a shallow clone), or correct DeployPlanBase");

    public static Diagnostic CannotCheckOut(string config, string revision, string why) => Diagnostic.Error(
        "DPL3120", SourceSpan.WholeFile(config), $"The files of '{revision}' cannot be read from git: {why.TrimEnd('.')}; free some disk space, or fetch what is missing");

    public static Diagnostic BadConfigAtRevision(string config, string revision, Diagnostic why) => Diagnostic.Error(
        "DPL3121",
        SourceSpan.WholeFile(config),
        $"The config at '{revision}' cannot be planned: {Path.GetFileName(why.Span.File)}({why.Span.Line},{why.Span.Column}): {why.Code}: {why.Message}; name a revision whose config can be planned");

    public static Diagnostic HasChanges(string config, string environment, string label, string counts) => Diagnostic.Error(
        "DPL3122", SourceSpan.WholeFile(config), $"The plan for {environment} differs from {label}: {counts}; this is an error because DeployPlanFailOnChanges is on");

    public static Diagnostic CannotWriteReport(string file, string why) => Diagnostic.Error(
        "DPL3123", SourceSpan.WholeFile(file), $"The report cannot be written: {why.TrimEnd('.')}; set DeployPlanOutputDirectory to a writable folder");
}
