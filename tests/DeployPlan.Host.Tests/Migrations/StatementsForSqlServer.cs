using DeployPlan.Host.Migrations.Databases;
using Microsoft.Data.SqlClient;

namespace DeployPlan.Host.Tests.Migrations;

/// <summary>What is sent to a SQL Server around a script. No server runs here.</summary>
[TestClass]
public class StatementsForSqlServer
{
    [TestMethod]
    public void The_journal_is_named_with_its_database_because_a_script_may_go_to_another_one()
    {
        using var database = new SqlServerDatabase(new SqlConnectionStringBuilder("Server=sql01;Database=shop"));

        Assert.AreEqual("[my ]]shop].[dbo].[deployplan_migrations]", new JournalPlaces([], "dbo") { Database = "my ]shop" }.TableIn("dbo", database));
    }

    [TestMethod]
    public void Before_the_row_of_a_script_its_EXECUTE_AS_and_then_its_USE_are_taken_back()
    {
        using var database = new SqlServerDatabase(new SqlConnectionStringBuilder("Server=sql01;Database=shop"));

        var resets = database.Resets("my ]shop").ToList();

        Assert.HasCount(3, resets);
        Assert.StartsWith("set noexec off;", resets[0]);
        Assert.Contains(" revert;", resets[1]);
        Assert.AreEqual("use [my ]]shop]", resets[2]);
    }
}
