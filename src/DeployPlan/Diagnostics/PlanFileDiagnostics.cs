namespace DeployPlan.Diagnostics;

/// <summary>DPL3xxx: the plan as a file, and its life.</summary>
internal static class PlanFileDiagnostics
{
    public static Diagnostic CannotWrite(string file, string why) => Diagnostic.Error(
        "DPL3001", SourceSpan.WholeFile(file), $"The plan cannot be written: {why.TrimEnd('.')}; set DeployPlanOutputDirectory to a writable folder");

    public static Diagnostic CannotRemember(string file, string why) => Diagnostic.Error(
        "DPL3002", SourceSpan.WholeFile(file), $"The record for the next build cannot be written: {why.TrimEnd('.')}; make the intermediate folder (BaseIntermediateOutputPath) writable");

    public static Diagnostic CannotRetract(string file, string why) => Diagnostic.Error(
        "DPL3003", SourceSpan.WholeFile(file), $"This plan is out of date but cannot be deleted: {why.TrimEnd('.')}; delete it by hand so that no one applies it");

    public static Diagnostic FileProblem(string project, string task, string why) => Diagnostic.Error(
        "DPL3004", SourceSpan.WholeFile(project), $"{task} cannot read or write a file: {why.TrimEnd('.')}; correct its permissions or free some disk space, then run the target again");

    public static Diagnostic NoSwitch(string config, string property, string value) => Diagnostic.Error(
        "DPL3064", SourceSpan.WholeFile(config), $"The property {property} is '{value}', which is neither true nor false; write -p:{property}=true, or leave it out");

    public const string NoPropertyCode = "DPL3065";

    public static Diagnostic NoProperty(string config, string property, string nearest) => Diagnostic.Warning(
        NoPropertyCode, SourceSpan.WholeFile(config), $"{property} is not read by DeployPlan; did you mean '{nearest}'?");
}
