namespace DeployPlan.Diagnostics;

/// <summary>DPL204x: SQL scripts that would not do what their author meant.</summary>
internal static class ScriptDiagnostics
{
    public static Diagnostic UndoName(SourceSpan file, string script, string undone, string down) => Diagnostic.Error(
        "DPL2040", file, $"'{script}' undoes '{undone}', but would run as a migration; rename it to '{down}', which only a rollback runs");

    public static Diagnostic UndoHalf(SourceSpan at, string text, string tool, string down) => Diagnostic.Error(
        "DPL2041", at, $"'{text}' ({tool}) starts the half that undoes this script, but the whole file would run; move what follows to '{down}', and remove this line");

    public static Diagnostic ClientCommand(SourceSpan at, string text, string tool) => Diagnostic.Error(
        "DPL2042", at, $"'{text}' is a command of {tool}, which no server understands; remove it, or write it in SQL");

    public static Diagnostic CopyData(SourceSpan at, string text) => Diagnostic.Error(
        "DPL2042", at, $"'{text}' reads data that only psql sends; write INSERT statements, as pg_dump --inserts does");

    public static Diagnostic BatchSeparator(SourceSpan at, string? dialect) => Diagnostic.Error(
        "DPL2043",
        at,
        dialect is null
            ? "'GO' separates batches on SQL Server only; if the database is one, write 'dialect: sqlserver' under 'migrations' in deploy.yml, otherwise remove the line"
            : $"'GO' separates batches on SQL Server only, and the dialect of this database is {dialect}; remove the line");

    public static Diagnostic Transaction(SourceSpan at, string text, bool isOfEntityFramework) => Diagnostic.Error(
        "DPL2044",
        at,
        $"'{text}' in a script that already runs in one transaction; "
            + (isOfEntityFramework ? "write the script with 'dotnet ef migrations script --no-transactions'" : "remove it, or write '-- deployplan: no-transaction' in the first line"));

    public static Diagnostic Repeated(SourceSpan file, string script, string what) => Diagnostic.Error(
        "DPL2045", file, $"'{script}' is named as {what}, but each script runs once, in the order of the names; rename it, and put each change of it in a new script");

    public static Diagnostic Directive(SourceSpan at, string text, string tool, string instead) => Diagnostic.Error(
        "DPL2046", at, $"'{text}' is for {tool} and has no effect here; {instead}");

    public static Diagnostic OutOfOrder(SourceSpan file, string script, string latest, string database, bool isError)
    {
        var message = $"'{script}' comes before '{latest}', which has run on {database}, so other databases run them in another order; rename it to come last, or write 'out_of_order: allow' under 'migrations'";
        return isError ? Diagnostic.Error("DPL2048", file, message) : Diagnostic.Warning("DPL2048", file, message);
    }

    public static Diagnostic NoScript(string path, string database) => Diagnostic.Warning(
        "DPL2051", SourceSpan.WholeFile(path), $"The migrations of '{database}' run nothing, because no .sql file here runs forward; put the first script here, or correct 'path' under 'migrations'");

    public static Diagnostic Renamed(SourceSpan file, string script, string database, string oldScript, string oldDatabase) => Diagnostic.Error(
        "DPL2049",
        file,
        $"The text of '{script}' has run as '{oldDatabase}/{oldScript}', and would run again; say under 'migrations' of {database} that it was renamed: "
            + (oldDatabase == database ? $"'renamed: {{ {oldScript}: {script} }}'" : $"'renamed_from: {oldDatabase}'")
            + (oldDatabase != database && oldScript != script ? $" and 'renamed: {{ {oldScript}: {script} }}'" : ""));

    public static Diagnostic NumbersInOtherOrder(SourceSpan file, string early, string late, string padded) => Diagnostic.Warning(
        "DPL2047", file, $"'{early}' runs before '{late}', because names are compared character by character; give all numbers the same length: rename '{late}' to '{padded}'");
}
