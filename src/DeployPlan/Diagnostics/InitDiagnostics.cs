namespace DeployPlan.Diagnostics;

/// <summary>DPL1090 to DPL1099: a first config that cannot be written.</summary>
internal static class InitDiagnostics
{
    public static Diagnostic ConfigExists(string file) => Diagnostic.Error(
        "DPL1090", SourceSpan.WholeFile(file), "The config already exists and is not overwritten; edit it, or delete it and run -t:DeployPlanInit again");

    public static Diagnostic CalledOnSolution(string project, string solution) => Diagnostic.Error(
        "DPL1091", SourceSpan.WholeFile(project), $"-t:DeployPlanInit was run on {solution}, but a config belongs to one project; run it on that project");

    public static Diagnostic CannotWrite(string file, string why) => Diagnostic.Error(
        "DPL1092", SourceSpan.WholeFile(file), $"The config cannot be written: {why.TrimEnd('.')}; let the user who runs the build write to its folder");
}
