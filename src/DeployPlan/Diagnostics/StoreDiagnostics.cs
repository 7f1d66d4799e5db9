namespace DeployPlan.Diagnostics;

/// <summary>What is wrong with a store of releases that several machines share, and with releases that run on several machines.</summary>
internal static class StoreDiagnostics
{
    public static Diagnostic Unusable(string file, string location, string reason) => Diagnostic.Error(
        "DPL4280", SourceSpan.WholeFile(file), $"The store {location} cannot be used: {reason}; correct what that says, or DeployPlanStore, and run the same command again");

    public static Diagnostic NoProgram(string file, string location) => Diagnostic.Error(
        "DPL4281", SourceSpan.WholeFile(file), $"The store {location} needs the program that talks to stores, which is in the package DeployPlan.Drivers; reference that package, or the package DeployPlan");

    public static Diagnostic Leased(string file, string holder, string breakCommand) => Diagnostic.Error(
        "DPL4282", SourceSpan.WholeFile(file), $"The environment is executed by someone else: {holder}; wait for it, or, if it is gone for certain, run: {breakCommand}");

    public static Diagnostic LeaseLost(string file, string reason) => Diagnostic.Error(
        "DPL4283", SourceSpan.WholeFile(file), $"{reason}; nothing more is started or recorded here. See -t:DeployPlanStatus for who executes the environment now, and resume when that has ended");

    public static Diagnostic NoNumber(string file, string property, string value, int least, int most) => Diagnostic.Error(
        "DPL4290", SourceSpan.WholeFile(file), FormattableString.Invariant($"{property} is '{value}'; write a whole number from {least} to {most}"));

    public static Diagnostic NoStore(string file, string target) => Diagnostic.Error(
        "DPL4284", SourceSpan.WholeFile(file), $"{target} needs releases that several machines share; set DeployPlanStore, for example to git:origin#deployplan, in the project or on the command line");

    public static Diagnostic NotUnderWay(string file, string release, string environment, string holder) => Diagnostic.Error(
        "DPL4285", SourceSpan.WholeFile(file), release.Length == 0
            ? $"No release of {environment} is named; add -p:DeployPlanRelease=<id>, with the id that DeployPlanBegin has printed, or that of its plan"
            : $"Release {release} of {environment} is not under way: {holder}; begin it with -t:DeployPlanBegin");

    public static Diagnostic NoOperation(string file, string id, string nearest) => Diagnostic.Error(
        "DPL4286", SourceSpan.WholeFile(file), id.Length == 0 ? "No operation is named; add -p:DeployPlanOperationId=<id>" : $"The plan has no operation '{id}'{(nearest.Length > 0 ? $"; did you mean '{nearest}'?" : "; see plan.json for their ids")}");

    public static Diagnostic WaitsFor(string file, string id, string dependency, string status) => Diagnostic.Error(
        "DPL4287", SourceSpan.WholeFile(file), $"{id} may not run yet: {dependency} {status}; run that one first");

    public static Diagnostic OperationEnded(string log, string id, string status, string reason) => Diagnostic.Error(
        "DPL4289", SourceSpan.WholeFile(log), $"{id} {status}{(reason.Length > 0 ? ": " + reason : "")}; correct that, and run the operation again while its release is under way");

    public static Diagnostic StillRunning(string file, string release, string ids) => Diagnostic.Error(
        "DPL4288", SourceSpan.WholeFile(file), $"Release {release} cannot end: {ids} still running; wait for it, or, if its machine is gone, run it again on another one");

    public static Diagnostic OtherContent(string file, string release, string environment, string location, string document) => Diagnostic.Error(
        "DPL4291", SourceSpan.WholeFile(file), $"Release {release} of {environment} is in the folder and in the store {location}, and {document} is not the same; nothing of {environment} was taken over. Find out which one is right, delete the other release, and run the same command again");

    public static Diagnostic NoChoice(string file, string property, string value, IReadOnlyList<string> choices) => Diagnostic.Error(
        "DPL4292", SourceSpan.WholeFile(file), $"{property} is '{value}'; write {string.Join(" or ", choices)}{NearestName.Suggestion(value, choices)}");
}
