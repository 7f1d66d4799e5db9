namespace DeployPlan.Diagnostics;

/// <summary>DPL2xxx: a valid config that cannot be planned.</summary>
internal static class PlanningDiagnostics
{
    public static Diagnostic Cycle(SourceSpan at, string path) => Diagnostic.Error(
        "DPL2001", at, $"These operations wait for each other, so none can start: {path}; remove one of these dependencies");

    public static Diagnostic UnknownDependency(SourceSpan at, string operation, string missing, IEnumerable<string> known) => Diagnostic.Error(
        "DPL2002", at, $"'{operation}' waits for '{missing}', which is not in the plan{NearestName.Suggestion(missing, known, "; add it or correct the name")}");

    public static Diagnostic DuplicateOperation(SourceSpan at, string id, SourceSpan first) => Diagnostic.Error(
        "DPL2003", at, $"The operation '{id}' is planned twice (first for line {first.Line}); rename one of them");

    public static Diagnostic UnknownEnvironment(SourceSpan at, string name, IReadOnlyList<string> known) => Diagnostic.Error(
        "DPL2004", at, $"The environment '{name}' is not in the config; the environments are {string.Join(", ", known)}{NearestName.Suggestion(name, known)}");

    public static Diagnostic UnknownService(SourceSpan at, string name, IReadOnlyList<string> known) => Diagnostic.Error(
        "DPL2005", at, $"The service filter names '{name}', which is not a service of this environment; {Choices(known)}{NearestName.Suggestion(name, known)}");

    /// <summary>Characters that would break the line of the message, or hide a part of it, are shown as their numbers.</summary>
    public static Diagnostic BadFileName(SourceSpan file) => Diagnostic.Error(
        "DPL2006",
        file with { File = string.Concat(file.File.Select(static c => char.IsControl(c) ? FormattableString.Invariant($"\\u{(int)c:x4}") : c.ToString())) },
        "An operation uses this file, but some systems do not allow its name; rename the file");

    public static Diagnostic BadBuiltImage(SourceSpan at, string operation, string image, string why) => Diagnostic.Error(
        "DPL2060", at, $"'{operation}' cannot build the image '{image}', which is made of registry, project and service: {why}; or write 'image' of the service");

    public static Diagnostic BuildsOneImage(SourceSpan at, string operation, string other, SourceSpan first, string image) => Diagnostic.Error(
        "DPL2061", at, $"'{operation}' and '{other}' (line {first.Line}) both build '{image}', so one would replace what the other made; give one of them another 'image' or 'tags', or let its service name the image and build nothing");

    public static Diagnostic BuildOfDigest(SourceSpan at, string operation, string image) => Diagnostic.Error(
        "DPL2062", at, $"'{operation}' cannot build '{image}', because what is built has a digest of its own; remove '@' and what follows it");

    public static Diagnostic UnknownOperation(SourceSpan at, string id, string? environment, IReadOnlyList<string> near) => Diagnostic.Error(
        "DPL2020", at, $"'{id}' is not an operation of {PlanOf(environment)}; {Suggested(near, environment)}");

    public static Diagnostic FilteredOperation(SourceSpan at, string id, string environment, IReadOnlyList<string> services) => Diagnostic.Error(
        "DPL2021", at, $"'{id}' is an operation of the plan for {environment}, but DeployPlanServices leaves it out: nothing in {string.Join(", ", services)} waits for it; run without DeployPlanServices");

    public static Diagnostic NoOperation(SourceSpan at, string? environment) => Diagnostic.Error(
        "DPL2022", at, $"No operation to explain{(environment is null ? "" : $" in the plan for {environment}")}; pass -p:DeployPlanOperationId=<id>");

    public static Diagnostic NoLongerDeployed(SourceSpan at, string id, string release) => Diagnostic.Warning(
        "DPL2050", at, $"Release {release} had the operation '{id}', which is no longer planned, and nothing stops what it deployed; for the drivers compose and process, the report of the apply has the command");

    private static string PlanOf(string? environment) => environment is null ? "any environment" : $"the plan for {environment}";

    private static string Suggested(IReadOnlyList<string> near, string? environment) =>
        near.Count == 0 ? $"{(environment is null ? "dotnet build -t:DeployPlan writes every plan" : $"dotnet build -t:DeployPlan -p:Env={environment} lists them")}" : $"did you mean {string.Join(" or ", near.Select(id => $"'{id}'"))}?";

    private static string Choices(IReadOnlyList<string> known) =>
        known.Count == 0 ? "this config has no services to choose from" : $"the services are {string.Join(", ", known)}";

    public static Diagnostic NoVersion(string config) => Diagnostic.Warning(
        "DPL2070",
        SourceSpan.WholeFile(config),
        "Nothing says which version is deployed, so the plan says 1.0.0; set Version in the project, pass -p:DeployPlanVersion=<version>, or name the target that sets it in DeployPlanVersionTargets");

    public static Diagnostic UnregisteredDriver(SourceSpan at, string driver, string type, string nearest, bool strict)
    {
        var message = $"No driver '{driver}' is registered for operations of type {type}; did you mean '{nearest}'? If it is one of your own, add <DeployPlanDriver Include=\"{driver}\" OperationType=\"{type}\" TargetName=\"...\" /> to the project";
        return strict ? Diagnostic.Error("DPL2072", at, message) : Diagnostic.Warning("DPL2072", at, message);
    }

    public static Diagnostic NoComposeFile(SourceSpan at, string environment) => Diagnostic.Error(
        "DPL2071", at, $"Environment '{environment}' deploys with compose, but there is no compose file; add compose.yaml beside the config, write 'compose_file: path' to the environment, or use another driver, such as process");
}
