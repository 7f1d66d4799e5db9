namespace DeployPlan.Diagnostics;

/// <summary>DPL40xx: executing a plan.</summary>
internal static class ExecutionDiagnostics
{
    private const string PlanAgain = "plan again and have the new plan reviewed";

    public static Diagnostic InputEdited(string file, string operation) => Diagnostic.Error(
        "DPL4001", SourceSpan.WholeFile(file), $"The file was edited after the plan was made, and operation '{operation}' uses it; restore it, or {PlanAgain}");

    public static Diagnostic InputRemoved(string file, string operation) => Diagnostic.Error(
        "DPL4002", SourceSpan.WholeFile(file), $"The file was removed after the plan was made, and operation '{operation}' uses it; restore it, or {PlanAgain}");

    public static Diagnostic InputAdded(string file, string operation) => Diagnostic.Error(
        "DPL4003", SourceSpan.WholeFile(file), $"The file was added after the plan was made, and operation '{operation}' uses it; remove it, or {PlanAgain}");

    public static Diagnostic InputUnreadable(string file, string operation, string why) => Diagnostic.Error(
        "DPL4004", SourceSpan.WholeFile(file), $"Operation '{operation}' uses this file, but it cannot be read: {why.TrimEnd('.')}; let the user who runs the build read it");

    public static Diagnostic SetChanged(string path, string operation, int planned, int now) => Diagnostic.Error(
        "DPL4028", SourceSpan.WholeFile(path), $"The files of this are others than when the plan was made ({planned} then, {now} now), and operation '{operation}' uses them; restore them, or {PlanAgain}. With the plan.inputs that was written beside plan.json, the message names the files");

    public static Diagnostic InputLeftOut(string file, string operation) => Diagnostic.Error(
        "DPL4028", SourceSpan.WholeFile(file), $"Operation '{operation}' used this file when the plan was made, and would not use it now, although it is as it was; restore what decides about it, or {PlanAgain}");

    /// <param name="plan">The plan file.</param>
    /// <param name="names">The variables.</param>
    /// <param name="mayUseFile">Whether the plan takes variables of the env file of its environment: not a rollback to a release that had none.</param>
    public static Diagnostic MissingVariables(string plan, IReadOnlyList<string> names, bool mayUseFile = true) => Diagnostic.Error(
        "DPL4005",
        SourceSpan.WholeFile(plan),
        $"The plan needs environment variables that are not set: {string.Join(", ", names)}; set them for this process"
            + (mayUseFile ? ", or in the 'env_file' of the environment" : ": the release that this rollback goes back to had no 'env_file'"));

    public static Diagnostic MissingDriver(string plan, string driver, string type, IReadOnlyList<string> operations, IReadOnlyList<string> registered) => Diagnostic.Error(
        "DPL4006",
        SourceSpan.WholeFile(plan),
        $"No driver '{driver}' is registered for operations of type {type}, but {Listed(operations)} {(operations.Count == 1 ? "needs" : "need")} it"
            + NearestName.Suggestion(
                driver,
                registered,
                $"; reference the package that has it{(registered.Count == 0 ? " (DeployPlan.Drivers has the built-in ones)" : "")}, or add <DeployPlanDriver Include=\"{driver}\" OperationType=\"{type}\" TargetName=\"...\" /> to the project"));

    public static Diagnostic BadDriver(string project, string driver, string why) => Diagnostic.Error(
        "DPL4007", SourceSpan.WholeFile(project), $"The DeployPlanDriver item '{driver}' {why}");

    public static Diagnostic NotApproved(string plan, string command) => Diagnostic.Error(
        "DPL4008", SourceSpan.WholeFile(plan), $"The plan needs approval; once it has been reviewed, apply it with: {command}");

    public static Diagnostic OtherPlanApproved(string plan, string approved, string id, string command) => Diagnostic.Error(
        "DPL4009", SourceSpan.WholeFile(plan), $"The approval is for plan {approved}, but this plan is {id}; once it has been reviewed, apply it with: {command}");

    public static Diagnostic OtherEnvironment(string plan, string planned, string asked) => Diagnostic.Error(
        "DPL4010", SourceSpan.WholeFile(plan), $"The plan is for environment '{planned}', not '{asked}'; pass the plan for {asked}, or -p:Env={planned}");

    public static Diagnostic NoEnvironment(string project) => Diagnostic.Error(
        "DPL4011", SourceSpan.WholeFile(project), "No environment or plan to apply; pass -p:Env=<name>, or -p:DeployPlanFile=<plan.json> for a saved plan");

    public static Diagnostic AlreadyApplied(string plan, string release, string command) => Diagnostic.Error(
        "DPL4012", SourceSpan.WholeFile(plan), $"Release {release} already applied this plan; to apply it again, for example after a restart of the machine: {command}");

    public static Diagnostic NothingToResume(string directory, string why) => Diagnostic.Error(
        "DPL4013", SourceSpan.WholeFile(directory), $"There is nothing to resume: {why}; apply without -p:DeployPlanResume=true");

    public static Diagnostic ResumesOtherPlan(string plan, string id, string release, string released) => Diagnostic.Error(
        "DPL4014",
        SourceSpan.WholeFile(plan),
        $"Release {release} has plan {released}, but this plan is {id}; resume without -p:DeployPlanFile to continue with the plan of the release, or apply without -p:DeployPlanResume=true");

    public static Diagnostic Locked(string file, string holder, string command) => Diagnostic.Error(
        "DPL4015",
        SourceSpan.WholeFile(file),
        $"The environment is locked by {holder}; wait until it ends; if you are certain that it has ended, break the lock with: {command}");

    public static Diagnostic LockIsAlive(string file, string holder, int pid) => Diagnostic.Error(
        "DPL4016", SourceSpan.WholeFile(file), $"Cannot break the lock, because its process is still running: {holder}; end process {pid} first");

    public static Diagnostic UnreadableLock(string file) => Diagnostic.Error(
        "DPL4017", SourceSpan.WholeFile(file), "The lock of the environment does not say who holds it; if you are certain that no apply is running, delete this file");

    public static Diagnostic CannotWriteState(string directory, Exception e) => e is UnauthorizedAccessException ? MayNotWriteState(directory, e.Message, holder: "") : Diagnostic.Error(
        "DPL4018", SourceSpan.WholeFile(directory), $"The release cannot be recorded, so nothing was run: {e.Message.TrimEnd('.')}; set DeployPlanStateDirectory to a writable folder");

    // Another state folder would have another lock, so who has no rights is not sent to one; nor is who comes while someone has it open.
    public static Diagnostic MayNotWriteState(string directory, string why, string holder) => Diagnostic.Error(
        "DPL4018",
        SourceSpan.WholeFile(directory),
        $"The release cannot be recorded, so nothing was run: user '{Environment.UserName}' may not write here: {why.TrimEnd('.')}"
            + (holder.Length == 0 ? "" : $"; the lock is of {holder}, which may have ended or be running")
            + "; let that user write this folder and the files in it, or run the build as the user who owns them");

    public static Diagnostic LockIsOpen(string directory, string file) => Diagnostic.Error(
        "DPL4018",
        SourceSpan.WholeFile(directory),
        $"The release cannot be recorded, so nothing was run: the file '{file}' is being used by another process; wait until that ends: it may be an apply that begins, or a program that reads all files");

    public static Diagnostic UnreadableRelease(string file) => Diagnostic.Error(
        "DPL4019", SourceSpan.WholeFile(file), "The file is not a valid record of the release that its folder is named after; restore it, or delete its folder");

    public static Diagnostic UnreadableRecord(string file, string operation) => Diagnostic.Error(
        "DPL4019", SourceSpan.WholeFile(file), $"The file is not a valid record of operation '{operation}', so it is not known whether it has run; restore it, or delete it if the operation has not run or may run again");

    public static Diagnostic UnreadableResult(string file, string operation) => Diagnostic.Error(
        "DPL4019", SourceSpan.WholeFile(file), $"The file is not a valid result of operation '{operation}', so it is not known what it made; restore it, or delete it if what the operation made does not matter any more");

    public static Diagnostic OtherPlanInRelease(string file, string found, string right) => Diagnostic.Error(
        "DPL4020", SourceSpan.WholeFile(file), $"The release was made from plan {right}, but this plan is {found}; restore the file, or delete its folder");

    public static Diagnostic ReleasedMeanwhile(string directory, string release) => Diagnostic.Error(
        "DPL4021", SourceSpan.WholeFile(directory), $"Release {release} was made since this one was prepared; review it with dotnet build -t:DeployPlanStatus, then apply again if still needed");

    public static Diagnostic CannotRecord(string file, string operation, string why, string advice = "free some disk space and resume") => Diagnostic.Error(
        "DPL4022", SourceSpan.WholeFile(file), $"The result of operation '{operation}' cannot be recorded: {why.TrimEnd('.')}; {advice}");

    public static Diagnostic OperationFailed(string log, string operation, string driver, int attempts) => Diagnostic.Error(
        "DPL4023",
        SourceSpan.WholeFile(log),
        $"Operation '{operation}' failed{(attempts > 1 ? $" {attempts} times" : "")} in driver '{driver}'; see the errors above and this log");

    public static Diagnostic ReleaseFailed(string directory, string release, string counts, string command) => Diagnostic.Error(
        "DPL4024",
        SourceSpan.WholeFile(directory),
        $"Release {release} is not complete: {counts}; once the cause is fixed outside of the plan, resume with: {command}; a resume repeats this plan, so after a change to the config or to a file that the plan uses, plan anew");

    public static Diagnostic MissingTool(string plan, string tool, string driver, IReadOnlyList<string> operations) => Diagnostic.Error(
        "DPL4025", SourceSpan.WholeFile(plan), $"{tool}, but the driver '{driver}' of {Listed(operations)} needs it; install it{(driver == "efcore" ? " (dotnet tool install --global dotnet-ef)" : "")} or correct PATH");

    public static Diagnostic StillRunning(string record, string operation, string release, int pid) => Diagnostic.Error(
        "DPL4026",
        SourceSpan.WholeFile(record),
        $"Operation '{operation}' of release {release} is still running as process {pid}, although its apply has ended; wait for the process, or end it");

    public static Diagnostic UnreadableEnvironmentFile(string file, string why) => Diagnostic.Error(
        "DPL4027", SourceSpan.WholeFile(file), $"The 'env_file' of the environment cannot be read: {why.TrimEnd('.')}; create it, or correct 'env_file' and plan again");

    public static Diagnostic NotReady(string plan, IReadOnlyList<string> operations) => Diagnostic.Error(
        "DPL4210", SourceSpan.WholeFile(plan), $"Nothing was run, because {Listed(operations)} could not run; correct what the errors above report, then apply again");
    public static Diagnostic PlanWasReplaced(string plan, string made, string found) => Diagnostic.Error(
        "DPL4032", SourceSpan.WholeFile(plan), $"This build made plan {made}, but by now another build has written plan {found} to this file; apply again, with no other build in this checkout");

    public static Diagnostic OutdatedPlan(string plan, string made, string last) => Diagnostic.Error(
        "DPL4033",
        SourceSpan.WholeFile(plan),
        $"The plan was made when {made} was the last release, now it is {last}; plan again and have the new plan reviewed, or force this one with -p:DeployPlanAllowOutdated=true");

    public static Diagnostic AppliedBefore(string plan, string environment, string release, string last) => Diagnostic.Error(
        "DPL4034",
        SourceSpan.WholeFile(plan),
        $"Release {release} already applied this plan, and {last} is the last release now; plan again and have the new plan reviewed, go back with dotnet build -t:DeployPlanRollback -p:Env={environment}, or force this plan with "
            + "-p:DeployPlanAllowOutdated=true");

    public static Diagnostic OlderThanDatabase(string plan, string database, IReadOnlyList<string> scripts) => Diagnostic.Error(
        "DPL4035",
        SourceSpan.WholeFile(plan),
        $"Releases have applied {Listed(scripts)} to database '{database}', but the plan does not have {(scripts.Count == 1 ? "it" : "them")}, so it is older than the database; plan a commit that has "
            + "all scripts, or force this plan with -p:DeployPlanAllowOutdated=true");

    public static Diagnostic PlanOfOtherProject(string plan, string planned, string configured) => Diagnostic.Error(
        "DPL4036", SourceSpan.WholeFile(plan), $"The plan is of project '{planned}', but the config here is of '{configured}'; apply it in the project that it was made for");

    public static Diagnostic ReleasesOfOtherProject(string directory, string environment, string released, string planned) => Diagnostic.Error(
        "DPL4037",
        SourceSpan.WholeFile(directory),
        $"The releases to {environment} in this folder are of project '{released}', but the plan is of '{planned}'; name a folder for both with DeployPlanStateDirectory, which keeps projects apart; "
            + "if the project has a new name, pass -p:DeployPlanAllowOutdated=true once");

    public static Diagnostic UnknownBase(string plan, string last) => Diagnostic.Error(
        "DPL4038",
        SourceSpan.WholeFile(plan),
        $"Nothing says which release this plan was made on, and now the last one is {last}; hand base.json, which was written beside the plan, on with it, pass -p:DeployPlanLastRelease=<release>, plan again, "
            + "or force this plan with -p:DeployPlanAllowOutdated=true");

    public static Diagnostic LeftRunning(string place, string service, string command) => Diagnostic.Warning(
        "DPL4242", SourceSpan.WholeFile(place), $"The service '{service}' is not in this plan, but what an earlier release deployed of it runs on; if it is no longer wanted, stop it: {command}");

    public static Diagnostic LeftElsewhere(string release, string service, bool isDeployedAgain, string command) => Diagnostic.Warning(
        "DPL4242",
        SourceSpan.WholeFile(release),
        isDeployedAgain
            ? $"The service '{service}' was deployed here, but this earlier release deployed it on another machine or with another folder of releases, where it may run on beside this one; stop it there: {command}, and let each apply of the environment use one folder (DeployPlanStateDirectory)"
            : $"The service '{service}' is not in this plan, but this earlier release deployed it, and only the machine that did knows whether it runs on; if it is no longer wanted, stop it there: {command}");

    public static Diagnostic NoTrace(string release, string problem) => Diagnostic.Warning(
        "DPL4247", SourceSpan.WholeFile(release), $"The release was not sent as a trace to OTEL_EXPORTER_OTLP_ENDPOINT: {problem.TrimEnd('.')}. The release itself is not affected");

    public static Diagnostic FileOfSeveralFolders(string plan, string variable, string one, string folder, string other, string otherFolder) => Diagnostic.Error(
        "DPL4270",
        SourceSpan.WholeFile(plan),
        $"{variable} names a SQLite file by a relative path, which {one} would open in {folder}, but {other} in {otherFolder}; write an absolute path, such as 'Data Source=/srv/shop/orders.db'");

    public static Diagnostic DatabaseInMemory(string plan, string variable, string migration) => Diagnostic.Error(
        "DPL4271",
        SourceSpan.WholeFile(plan),
        $"{variable} names a SQLite database in memory, which is gone when {migration} ends; write the absolute path of a file, such as 'Data Source=/srv/shop/orders.db'");

    public static Diagnostic PortOfOther(string plan, string service, int port, string environment, string other, int pid) => Diagnostic.Error(
        "DPL4272",
        SourceSpan.WholeFile(plan),
        FormattableString.Invariant($"Service '{service}' would listen on port {port}, at which service '{other}' of environment '{environment}' runs as process {pid}; ")
            + $"give one of them another port and plan again, or stop the other one: dotnet build -t:DeployPlanStop -p:Env={environment} -p:DeployPlanService={other}");

    public static Diagnostic EnvironmentFileOutside(string file) => Diagnostic.Error(
        "DPL4275", SourceSpan.WholeFile(file), "The 'env_file' of the plan is not in the repository, so the plan was not made by this version of DeployPlan, or a link leads there; put the file into the repository and plan again");

    private static string Listed(IReadOnlyList<string> names) => CutList.Of(names, 5);
}
