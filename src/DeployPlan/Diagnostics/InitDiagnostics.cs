namespace DeployPlan.Diagnostics;

/// <summary>DPL1090 to DPL1099: a first config that cannot be written.</summary>
internal static class InitDiagnostics
{
    public static Diagnostic ConfigExists(string file) => Diagnostic.Error(
        "DPL1090", SourceSpan.WholeFile(file), "The config already exists and is not overwritten; edit it, or delete it and run dotnet build -t:DeployPlanInit again");

    public static Diagnostic CannotWrite(string file, string why) => Diagnostic.Error(
        "DPL1092", SourceSpan.WholeFile(file), $"The config cannot be written: {why.TrimEnd('.')}; let the user who runs the build write to its folder");

    public static Diagnostic UnreadableSolution(SourceSpan at, string why) => Diagnostic.Error(
        "DPL1093", at, $"The solution cannot be read, so its projects are not known: {why.TrimEnd('.')}; correct the file, and run dotnet build -t:DeployPlanInit again");
}
