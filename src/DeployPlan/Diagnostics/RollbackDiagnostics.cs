namespace DeployPlan.Diagnostics;

/// <summary>DPL3131 to DPL3149: going back to an earlier release.</summary>
internal static class RollbackDiagnostics
{
    public static Diagnostic NoEnvironment(string config) => Diagnostic.Error(
        "DPL3131", SourceSpan.WholeFile(config), "Nothing says what to roll back; name an environment with -p:Env=<environment>");

    public static Diagnostic NoRelease(string directory) => Diagnostic.Error(
        "DPL3132", SourceSpan.WholeFile(directory), "There is no release to roll back; correct -p:Env or DeployPlanStateDirectory");

    public static Diagnostic NoTarget(string directory, string current) => Diagnostic.Error(
        "DPL3133",
        SourceSpan.WholeFile(directory),
        $"Before release {current} there is no successful release to go back to; mend what is wrong and apply again, or resume the release with -t:DeployPlanApply -p:DeployPlanResume=true");

    public static Diagnostic UnfinishedTarget(string directory, string target) => Diagnostic.Error(
        "DPL3134", SourceSpan.WholeFile(directory), $"Release {target} did not succeed, so nobody knows its state; name one that did: -t:DeployPlanReleases lists them");

    public static Diagnostic TargetIsCurrent(string directory, string target) => Diagnostic.Error(
        "DPL3135", SourceSpan.WholeFile(directory), $"Release {target} is the current one, so there is nothing to undo; name an earlier one, or none for the one before");

    public static Diagnostic TargetWasTakenBack(string directory, string target, string rollback) => Diagnostic.Error(
        "DPL3136",
        SourceSpan.WholeFile(directory),
        $"Release {target} was itself taken back by {rollback}, so it lies ahead; apply its plan again: -t:DeployPlanApply -p:DeployPlanFile={target}/plan.json");

    public static Diagnostic UnfinishedRollback(string directory, string rollback) => Diagnostic.Error(
        "DPL3137", SourceSpan.WholeFile(directory), $"The last release, {rollback}, is a rollback that did not come to its end; go on with it: -t:DeployPlanApply -p:DeployPlanResume=true");

    public static Diagnostic InUse(string directory, string release) => Diagnostic.Error(
        "DPL3138", SourceSpan.WholeFile(directory), $"Release {release} is under way, so nobody knows yet what it does; wait until it ends");

    public static Diagnostic DownScriptDiffers(string file, string release) => Diagnostic.Error(
        "DPL3139", SourceSpan.WholeFile(file), $"The script is not the one that release {release} was reviewed with, and it would undo what that release did; check out the commit of that release");

    public static Diagnostic DeployedFileDiffers(string file, string operation, string release) => Diagnostic.Error(
        "DPL3140",
        SourceSpan.WholeFile(file),
        $"'{operation}' deploys with this file as it was in release {release}, and here it is another one; bring that version back for the rollback: git checkout <commit of {release}> -- <file>");

    public static Diagnostic SeveralSteps(string directory, string target, string nearer) => Diagnostic.Error(
        "DPL3141", SourceSpan.WholeFile(directory), $"From here to release {target} the schema and the services must change in turns, which one plan cannot say; go back to release {nearer} first");

    public static Diagnostic Irreversible(string directory, string operation, string release, string reason) => Diagnostic.Error(
        "DPL3142",
        SourceSpan.WholeFile(directory),
        $"Operation '{operation}' of release {release} cannot be undone: {reason}; mend forward, or roll back what can be and leave that behind with -p:DeployPlanAllowIrreversible=true");

    public static Diagnostic Outdated(string plan, string from, string latest) => Diagnostic.Error(
        "DPL3143", SourceSpan.WholeFile(plan), $"This rollback undoes release {from}, and since then there is release {latest}; make a new one with -t:DeployPlanRollback");
}
