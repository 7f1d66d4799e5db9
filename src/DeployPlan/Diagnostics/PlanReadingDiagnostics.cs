namespace DeployPlan.Diagnostics;

/// <summary>DPL3020 to DPL3039: what can be wrong with a plan.json.</summary>
internal static class PlanReadingDiagnostics
{
    private const string Regenerate = "regenerate the plan with dotnet build -t:DeployPlan";

    public static Diagnostic TooLarge(SourceSpan file, int limit) => Diagnostic.Error(
        "DPL3020", file, $"The file is larger than {limit / (1024 * 1024)} MB, so it is not a plan; pass the plan.json that dotnet build -t:DeployPlan wrote");

    public static Diagnostic NotAPlan(SourceSpan at, string why) => Diagnostic.Error(
        "DPL3021", at, $"This is not a plan: {why}; pass the plan.json that dotnet build -t:DeployPlan wrote");

    public static Diagnostic BadFormatVersion(SourceSpan at, string found) => Diagnostic.Error(
        "DPL3022", at, $"'{found}' is not a plan format version, which is two numbers such as '1.0'; {Regenerate}");

    public static Diagnostic OtherMajor(SourceSpan at, string found, int known) => Diagnostic.Error(
        "DPL3023", at, $"The plan has format {found}, but this version of DeployPlan reads format {known}.x; use the version that wrote the plan, or {Regenerate}");

    public static Diagnostic BadIdLine(SourceSpan at) => Diagnostic.Error(
        "DPL3024", at, $"The id must be on a line of its own in the form '  \"id\": \"sha256:<64 hex digits>\",' that ends with LF; if a tool changes line endings, stop it ('plan.json -text' in .gitattributes), or {Regenerate}");

    public static Diagnostic WrongId(SourceSpan at, string found, string right) => Diagnostic.Error(
        "DPL3025", at, $"The plan was changed after it was written: its id is {found}, but its content has the id {right}; change deploy.yml instead and {Regenerate}");

    public static Diagnostic DuplicateId(SourceSpan at, string id) => Diagnostic.Error(
        "DPL3026", at, $"Duplicate operation id '{id}'; {Regenerate}");

    public static Diagnostic UnknownDependency(SourceSpan at, string id, string dependency) => Diagnostic.Error(
        "DPL3027", at, $"Operation '{id}' depends on '{dependency}', which is not in the plan; {Regenerate}");

    public static Diagnostic DependencyNotEarlier(SourceSpan at, string id, string dependency) => Diagnostic.Error(
        "DPL3028", at, $"Operation '{id}' depends on '{dependency}', which does not come before it, so the order cannot be executed; {Regenerate}");

    public static Diagnostic WrongWave(SourceSpan at, string id, int found, int right) => Diagnostic.Error(
        "DPL3029", at, $"Operation '{id}' is in wave {found}, but its dependencies put it in wave {right}; {Regenerate}");

    public static Diagnostic BadValue(SourceSpan at, string what, string expected, string found) => Diagnostic.Error(
        "DPL3030", at, $"{what} must be {expected}, not '{found}'; {Regenerate}");

    public static Diagnostic BadDigest(SourceSpan at, string what) => Diagnostic.Error(
        "DPL3031", at, $"{what} must be 64 lowercase hex digits, the sha256 of the file; {Regenerate}");

    public static Diagnostic NotSorted(SourceSpan at, string what, string value, string previous) => Diagnostic.Error(
        "DPL3032", at, $"{what} must be in ordinal order without duplicates, but '{value}' comes after '{previous}'; {Regenerate}");

    public static Diagnostic BadPath(SourceSpan at, string what, string path) => Diagnostic.Error(
        "DPL3033", at, $"{what} is '{path}'; paths in a plan are relative to the config, with forward slashes and no '.' or empty segments, for example 'db/orders'");

    public static Diagnostic BadName(SourceSpan at, string what, string name, int longest) => Diagnostic.Error(
        "DPL3034", at, $"{what} is '{name}'; use at most {longest} ASCII letters, digits, '-', '_' and '.', starting with a letter or digit and not ending with '.'");

    public static Diagnostic BadProjectName(SourceSpan at, string what, string name) => Diagnostic.Error(
        "DPL3034", at, $"{what} is '{name}', which becomes a folder; write it without '..', empty parts, a drive and control characters");

    public static Diagnostic BadVariableName(SourceSpan at, string what, string name) => Diagnostic.Error(
        "DPL3035", at, $"{what} is '{name}'; the name of an environment variable has only ASCII letters, digits, '_', '-' and '.', and starts with a letter or '_'");

    public static Diagnostic Contradiction(SourceSpan at, string what, string instead) => Diagnostic.Error(
        "DPL3036", at, $"{what}; {instead}");

    public static Diagnostic NotCanonical(SourceSpan at) => Diagnostic.Error(
        "DPL3037", at, $"From here on, the plan is not in canonical form (key order, white space, escapes, or YAML that is not JSON); {Regenerate}");
}
