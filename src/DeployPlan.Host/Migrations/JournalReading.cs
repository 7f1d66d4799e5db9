using System.Data.Common;

namespace DeployPlan.Host.Migrations;

/// <summary>Reads rows of a journal that other hands may have changed, or another program made: what is wrong is said of the table, not of the database.</summary>
internal static class JournalReading
{
    private static readonly string[] Columns = ["script_name", "sha256", "applied_at", "release_id"];

    /// <summary>Opens the rows.</summary>
    /// <param name="rows">Selects them.</param>
    /// <param name="nothing">Selects all columns and no row.</param>
    /// <exception cref="InvalidOperationException">The table is not a journal.</exception>
    public static DbDataReader Open(DbCommand rows, Func<DbCommand> nothing)
    {
        try
        {
            return rows.ExecuteReader();
        }
        catch (DbException) when (MissingColumn(nothing) is { } column)
        {
            throw new InvalidOperationException(
                $"its table 'deployplan_migrations' has no column '{column}', so another program has made it; rename that table, or name a schema in the connection string that has none");
        }
    }

    /// <summary>The row at which the reader is.</summary>
    /// <exception cref="InvalidOperationException">It has no name or hash.</exception>
    public static JournalRow Row(DbDataReader reader)
    {
        var name = Text(reader, 0, "");
        return new JournalRow(name, Text(reader, 1, name).ToLowerInvariant(), reader.IsDBNull(2) ? "" : Text(reader, 2, name));
    }

    private static string Text(DbDataReader reader, int column, string name) => reader.GetValue(column) as string
        ?? throw new InvalidOperationException(
            $"its table 'deployplan_migrations' has a row{(name.Length == 0 ? "" : $" of '{name}'")} without a text in '{Columns[column == 2 ? 3 : column]}'; write what it was, or delete the row if the script has not run");

    // Null if all are there, or it cannot be read at all.
    private static string? MissingColumn(Func<DbCommand> nothing)
    {
        try
        {
            using var command = nothing();
            using var reader = command.ExecuteReader();
            var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return Array.Find(Columns, column => !names.Contains(column));
        }
        catch (DbException)
        {
            return null;
        }
    }
}
