using DeployPlan.Migrator.Scripts;

namespace DeployPlan.Migrator;

/// <summary>One method per code.</summary>
internal static class Failures
{
    public static Failure UnknownDatabase(string variable, string why) => new(
        "DPL4122",
        $"The value of {variable} is not a PostgreSQL or SQLite connection string: {why}; write 'postgres://user:password@host/database', 'Host=...;Database=...' or 'Data Source=file.db'");

    public static Failure NotUsable(string database, string message) => new(
        "DPL4123",
        $"The database {database} cannot be used: {message}");

    public static Failure Edited(IReadOnlyList<Script> scripts) => new(
        "DPL4124",
        $"{Names(scripts.Select(static script => script.Name))} changed after being applied; restore the applied version, and put the change in a new script")
    {
        File = scripts[0].File,
    };

    public static Failure Script(Script script, int offset, string message)
    {
        var position = script.PositionOf(offset);
        return new Failure("DPL4125", $"{script.Name} failed: {message}") { File = script.File, Line = position.Line, Column = position.Column };
    }

    public static Failure EndsTransaction(Script script, Statement statement)
    {
        var position = script.PositionOf(statement.Start);
        return new Failure(
            "DPL4126",
            $"'{statement.Keywords}' in a script that already runs in one transaction; remove it, or make '{Scripts.Script.NoTransaction}' the first line")
        {
            File = script.File,
            Line = position.Line,
            Column = position.Column,
        };
    }

    public static Failure NotReadable(string file, string why) => new("DPL4127", $"The script cannot be read: {why}") { File = file };

    public static Failure NoDownScript(IEnumerable<string> files) => new(
        "DPL4128",
        $"There is no {Names(files)} to undo what was applied; nothing was run");

    public static Failure NotApplied(string database, IEnumerable<string> scripts) => new(
        "DPL4129",
        $"{Names(scripts)} is not applied to the database {database}, so it cannot be undone; nothing was run");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"'{name}'"));
}
