namespace DeployPlan.Diagnostics;

/// <summary>DPL1072 to DPL1076, and DPL1094: a file of another tool, of which a first config cannot be made.</summary>
internal static class ImportDiagnostics
{
    public static Diagnostic UnknownKind(SourceSpan at, string kinds) => Diagnostic.Error(
        "DPL1072", at, $"This file is of no kind that a first config can be made from; name {kinds} in DeployPlanInitFrom, or leave it out");

    public static Diagnostic NotMapping(SourceSpan at, string what, string found) => Diagnostic.Error(
        "DPL1073", at, $"{what} must be a mapping, not {found}; correct the file, then repeat the command");

    public static Diagnostic Missing(SourceSpan at, string key, string where) => Diagnostic.Error(
        "DPL1073", at, $"{where} has no '{key}'; correct the file, then repeat the command");

    public static Diagnostic UnknownName(SourceSpan at, string name, IEnumerable<string> known) => Diagnostic.Error(
        "DPL1074", at, $"'{name}' is not in this file{NearestName.Suggestion(name, known, "; add it or correct the name")}");

    public static Diagnostic NoSuchPath(SourceSpan at, string path) => Diagnostic.Error(
        "DPL1075", at, $"There is no '{path}'; correct the path, which is relative to this file");

    public static Diagnostic DevelopmentHost(SourceSpan at, string project, string quoted) => Diagnostic.Error(
        "DPL1094", at,
        $"'{project}' is an AppHost of Aspire, which starts other projects for a developer; in the folder of this file, write its manifest, and name that in DeployPlanInitFrom: "
            + $"dotnet run --project {quoted} -- --publisher manifest --output-path aspire-manifest.json");

    public static Diagnostic NothingToDeploy(SourceSpan at, string kind) => Diagnostic.Error(
        "DPL1076", at, $"There is nothing to deploy in this file, which was read as {kind}; name another file in DeployPlanInitFrom, or leave it out");
}
