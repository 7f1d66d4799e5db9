namespace DeployPlan.Diagnostics;

/// <summary>DPL1090 to DPL1099: a first config that cannot be written.</summary>
internal static class InitDiagnostics
{
    public static Diagnostic ConfigExists(string file) => Diagnostic.Error(
        "DPL1090", SourceSpan.WholeFile(file), "The config is there already and is not overwritten; edit it, or remove it and call -t:DeployPlanInit again");

    public static Diagnostic CalledOnSolution(string project, string solution) => Diagnostic.Error(
        "DPL1091", SourceSpan.WholeFile(project), $"-t:DeployPlanInit was called on {solution}, and nothing says beside which of its projects the config belongs; call it on that project");

    public static Diagnostic CannotWrite(string file, string why) => Diagnostic.Error(
        "DPL1092", SourceSpan.WholeFile(file), $"The config cannot be written: {why.TrimEnd('.')}; give the user of the build the right to write its folder");
}
