using System.Data.Common;
using System.Globalization;
using DeployPlan.Host.Migrations.Scripts;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>Compares what scripts say of the layout of a SQLite file with the file. SQLite ignores without a word what comes too late: the journal is in the file before the first script.</summary>
internal static class SqliteLayout
{
    private const string JournalMode = "journal_mode";

    private const string InMemory = "memory";

    /// <summary>See <see cref="IDatabase.FindUseless"/>.</summary>
    public static (Script Script, Flaw Flaw)? FindUseless(DbConnection connection, IReadOnlyList<Script> scripts, bool mayBeMade)
    {
        var layouts = scripts.SelectMany(static (script, i) => script.HasTransaction ? [] : FileLayout.Of(script.Sql.Statements).Select(layout => (Script: script, Number: i, Layout: layout))).ToList();
        if (layouts.Count == 0 || (mayBeMade && connection.Value(null, "select 1 from main.sqlite_master") is null))
        {
            return null;
        }

        return layouts.Select(found => FlawOf(found.Layout, found.Script, [.. scripts.Take(found.Number)], mayLeaveWal: mayBeMade, connection) is { } flaw ? (found.Script, flaw) : ((Script, Flaw)?)null)
            .FirstOrDefault(static found => found is not null);
    }

    /// <summary>See <see cref="IDatabase.LeftUseless"/>.</summary>
    public static (int? Offset, string Text)? LeftUseless(DbConnection connection, IReadOnlyList<Statement> statements)
    {
        foreach (var layout in FileLayout.Of(statements))
        {
            var shown = Shown(layout.Name, connection);
            if (!layout.Is(shown))
            {
                return Left(layout.Statement, layout.Name, shown, layout.Value + (layout.Name == FileLayout.PageSize && IsWal(connection) ? ", and in journal mode WAL a VACUUM keeps it" : ""));
            }
        }

        // WAL needs memory that processes share, which not every file system has. A database in memory has no journal file.
        return statements.Select(PragmaSetting.Of).LastOrDefault(static setting => setting is { Name: JournalMode, IsOfMain: true }) is { } last
            && SqlitePragma.JournalModeOf(last) is { } mode && Shown(JournalMode, connection) is var now && mode != now && now != InMemory
            ? Left(last.Statement, JournalMode, now, mode)
            : null;
    }

    private static (int?, string) Left(Statement statement, string pragma, string shown, string wanted) =>
        (statement.Start, $"'{statement.Keywords}' had no effect: after the script {pragma} is {shown}, not {wanted}; all of the script ran and stays, but it is not noted as applied, so the next attempt would run it again: correct the script");

    private static Flaw? FlawOf(FileLayout layout, Script script, IReadOnlyList<Script> earlier, bool mayLeaveWal, DbConnection connection)
    {
        var shown = Shown(layout.Name, connection);
        return !layout.IsTaken ? Because($"'{layout.Statement.Keywords}' has no effect: " + (layout.Name == FileLayout.PageSize
                ? $"{layout.Text} is no size of a page; write a power of two from 512 to 65536"
                : $"SQLite takes '{layout.Text}' for NONE; write NONE, FULL or INCREMENTAL"))
            : layout.Is(shown) || layout.IsChangedAtOnce(shown) ? null
            : SqlitePragma.WhyNever(layout.Statement) is { } never ? Because(never)
            : earlier.Any(other => Sets(layout.Name, other.Sql.Statements)) || layout.MayBeChangedBefore(script.Sql.Statements) ? null
            : layout.Vacuum is null ? Because($"'{layout.Statement.Keywords}' has no effect: the database is laid out with {layout.Name} {shown}, which only a VACUUM changes; write 'VACUUM;' after it, in the same script")
            : layout.Name == FileLayout.PageSize && !mayLeaveWal && IsWal(connection) && !earlier.SelectMany(static other => other.Sql.Statements).Concat(script.Sql.Statements.TakeWhile(statement => statement != layout.Vacuum)).Any(LeavesWal)
                ? Because($"'{layout.Statement.Keywords}' has no effect: the journal mode of the database is WAL, in which a VACUUM keeps the page size; write 'PRAGMA journal_mode = DELETE;' before it, and 'PRAGMA journal_mode = WAL;' at the end of the script")
            : null;

        Flaw Because(string text) => new(layout.Statement.Start, text);
    }

    private static bool Sets(string pragma, IReadOnlyList<Statement> statements) => statements.Any(statement => PragmaSetting.Of(statement)?.Name == pragma);

    private static bool LeavesWal(Statement statement) => PragmaSetting.Of(statement) is { Name: JournalMode } setting && SqlitePragma.JournalModeOf(setting) != "wal";

    private static bool IsWal(DbConnection connection) => Shown(JournalMode, connection) == "wal";

    private static string Shown(string pragma, DbConnection connection) => Convert.ToString(connection.Value(null, $"pragma main.{pragma}"), CultureInfo.InvariantCulture) ?? "";
}
