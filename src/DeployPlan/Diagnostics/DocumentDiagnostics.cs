namespace DeployPlan.Diagnostics;

/// <summary>DPL1001 to DPL1019: problems with a YAML or JSON file as such, before its content is read.</summary>
internal static class DocumentDiagnostics
{
    public static Diagnostic CannotRead(SourceSpan file, string why) => Diagnostic.Error(
        "DPL1001", file, $"The file cannot be read: {why}");

    public static Diagnostic TooLarge(SourceSpan file, int limit) => Diagnostic.Error(
        "DPL1002", file, $"The file is larger than {limit / (1024 * 1024)} MB; remove anything pasted into it by mistake, or split the config across repositories");

    public static Diagnostic BadEncoding(SourceSpan at, string why) => Diagnostic.Error(
        "DPL1003", at, $"{why}; save the file as UTF-8");

    public static Diagnostic Syntax(SourceSpan at, string why) => Diagnostic.Error(
        "DPL1004", at, $"Invalid {(IsJson(at) ? "JSON" : "YAML")}: {why}");

    public static Diagnostic Tab(SourceSpan at) => Diagnostic.Error(
        "DPL1019", at, $"This line is indented with a tab, which {(IsJson(at) ? "is not how DeployPlan wrote it" : "YAML does not allow")}; indent with spaces");

    public static Diagnostic TooDeep(SourceSpan at, int limit) => Diagnostic.Error(
        "DPL1005", at, $"Nested more than {limit} levels deep; use fewer levels");

    public static Diagnostic UnknownAlias(SourceSpan at, string name, IEnumerable<string> anchors) => Diagnostic.Error(
        "DPL1006", at, $"The alias '*{name}' has no earlier anchor{NearestName.Suggestion(name, anchors, $"; write '&{name}' before the value to repeat")}");

    public static Diagnostic TooManyValues(SourceSpan at, int most) => Diagnostic.Error(
        "DPL1017", at, $"The file has more than {most} values up to here, counting those that aliases repeat; shorten or split the file");

    public static Diagnostic SeveralDocuments(SourceSpan at) => Diagnostic.Error(
        "DPL1007", at, "A second YAML document starts here; keep only one document in the file");

    public static Diagnostic Empty(SourceSpan file, string expected) => Diagnostic.Error(
        "DPL1008", file, $"The file is empty; {expected}");

    public static Diagnostic DuplicateKey(SourceSpan at, string key, SourceSpan first) => Diagnostic.Error(
        "DPL1009", at, $"Duplicate key '{key}' (first on line {first.Line}); remove one of them");

    public static Diagnostic BadKey(SourceSpan at) => Diagnostic.Error(
        "DPL1010", at, "A key must be text; write 'name: value'");

    public static Diagnostic UnsupportedTag(SourceSpan at, string tag) => Diagnostic.Error(
        "DPL1011", at, $"The tag '{tag}' is not supported; write the value without it");

    public static Diagnostic WrongType(SourceSpan at, string what, string expected, string found, string instead = "") => Diagnostic.Error(
        "DPL1012", at, $"{what} must be {expected}, not {found}{instead}");

    public static Diagnostic UnknownKey(SourceSpan at, string key, string where, bool strict, IEnumerable<string> known)
    {
        var message = $"The key '{key}' in {where} is unknown and has no effect{NearestName.Suggestion(key, known, "; correct or remove it")}";
        return strict ? Diagnostic.Error("DPL1013", at, message) : Diagnostic.Warning("DPL1013", at, message);
    }

    /// <param name="at">Where it belongs.</param>
    /// <param name="key">The key.</param>
    /// <param name="where">The mapping that misses it.</param>
    /// <param name="example">The key with a value.</param>
    /// <param name="nearly">A key there that is nearly the same; empty for none.</param>
    public static Diagnostic MissingKey(SourceSpan at, string key, string where, string example, string nearly = "") => Diagnostic.Error(
        "DPL1014", at, $"{Capitalized(where)} is missing the key '{key}'; {(nearly.Length > 0 ? $"correct '{nearly}', or " : "")}add it, for example '{example}'");

    public static Diagnostic BadMerge(SourceSpan at) => Diagnostic.Error(
        "DPL1015", at, "The merge key '<<' takes a mapping, an alias of one, or a list of these; for example, write '<<: *defaults'");

    public static Diagnostic BadText(SourceSpan at) => Diagnostic.Error(
        "DPL1016", at, "The text contains a NUL character or half of a surrogate pair, which a plan cannot hold; remove it");

    public static Diagnostic MergeConflict(SourceSpan at, string marker) => Diagnostic.Error(
        "DPL1046", at, $"A merge conflict is not resolved: '{marker}' starts here; resolve it");

    public static Diagnostic More(SourceSpan at, Severity severity, int dropped) => new(
        "DPL1018", severity, $"{dropped} more problems are not listed; fix these first", at);

    private static bool IsJson(SourceSpan at) => at.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
