namespace DeployPlan.Diagnostics;

/// <summary>DPL305x: taking over databases that another tool has migrated.</summary>
internal static class BaselineDiagnostics
{
    private const string UpTo = "-p:DeployPlanBaselineTo=";

    public static Diagnostic NoEnvironment(string config) => Diagnostic.Error(
        "DPL3050", SourceSpan.WholeFile(config), "No environment to take over; pass -p:Env=<name>");

    public static Diagnostic NoDatabase(SourceSpan at, string environment) => Diagnostic.Error(
        "DPL3051", at, $"Environment '{environment}' has no database whose scripts the engine raw runs, so there is nothing to take over; add 'migrations: {{ engine: raw, path: … }}' to a database");

    public static Diagnostic NoScript(SourceSpan at, IEnumerable<string> databases) => Diagnostic.Error(
        "DPL3052",
        at,
        $"Nothing says which scripts have run; pass the last one of each database: {UpTo}{string.Join("%3B", databases.Select(static database => $"{database}/<script>"))}");

    public static Diagnostic UnknownDatabase(SourceSpan at, string upTo, IReadOnlyCollection<string> databases) => Diagnostic.Error(
        "DPL3053", at, $"'{upTo}' does not start with the name of a database; write {UpTo}<database>/<script>, with one of {string.Join(", ", databases)}");

    public static Diagnostic UnknownScript(SourceSpan at, string upTo, string database, IReadOnlyList<string> scripts) => Diagnostic.Error(
        "DPL3054",
        at,
        $"Database '{database}' has no script '{upTo}'{NearestName.Suggestion(upTo, scripts, scripts.Count == 0 ? "; there are none" : $"; the last one is '{scripts[scripts.Count - 1]}'")}");
}
