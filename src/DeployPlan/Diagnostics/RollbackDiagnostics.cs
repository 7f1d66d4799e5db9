namespace DeployPlan.Diagnostics;

/// <summary>DPL3131 to DPL3149: going back to an earlier release.</summary>
internal static class RollbackDiagnostics
{
    public static Diagnostic NoEnvironment(string config) => Diagnostic.Error(
        "DPL3131", SourceSpan.WholeFile(config), "No environment to roll back; pass -p:Env=<name>");

    public static Diagnostic NoRelease(string directory) => Diagnostic.Error(
        "DPL3132", SourceSpan.WholeFile(directory), "There is no release to roll back; correct -p:Env or DeployPlanStateDirectory");

    /// <param name="directory">The folder of the releases.</param>
    /// <param name="current">The last release.</param>
    /// <param name="resume">The properties that resume it; null where it succeeded, so that there is nothing to resume.</param>
    public static Diagnostic NoTarget(string directory, string current, string? resume) => Diagnostic.Error(
        "DPL3133",
        SourceSpan.WholeFile(directory),
        $"There is no successful release before {current} to go back to; "
            + (resume is null ? "correct what is wrong and apply a new plan" : $"correct what is wrong and apply a new plan, or resume the release with dotnet build -t:DeployPlanApply -p:Env={Path.GetFileName(directory)} {resume}"));

    public static Diagnostic UnfinishedTarget(string directory, string target) => Diagnostic.Error(
        "DPL3134", SourceSpan.WholeFile(directory), $"Release {target} did not succeed, so its state is unknown; name one that did (list them with dotnet build -t:DeployPlanReleases)");

    public static Diagnostic TargetIsCurrent(string directory, string target) => Diagnostic.Error(
        "DPL3135", SourceSpan.WholeFile(directory), $"Release {target} is the current one, so there is nothing to undo; name an earlier release, or none to go back to the one before");

    public static Diagnostic TargetWasTakenBack(string directory, string target, string rollback) => Diagnostic.Error(
        "DPL3136",
        SourceSpan.WholeFile(directory),
        $"Release {target} was itself rolled back by {rollback}, so a rollback cannot go back to it; check out its commit, and apply its plan again: dotnet build -t:DeployPlanApply -p:DeployPlanFile={Path.Combine(directory, target, "plan.json")} -p:DeployPlanAllowOutdated=true");

    public static Diagnostic TargetWasRollback(string directory, string target, string rollback, string goneBackTo) => Diagnostic.Error(
        "DPL3136",
        SourceSpan.WholeFile(directory),
        $"Release {target} is a rollback to {goneBackTo} and was itself rolled back by {rollback}, so a rollback cannot go back to it; name {goneBackTo} with -p:DeployPlanTargetRelease={goneBackTo}");

    public static Diagnostic UnfinishedRollback(string directory, string rollback, string resume) => Diagnostic.Error(
        "DPL3137", SourceSpan.WholeFile(directory), $"The last release, {rollback}, is a rollback that did not finish; resume it with dotnet build -t:DeployPlanApply -p:Env={Path.GetFileName(directory)} {resume}");

    /// <param name="directory">The folder of the releases.</param>
    /// <param name="release">The release.</param>
    /// <param name="command">The command that takes it for ended; empty where it is certainly running.</param>
    public static Diagnostic InUse(string directory, string release, string command) => Diagnostic.Error(
        "DPL3138",
        SourceSpan.WholeFile(directory),
        $"Release {release} is still running, so its result is not known yet; wait until it ends{(command.Length == 0 ? "" : "; if you are certain that it has ended, plan with: " + command)}");

    public static Diagnostic DownScriptDiffers(string file, string release) => Diagnostic.Error(
        "DPL3139", SourceSpan.WholeFile(file), $"The script that undoes release {release} is not the one that was reviewed with it; check out the commit of that release");

    public static Diagnostic SeveralSteps(string directory, string target, string nearer) => Diagnostic.Error(
        "DPL3141", SourceSpan.WholeFile(directory), $"Going back to release {target} takes alternating changes to schema and services, which one plan cannot express; go back to release {nearer} first");

    public static Diagnostic Irreversible(string directory, string operation, string release, string reason) => Diagnostic.Error(
        "DPL3142",
        SourceSpan.WholeFile(directory),
        $"Operation '{operation}' of release {release} cannot be undone: {reason}; roll forward, or roll back the rest and leave this behind with -p:DeployPlanAllowIrreversible=true");

    public static Diagnostic Outdated(string plan, string environment, string from, string latest) => Diagnostic.Error(
        "DPL3143", SourceSpan.WholeFile(plan), $"This rollback undoes release {from}, but {latest} has been released since; make a new rollback with dotnet build -t:DeployPlanRollback -p:Env={environment}");

    public static Diagnostic ReleaseWasDeleted(string directory, string missing, string after) => Diagnostic.Error(
        "DPL3061",
        SourceSpan.WholeFile(directory),
        $"Release {missing}, which came before {after}, is not recorded any more, so what it did to services and databases is unknown; restore its folder, name a later target, or apply a plan that leads forward");

    public static Diagnostic ArtifactWasCleaned(string folder, string operation, string release) => Diagnostic.Error(
        "DPL3062",
        SourceSpan.WholeFile(folder),
        $"'{operation}' needs the program that release {release} published, but this folder was cleaned up; name a later target, or apply a plan of the commit of {release}, which publishes it again");

    public static Diagnostic BuilderWasDeleted(string directory, string operation, string release) => Diagnostic.Error(
        "DPL3063",
        SourceSpan.WholeFile(directory),
        $"'{operation}' needs what release {release} built, but that release is not recorded any more; restore its folder, name a later target, or apply a plan of its commit");
}
