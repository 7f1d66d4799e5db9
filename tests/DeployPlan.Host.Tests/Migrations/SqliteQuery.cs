using Microsoft.Data.Sqlite;

namespace DeployPlan.Host.Tests.Migrations;

/// <summary>Looks into a SQLite database.</summary>
internal static class SqliteQuery
{
    /// <summary>The first column, joined by commas.</summary>
    public static string Query(this MigrationFolder folder, string sql)
    {
        using var connection = new SqliteConnection(folder.Connection + ";Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return string.Join(",", values);
    }
}
