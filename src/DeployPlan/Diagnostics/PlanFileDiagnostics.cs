namespace DeployPlan.Diagnostics;

/// <summary>DPL3xxx: the plan as a file, and its life.</summary>
internal static class PlanFileDiagnostics
{
    public static Diagnostic CannotWrite(string file, string why) => Diagnostic.Error(
        "DPL3001", SourceSpan.WholeFile(file), $"The plan cannot be written: {why.TrimEnd('.')}; set DeployPlanOutputDirectory to a folder that can be written");

    public static Diagnostic CannotRemember(string file, string why) => Diagnostic.Error(
        "DPL3002", SourceSpan.WholeFile(file), $"What this build remembers for the next one cannot be written: {why.TrimEnd('.')}; let it write its intermediate folder (BaseIntermediateOutputPath)");

    public static Diagnostic CannotRetract(string file, string why) => Diagnostic.Error(
        "DPL3003", SourceSpan.WholeFile(file), $"This plan is out of date and cannot be removed: {why.TrimEnd('.')}; remove it by hand so that nobody applies it");
}
