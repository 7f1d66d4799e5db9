using DeployPlan.Host.Migrations.Databases;
using Microsoft.Data.Sqlite;

namespace DeployPlan.Host.Tests.Migrations;

[TestClass]
public class WaitsOfSqlite
{
    [TestMethod]
    [DataRow("Data Source=:memory:", 300)]
    [DataRow("Data Source=:memory:;Default Timeout=7", 7)]
    public void A_statement_waits_for_other_programs_as_long_as_the_connection_string_says_or_300_seconds(string connection, int seconds)
    {
        using var database = new SqliteDatabase(new SqliteConnectionStringBuilder(connection));
        using var session = database.Open();
        using var command = session.CreateCommand();

        Assert.AreEqual(seconds, command.CommandTimeout);
    }
}
