namespace DeployPlan.Diagnostics;

/// <summary>DPL4260 to DPL4264, DPL4273 and DPL4274: services of a release that cannot be shown, stopped or started.</summary>
internal static class ServiceDiagnostics
{
    public static Diagnostic UnknownService(string directory, string environment, string service, IReadOnlyList<string> known) => Diagnostic.Error(
        "DPL4260",
        SourceSpan.WholeFile(directory),
        $"No release to {environment} has deployed a service '{service}'; {(known.Count == 0 ? "none has deployed any service" : $"the services are {CutList.Of(known, 10)}")}{NearestName.Suggestion(service, known)}");

    public static Diagnostic NoRelease(string directory, string environment) => Diagnostic.Error(
        "DPL4261", SourceSpan.WholeFile(directory), $"{environment} has no release, so nothing of it runs here; apply a plan first: dotnet build -t:DeployPlanApply -p:Env={environment}");

    public static Diagnostic OtherDriver(string directory, string service, string driver) => Diagnostic.Error(
        "DPL4262",
        SourceSpan.WholeFile(directory),
        $"Service '{service}' was deployed by driver '{driver}', which has no ServiceTarget to show, stop or start it{(driver == "compose" ? "; use docker compose logs, stop or start" : "; use the tools of that driver")}");

    public static Diagnostic NoEnvironment(string project) => Diagnostic.Error(
        "DPL4263", SourceSpan.WholeFile(project), "No environment is named; pass -p:Env=<name>");

    public static Diagnostic NoService(string directory, IReadOnlyList<string> known) => Diagnostic.Error(
        "DPL4264", SourceSpan.WholeFile(directory), $"There is more than one service; name one of {CutList.Of(known, 10)} with -p:DeployPlanService=<name>");

    public static Diagnostic NoConfig(string project) => Diagnostic.Error(
        "DPL4273",
        SourceSpan.WholeFile(project),
        "There is no config beside this project; write a first one with dotnet build -t:DeployPlanInit, or name one with -p:DeployPlanConfig=<file>");

    public static Diagnostic NoNumber(string file, string property, string value) => Diagnostic.Error(
        "DPL4274", SourceSpan.WholeFile(file), $"The property {property} is '{value}', which is no whole number above 0; write -p:{property}=50, or leave it out");
}
