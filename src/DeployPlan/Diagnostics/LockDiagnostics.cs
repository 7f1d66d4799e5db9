namespace DeployPlan.Diagnostics;

/// <summary>DPL3101 to DPL3109: the lock of a plan.</summary>
internal static class LockDiagnostics
{
    public const string OtherLockVersionCode = "DPL3103";

    public static Diagnostic MissingLock(string file, string environment) => Diagnostic.Error(
        "DPL3101", SourceSpan.WholeFile(file), $"The plan for {environment} has no lock, but DeployPlanLockedMode is on; create it with {WriteCommand(environment)}, have it reviewed and commit it");

    public static Diagnostic UnreadableLock(Diagnostic why) => Diagnostic.Error(
        "DPL3102", why.Span, $"The lock cannot be read: {FirstClause(why.Message)}; regenerate it with dotnet build -t:DeployPlanLock and have it reviewed");

    public static Diagnostic OtherLockVersion(SourceSpan at, string found, string known) => Diagnostic.Error(
        OtherLockVersionCode, at, $"The lock has format {found}, but this version of DeployPlan reads format {known}; use the version that wrote it, or regenerate it with dotnet build -t:DeployPlanLock");

    public static Diagnostic LockOfOtherEnvironment(SourceSpan file, string found, string environment) => Diagnostic.Error(
        "DPL3104", file, $"The lock contains the plan for {found}, but its name says {environment}; regenerate it with {WriteCommand(environment)}");

    public static Diagnostic DiffersFromLock(SourceSpan at, string environment, string what) => Diagnostic.Error(
        "DPL3105", at, $"The plan for {environment} differs from its lock: {what}; revert the change, or regenerate the lock with {WriteCommand(environment)} and have it reviewed");

    public static Diagnostic CannotWriteLock(string file, string why) => Diagnostic.Error(
        "DPL3106", SourceSpan.WholeFile(file), $"The lock cannot be written: {why.TrimEnd('.')}; let the build write to the folder of the config");

    public static Diagnostic NeedsApproval(string plan, string id, bool goesBack) => Diagnostic.Error(
        "DPL3107",
        SourceSpan.WholeFile(plan),
        $"DeployPlanLockedMode is on, and no lock holds a plan that {(goesBack ? "goes back to an earlier release" : "records a baseline")}, so only its approval says that it was reviewed; review it, and pass -p:DeployPlanApprove={id}");

    private static string WriteCommand(string environment) => $"dotnet build -t:DeployPlanLock -p:Env={environment}";

    private static string FirstClause(string message) => message.IndexOf("; ", StringComparison.Ordinal) is > 0 and var end ? message.Substring(0, end) : message;

    public static Diagnostic SavedPlanDiffers(string plan, string environment, string differences) => Diagnostic.Error(
        "DPL3060",
        SourceSpan.WholeFile(plan),
        $"DeployPlanLockedMode is on, and this plan is not the locked one for {environment}: {differences}; apply the plan that this commit makes, with the same -p:DeployPlanServices");
}
