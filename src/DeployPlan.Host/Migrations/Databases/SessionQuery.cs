using System.Data.Common;

namespace DeployPlan.Host.Migrations.Databases;

/// <summary>Short statements of this program.</summary>
internal static class SessionQuery
{
    /// <summary>Runs a statement.</summary>
    public static void Run(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = connection.Command(transaction, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The first value; null if there is none.</summary>
    public static object? Value(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = connection.Command(transaction, sql);
        return command.ExecuteScalar() is var value && value is DBNull ? null : value;
    }

    /// <summary>The first column.</summary>
    public static IReadOnlyList<string> Values(this DbConnection connection, string sql)
    {
        using var command = connection.Command(null, sql);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
