using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Migrations;

/// <summary>One method per code.</summary>
internal static class Failures
{
    public static Failure UnknownDatabase(string variable, string why) => new(
        "DPL4122",
        $"The value of {variable} is not the connection string of a PostgreSQL, SQLite, SQL Server, MySQL or MariaDB database: {why}; "
        + "write 'postgres://user:password@host/database', 'Host=...;Database=...', 'Data Source=file.db', 'Server=tcp:...;Initial Catalog=...' or 'mysql://user:password@host/database'");

    public static Failure NotUsable(string database, string message) => new(
        "DPL4123",
        $"The database {database} cannot be used: {message}");

    public static Failure Stopped(string database) => NotUsable(database, "the migration was stopped");

    public static Failure Edited(IReadOnlyList<Script> scripts) => new(
        "DPL4124",
        $"{Names(scripts.Select(static script => script.Name))} changed after being applied; restore the applied version, and put the change in a new script"
        + (scripts.Any(IsOfEfCore) ? "; give each script of EF Core a file of its own ('dotnet ef migrations script From To'), or use the engine efcore" : ""))
    {
        File = scripts[0].File,
    };

    public static Failure OutOfOrder(Script script, string latest, string database) => new(
        "DPL4230",
        $"'{script.Name}' comes before '{latest}', which has run on the database {database}, so other databases run them in another order; rename it to come last, or write 'out_of_order: warn' under 'migrations' in deploy.yml; nothing was run")
    { File = script.File };

    /// <param name="scripts">What the plan does not have.</param>
    /// <param name="database">The name in deploy.yml.</param>
    /// <param name="fresh">What the plan has and the database does not: one of them may have had another name, and another text.</param>
    public static Failure Older(IReadOnlyList<string> scripts, string database, IReadOnlyList<string> fresh) => new(
        "DPL4232",
        $"{Names(scripts)} ran on the database {database}, but the plan does not have {(scripts.Count == 1 ? "it" : "them")}, so it is older than the database"
        + (fresh.Count == 0 ? "" : $", or a script was renamed and edited; where '{fresh[0]}' was '{scripts[0]}', restore its text and write 'renamed: {{ {scripts[0]}: {fresh[0]} }}' under 'migrations' of {database} in deploy.yml, else")
        + $"{(fresh.Count == 0 ? ";" : "")} plan a commit that has all scripts, or force this plan with -p:DeployPlanAllowOutdated=true; nothing was run");

    public static Failure RanInDeletedRelease(JournalRow script, string database) => new(
        "DPL4232",
        $"'{script.Name}' ran on the database {database} in release {script.Release}, of which there is no record, after what is to be undone, and may need it; bring the record back, or force this plan with -p:DeployPlanAllowOutdated=true; nothing was run");

    public static Failure Renamed(Script script, JournalRow row, MigratorOptions options)
    {
        var slash = row.Name.IndexOf('/', StringComparison.Ordinal);
        var (database, old) = (row.Name[..slash], row.Name[(slash + 1)..]);
        var keys = new[]
        {
            database == options.Database ? "" : $"'renamed_from: {database}'",
            old == script.Name ? "" : $"'renamed: {{ {old}: {script.Name} }}'",
        };
        return new Failure(
            "DPL4231",
            $"The text of '{script.Name}' has run as '{row.Name}', and would run again; write {string.Join(" and ", keys.Where(static key => key.Length > 0))} under 'migrations' of {options.Database} in deploy.yml; nothing was run")
        {
            File = script.File,
        };
    }

    public static Failure Script(Script script, int? offset, string message) =>
        offset is { } known ? At(script, known, "DPL4125", $"{script.Name} failed: {message}") : new Failure("DPL4125", $"{script.Name} failed: {message}") { File = script.File };

    public static Failure EndsTransaction(Script script, Statement statement) => At(
        script,
        statement.Start,
        "DPL4126",
        $"'{statement.Keywords}' in a script that already runs in one transaction; remove it"
        + (IsOfEfCore(script) ? " ('dotnet ef migrations script --no-transactions' writes none)" : "")
        + $", or write '{Scripts.Directive.NoTransaction}' before the first statement");

    public static Failure NotReadable(string file, string why) => new("DPL4127", $"The script cannot be read: {why}") { File = file };

    public static Failure NotReadable(Script script, int offset, string why) => At(script, offset, "DPL4127", $"The script cannot be read: {why}");

    public static Failure NoDownScript(IEnumerable<string> files) => new(
        "DPL4128",
        $"There is no {Names(files)} to undo what was applied; nothing was run");

    public static Failure NotApplied(string database, IEnumerable<string> scripts) => new(
        "DPL4129",
        $"{Names(scripts)} is not applied to the database {database}, so it cannot be undone; nothing was run");

    public static Failure Flawed(Script script, Flaw flaw) => At(script, flaw.Offset, "DPL4177", $"{script.Name} cannot be run: {flaw.Text}");

    public static Failure NoStatement(Script script) => At(
        script,
        0,
        "DPL4178",
        $"{script.Name} has no statement, so nothing would run; write one, or delete the file");

    public static Failure OnlyExplains(Script script) => At(
        script,
        0,
        "DPL4178",
        $"{script.Name} has no statement that runs: EXPLAIN only shows how one would; write one, or delete the file");

    public static Failure NotInTransaction(Script script, Statement statement) => At(
        script,
        statement.Start,
        "DPL4179",
        SqlitePragma.WhyNever(statement)
        ?? $"'{statement.Keywords}' fails or has no effect in a transaction, and each script runs in one; write '{Scripts.Directive.NoTransaction}' before the first statement{SqlitePragma.NeedsToo(statement)}, and put nothing else into that script that must not be half done");

    public static Failure NotInTransaction(Script script, Statement statement, Statement begin) => At(
        script,
        statement.Start,
        "DPL4179",
        SqlitePragma.WhyNever(statement)
        ?? FormattableString.Invariant($"'{statement.Keywords}' fails or has no effect in a transaction, and '{begin.Keywords}' in line {script.PositionOf(begin.Start).Line} has begun one; write it before that, or behind the end of the transaction{SqlitePragma.NeedsToo(statement)}"));

    public static Failure OutsideTransaction(Script script, Statement statement) => At(
        script,
        statement.Start,
        "DPL4179",
        $"'{statement.Keywords}' has no effect outside of a transaction, and this script runs in none; write it between a BEGIN and a COMMIT, with what it is for"
        + (statement.Keywords == "SET LOCAL" ? ", or write SET without LOCAL, which counts for this script alone" : ""));

    public static Failure? WithoutEffect((Script Script, Flaw Flaw)? found) => found is var (script, flaw) ? At(script, flaw.Offset, "DPL4179", flaw.Text) : null;

    public static Failure Directive(Script script, Flaw flaw) => At(script, flaw.Offset, "DPL4180", $"{script.Name} cannot be run: {flaw.Text}");

    public static Failure LeftOpen(Script script, Statement statement) => At(
        script,
        statement.Start,
        "DPL4181",
        $"'{statement.Keywords}' begins a transaction that this script does not end, so its changes would be lost; add a COMMIT");

    public static Failure LeftPrepared(Script script, Statement statement) => At(
        script,
        statement.Start,
        "DPL4181",
        $"'{statement.Keywords}' leaves a transaction that this script does not end, so its changes are not there and its locks stay; add a COMMIT PREPARED");

    public static Failure LeftOpen(Script script) => new(
        "DPL4181",
        $"{script.Name} left a transaction open, so its changes are lost; end it with a COMMIT")
    { File = script.File };

    public static Failure EndedEarly(Script script) => new(
        "DPL4181",
        $"{script.Name} ended the transaction in which it ran, so a part of it may be applied; look at the database, and remove from the script what ends transactions")
    { File = script.File };

    public static Failure NoPlaceForJournal(string database, IReadOnlyList<string> schemas) => new(
        "DPL4182",
        schemas.Count == 0
            ? $"The table 'deployplan_migrations' has no place in the database {database}: the connection has no schema; name one in the connection string, for PostgreSQL with 'Search Path=public'"
            : schemas.Count == 1
            ? $"The table 'deployplan_migrations' of the database {database} is in the schema {Names(schemas)}, but the connection string names another, which is not there; write 'Search Path={schemas[0]}'"
            : $"The database {database} has a table 'deployplan_migrations' in each of the schemas {Names(schemas)}; name the right one in the connection string, for PostgreSQL with 'Search Path={schemas[0]}'");

    public static Failure EmptyJournal(string database, string release) => new(
        "DPL4183",
        $"The database {database} has no record of any script, but release {release} has applied some: it is another database, or a new one; "
        + $"correct the connection string, or if it is new, apply with -p:DeployPlanNewDatabase={database}");

    public static Failure UnreadableResult(string file, string operation) => new(
        "DPL4019", $"The file is not a valid result of operation '{operation}', so it is not known which scripts it ran, and the database has no record of any; restore it")
    {
        File = file,
    };

    public static Failure NotAsPlanned(string file, string why) => new("DPL4184", $"The script is not part of the plan: {why}; nothing of it was run; plan again") { File = file };

    public static Failure ForClient(Script script, Statement statement) => At(
        script,
        statement.ForClient?.Offset ?? statement.Start,
        "DPL4185",
        statement.Outline.StartsWith("COPY", StringComparison.Ordinal) ? "'COPY' has no client here to read from or write to; write INSERT statements (pg_dump --inserts)"
        : statement.ForClient is null && statement.Outline.StartsWith('\\') ? "This is a command of psql, not SQL; remove the line"
        : statement.ForClient?.Text
        ?? $"'{statement.Keywords.Split(' ')[0]}' is a command of {(script.Dialect == SqlDialect.MySql ? "the client mysql" : "a client program")}, not SQL; remove the line");

    private static bool IsOfEfCore(Script script) => script.Text.Contains("__EFMigrationsHistory", StringComparison.Ordinal);

    private static Failure At(Script script, int offset, string code, string text)
    {
        var position = script.PositionOf(offset);
        return new Failure(code, text) { File = script.File, Line = position.Line, Column = position.Column };
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"'{name}'"));
}
