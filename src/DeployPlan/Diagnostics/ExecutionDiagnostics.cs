namespace DeployPlan.Diagnostics;

/// <summary>DPL40xx: executing a plan.</summary>
internal static class ExecutionDiagnostics
{
    private const string PlanAgain = "plan again and have the new plan reviewed";

    public static Diagnostic InputEdited(string file, string operation) => Diagnostic.Error(
        "DPL4001", SourceSpan.WholeFile(file), $"The file was edited since the plan was made, and operation '{operation}' would consume it; restore it, or {PlanAgain}");

    public static Diagnostic InputRemoved(string file, string operation) => Diagnostic.Error(
        "DPL4002", SourceSpan.WholeFile(file), $"The file was removed since the plan was made, and operation '{operation}' would consume it; restore it, or {PlanAgain}");

    public static Diagnostic InputAdded(string file, string operation) => Diagnostic.Error(
        "DPL4003", SourceSpan.WholeFile(file), $"The file was added since the plan was made, and operation '{operation}' would consume it; remove it, or {PlanAgain}");

    public static Diagnostic InputUnreadable(string file, string operation, string why) => Diagnostic.Error(
        "DPL4004", SourceSpan.WholeFile(file), $"The file, which operation '{operation}' would consume, cannot be read: {why.TrimEnd('.')}; let the user of the build read it");

    public static Diagnostic MissingVariables(string plan, IReadOnlyList<string> names) => Diagnostic.Error(
        "DPL4005", SourceSpan.WholeFile(plan), $"The plan needs environment variables that have no value: {string.Join(", ", names)}; set them for this process");

    public static Diagnostic MissingDriver(string plan, string driver, string type, IReadOnlyList<string> operations) => Diagnostic.Error(
        "DPL4006",
        SourceSpan.WholeFile(plan),
        $"No driver '{driver}' for operations of type {type} is registered, and {Listed(operations)} needs it; reference the package that has it, or add "
            + $"<DeployPlanDriver Include=\"{driver}\" OperationType=\"{type}\" TargetName=\"...\" /> to the project");

    public static Diagnostic BadDriver(string project, string driver, string why) => Diagnostic.Error(
        "DPL4007", SourceSpan.WholeFile(project), $"The item DeployPlanDriver '{driver}' {why}");

    public static Diagnostic NotApproved(string plan, string id) => Diagnostic.Error(
        "DPL4008", SourceSpan.WholeFile(plan), $"The plan needs an approval; once it is reviewed, apply it with -p:DeployPlanApprove={id}");

    public static Diagnostic OtherPlanApproved(string plan, string approved, string id) => Diagnostic.Error(
        "DPL4009", SourceSpan.WholeFile(plan), $"Approved was {approved}, and this is another plan; once it is reviewed, apply it with -p:DeployPlanApprove={id}");

    public static Diagnostic OtherEnvironment(string plan, string planned, string asked) => Diagnostic.Error(
        "DPL4010", SourceSpan.WholeFile(plan), $"The plan is for the environment '{planned}', not for '{asked}'; name the plan for {asked}, or -p:Env={planned}");

    public static Diagnostic NoEnvironment(string project) => Diagnostic.Error(
        "DPL4011", SourceSpan.WholeFile(project), "Nothing says what to apply; name an environment with -p:Env=<environment>, or a saved plan with -p:DeployPlanFile=<plan.json>");

    public static Diagnostic AlreadyApplied(string plan, string release) => Diagnostic.Error(
        "DPL4012", SourceSpan.WholeFile(plan), $"Release {release} has applied this very plan; to apply it once more add -p:DeployPlanAllowReplay=true");

    public static Diagnostic NothingToResume(string directory, string why) => Diagnostic.Error(
        "DPL4013", SourceSpan.WholeFile(directory), $"There is nothing to resume: {why}; apply without -p:DeployPlanResume=true");

    public static Diagnostic ResumesOtherPlan(string plan, string id, string release, string released) => Diagnostic.Error(
        "DPL4014",
        SourceSpan.WholeFile(plan),
        $"Release {release} has the plan {released}, and this is {id}; resume without -p:DeployPlanFile to go on with the plan of the release, or apply without -p:DeployPlanResume=true");

    public static Diagnostic Locked(string file, string holder, string release) => Diagnostic.Error(
        "DPL4015",
        SourceSpan.WholeFile(file),
        $"Another apply has the environment: {holder}; wait until it ends. Only if that process is surely gone: -p:DeployPlanBreakLock={release}");

    public static Diagnostic LockIsAlive(string file, string holder, int pid) => Diagnostic.Error(
        "DPL4016", SourceSpan.WholeFile(file), $"The lock is not broken, because its process is running: {holder}; end process {pid} first");

    public static Diagnostic UnreadableLock(string file) => Diagnostic.Error(
        "DPL4017", SourceSpan.WholeFile(file), "The lock of the environment does not say who holds it; when surely no apply is running, delete this file");

    public static Diagnostic CannotWriteState(string directory, string why) => Diagnostic.Error(
        "DPL4018", SourceSpan.WholeFile(directory), $"The release cannot be recorded, so nothing was run: {why.TrimEnd('.')}; set DeployPlanStateDirectory to a folder that can be written");

    public static Diagnostic UnreadableRelease(string file) => Diagnostic.Error(
        "DPL4019", SourceSpan.WholeFile(file), "The file does not hold a release, though a release is named so; restore it, or delete its folder");

    public static Diagnostic OtherPlanInRelease(string file, string found, string right) => Diagnostic.Error(
        "DPL4020", SourceSpan.WholeFile(file), $"The release was made of plan {right}, and this is {found}; restore the file, or delete its folder");

    public static Diagnostic ReleasedMeanwhile(string directory, string release) => Diagnostic.Error(
        "DPL4021", SourceSpan.WholeFile(directory), $"Release {release} was made while this one was prepared; look at it with -t:DeployPlanStatus and decide again");

    public static Diagnostic CannotRecord(string file, string operation, string why) => Diagnostic.Error(
        "DPL4022", SourceSpan.WholeFile(file), $"What became of operation '{operation}' cannot be recorded: {why.TrimEnd('.')}; make room, and resume");

    public static Diagnostic OperationFailed(string log, string operation, string driver, int attempts) => Diagnostic.Error(
        "DPL4023",
        SourceSpan.WholeFile(log),
        $"Operation '{operation}' failed{(attempts > 1 ? $" {attempts} times" : "")} in driver '{driver}'; see the errors before this one and this log");

    public static Diagnostic ReleaseFailed(string directory, string release, string counts, string command) => Diagnostic.Error(
        "DPL4024", SourceSpan.WholeFile(directory), $"Release {release} is not complete: {counts}; when the cause is gone, go on with: {command}");

    public static Diagnostic MissingTool(string plan, string tool, string driver, IReadOnlyList<string> operations) => Diagnostic.Error(
        "DPL4025", SourceSpan.WholeFile(plan), $"{tool}, and the driver '{driver}' of {Listed(operations)} needs it; install it, or correct PATH");

    public static Diagnostic StillRunning(string record, string operation, string release, int pid) => Diagnostic.Error(
        "DPL4026",
        SourceSpan.WholeFile(record),
        $"Operation '{operation}' of release {release} still runs as process {pid}, though its apply is gone; wait until it ends, or end that process");

    public static Diagnostic UnreadableEnvironmentFile(string file, string why) => Diagnostic.Error(
        "DPL4027", SourceSpan.WholeFile(file), $"The 'env_file' of the environment cannot be read: {why.TrimEnd('.')}; write it, or correct 'env_file' and plan again");

    private static string Listed(IReadOnlyList<string> names) => CutList.Of(names, 5);
}
