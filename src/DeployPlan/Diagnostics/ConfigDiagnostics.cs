namespace DeployPlan.Diagnostics;

/// <summary>DPL1020 to DPL1099: a document that can be read and does not say what a deploy.yml must say.</summary>
internal static class ConfigDiagnostics
{
    /// <summary>The code of <see cref="Secret"/>.</summary>
    public const string SecretCode = "DPL1032";

    public static Diagnostic BadName(SourceSpan at, string what, string name, int longest) => Diagnostic.Error(
        "DPL1020", at, $"'{name}' cannot name {what}; use ASCII letters, digits, '-', '_' and '.', at most {longest}, a letter or digit first and no '.' last");

    public static Diagnostic NamesDifferInCase(SourceSpan at, string name, string other, SourceSpan first) => Diagnostic.Error(
        "DPL1021", at, $"The environments '{name}' and '{other}' (line {first.Line}) differ only in letter case, so Windows and macOS give them the same folder; rename one of the two");

    public static Diagnostic BadVariableName(SourceSpan at, string what, string text) => Diagnostic.Error(
        "DPL1022", at, $"{what} must be the name of an environment variable, not '{text}'; write for example 'ORDERS_DB' and put the value into the environment");

    public static Diagnostic BadPath(SourceSpan at, string path, string why) => Diagnostic.Error(
        "DPL1023", at, $"The path '{path}' {why}");

    public static Diagnostic MissingFile(SourceSpan at, string path, string what) => Diagnostic.Error(
        "DPL1024", at, $"There is no file '{path}' beside this config, which {what} names; create it or correct the path");

    public static Diagnostic MissingFolder(SourceSpan at, string kind, string path, string what) => Diagnostic.Error(
        "DPL1025", at, $"There is no {kind} '{path}' beside this config, which {what} names; create it or correct the path");

    public static Diagnostic BadStrategy(SourceSpan at, string text, IReadOnlyList<string> strategies) => Diagnostic.Error(
        "DPL1026", at, $"'{text}' is not a migration strategy; write one of {string.Join(", ", strategies)}{NearestName.Suggestion(text, strategies)}");

    public static Diagnostic DefaultStrategy(SourceSpan at, string database) => Diagnostic.Info(
        "DPL1027", at, $"The migrations of database '{database}' name no strategy and run pre_deploy; write 'strategy: pre_deploy' to say so");

    public static Diagnostic BadChoice(SourceSpan at, string what, string text, IReadOnlyList<string> choices) => Diagnostic.Error(
        "DPL1028", at, $"{what} cannot be '{text}'; write one of {string.Join(", ", choices)}{NearestName.Suggestion(text, choices)}");

    public static Diagnostic UnknownReference(SourceSpan at, string who, string kind, string name, string place, string? nearest) => Diagnostic.Error(
        "DPL1029", at, $"{who} names the {kind} '{name}', which is not {place}{(nearest is null ? "; add it there or correct the name" : $"; did you mean '{nearest}'?")}");

    public static Diagnostic ProjectAndBuild(SourceSpan at, string service, SourceSpan project) => Diagnostic.Error(
        "DPL1030", at, $"The service '{service}' has a 'build' here and a 'project' in line {project.Line}; keep one of the two");

    public static Diagnostic Contradiction(SourceSpan at, string overlay, SourceSpan lower, string found, string mend) => Diagnostic.Error(
        "DPL1031", at, $"{overlay} in line {at.Line} contradicts its base in line {lower.Line}, which is {found}; {mend}");

    public static Diagnostic Secret(SourceSpan at, string what) => Diagnostic.Error(
        SecretCode, at, $"This looks like {what}; take it out of the file, write the name of an environment variable that holds it, and change the secret where it was ever shared");

    public static Diagnostic BadUrl(SourceSpan at, string url, string why) => Diagnostic.Error(
        "DPL1033", at, $"'{url}' {why}; write 'http://host/path', 'https://host/path' or 'tcp://host:port'");

    public static Diagnostic HostIsInfra(SourceSpan at, string host, SourceSpan infra) => Diagnostic.Error(
        "DPL1034", at, $"The host '{host}' has the name of an infra entry (line {infra.Line}), and both would be the operation 'infra_{host}'; rename one of the two");

    public static Diagnostic ListedTwice(SourceSpan at, string item, string where, SourceSpan first) => Diagnostic.Error(
        "DPL1035", at, $"'{item}' stands twice in {where} (first in line {first.Line}); keep one of the two");

    public static Diagnostic UnknownEnvironment(SourceSpan at, string name, string where, bool strict, string? nearest)
    {
        var message = $"{where} names the environment '{name}', which is not in 'environments', and has no effect{(nearest is null ? "; correct or remove it" : $"; did you mean '{nearest}'?")}";
        return strict ? Diagnostic.Error("DPL1036", at, message) : Diagnostic.Warning("DPL1036", at, message);
    }

    public static Diagnostic SelectsAllAndSome(SourceSpan at, string key) => Diagnostic.Error(
        "DPL1037", at, $"'all: true' selects every migration, so '{key}' beside it contradicts it; keep one of the two");

    public static Diagnostic BadImage(SourceSpan at, string what, string text) => Diagnostic.Error(
        "DPL1038", at, $"{what} cannot be '{text}'; write host, port and path without a scheme and without spaces, for example 'registry.example.com/acme'");

    public static Diagnostic TooManyEntries(SourceSpan at, int most) => Diagnostic.Error(
        "DPL1039", at, $"The environments up to this one hold more than {most} infra entries, databases and services in all; split the config");

    public static Diagnostic NothingToRemove(SourceSpan at, string environment, string section, string name) => Diagnostic.Error(
        "DPL1040", at, $"Environment '{environment}' removes '{name}', which the '{section}' of the top level does not have; correct the name, or write '{name}: {{}}' for an empty entry");
}
