namespace DeployPlan.Diagnostics;

/// <summary>DPL1001 to DPL1019: what can be wrong with a YAML or JSON file before anybody asks what it means.</summary>
internal static class DocumentDiagnostics
{
    public static Diagnostic CannotRead(SourceSpan file, string why) => Diagnostic.Error(
        "DPL1001", file, $"The file cannot be read: {why}");

    public static Diagnostic TooLarge(SourceSpan file, int limit) => Diagnostic.Error(
        "DPL1002", file, $"The file is larger than {limit / (1024 * 1024)} MB; split what it describes into several repositories, or remove what was pasted into it by mistake");

    public static Diagnostic BadEncoding(SourceSpan at, string why) => Diagnostic.Error(
        "DPL1003", at, $"{why}; save the file as UTF-8");

    public static Diagnostic Syntax(SourceSpan at, string why) => Diagnostic.Error(
        "DPL1004", at, $"This is not valid YAML: {why}");

    public static Diagnostic Tab(SourceSpan at) => Diagnostic.Error(
        "DPL1019", at, "This line is indented with a tab, which YAML does not allow; indent with spaces");

    public static Diagnostic TooDeep(SourceSpan at, int limit) => Diagnostic.Error(
        "DPL1005", at, $"Nested deeper than {limit} levels; write it flatter");

    public static Diagnostic UnknownAlias(SourceSpan at, string name, IEnumerable<string> anchors) => Diagnostic.Error(
        "DPL1006", at, $"The alias '*{name}' names no anchor that ends before it{NearestName.Suggestion(name, anchors, $"; write '&{name}' in front of the value that is meant")}");

    public static Diagnostic TooManyValues(SourceSpan at, int most) => Diagnostic.Error(
        "DPL1017", at, $"Up to here the file holds more than {most} values, those that aliases repeat among them; write less, or split the file");

    public static Diagnostic SeveralDocuments(SourceSpan at) => Diagnostic.Error(
        "DPL1007", at, "A second document starts here; keep one document in the file");

    public static Diagnostic Empty(SourceSpan file, string expected) => Diagnostic.Error(
        "DPL1008", file, $"The file is empty; {expected}");

    public static Diagnostic DuplicateKey(SourceSpan at, string key, SourceSpan first) => Diagnostic.Error(
        "DPL1009", at, $"The key '{key}' stands here a second time (first in line {first.Line}); keep one of the two");

    public static Diagnostic BadKey(SourceSpan at) => Diagnostic.Error(
        "DPL1010", at, "A key must be text; write 'name: value'");

    public static Diagnostic UnsupportedTag(SourceSpan at, string tag) => Diagnostic.Error(
        "DPL1011", at, $"The tag '{tag}' has no meaning here; write the value without it");

    public static Diagnostic WrongType(SourceSpan at, string what, string expected, string found) => Diagnostic.Error(
        "DPL1012", at, $"{what} must be {expected}, not {found}");

    public static Diagnostic UnknownKey(SourceSpan at, string key, string where, bool strict, IEnumerable<string> known)
    {
        var message = $"The key '{key}' is not known in {where} and has no effect{NearestName.Suggestion(key, known, "; correct or remove it")}";
        return strict ? Diagnostic.Error("DPL1013", at, message) : Diagnostic.Warning("DPL1013", at, message);
    }

    public static Diagnostic MissingKey(SourceSpan at, string key, string where, string example) => Diagnostic.Error(
        "DPL1014", at, $"{Capitalized(where)} needs the key '{key}'; write for example '{example}'");

    public static Diagnostic BadMerge(SourceSpan at) => Diagnostic.Error(
        "DPL1015", at, "A merge key '<<' takes a mapping, an alias of one, or a list of these; write for example '<<: *defaults'");

    public static Diagnostic BadText(SourceSpan at) => Diagnostic.Error(
        "DPL1016", at, "The text holds a NUL character or half a surrogate pair, which no plan can carry; remove it");

    public static Diagnostic More(SourceSpan at, Severity severity, int dropped) => new(
        "DPL1018", severity, $"There are {dropped} more problems than can be listed; mend these first", at);

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
