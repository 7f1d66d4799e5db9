using DeployPlan.Rollbacks;

namespace DeployPlan.Tests.Rollbacks;

[TestClass]
public class ReasonsThatPeopleRead
{
    [TestMethod]
    [DataRow("", "1.sql", "1.sql stays, because what ran later on the same database stays")]
    [DataRow("", "1.sql 2.sql", "1.sql, 2.sql stay, because what ran later on the same database stays")]
    [DataRow("3.sql", "", "3.sql had no down script (3.down.sql) in that release and stays")]
    [DataRow("3.sql 4.sql", "", "3.sql, 4.sql had no down scripts (3.down.sql, 4.down.sql) in that release and stay")]
    [DataRow("3.sql", "1.sql", "3.sql had no down script (3.down.sql) in that release and stays, and so does 1.sql, which ran before")]
    [DataRow("3.up.sql", "", "3.up.sql had no down script (3.down.sql) in that release and stays")]
    [DataRow("3.sql 4.sql", "1.sql 2.sql", "3.sql, 4.sql had no down scripts (3.down.sql, 4.down.sql) in that release and stay, and so do 1.sql, 2.sql, which ran before")]
    public void Scripts_that_stay_are_named_with_those_that_they_keep(string withoutDown, string below, string reason) =>
        Assert.AreEqual(reason, ReversalReasons.ScriptsStay(Names(withoutDown), Names(below)));

    [TestMethod]
    public void Scripts_that_were_undone_before_are_named() => Assert.AreEqual(
        "it had undone 1.sql, 2.sql, which an earlier release than the target ran: they stay undone", ReversalReasons.EarlierUndo(["1.sql", "2.sql"]));

    private static string[] Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
