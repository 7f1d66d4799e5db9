using DeployPlan.Files;

namespace DeployPlan.Tests.Files;

/// <summary>The rule of git for files that are as young as the record of them: their times may not show a second change.</summary>
[TestClass]
public class Stamps
{
    private static readonly long Look = new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc).Ticks;

    [TestMethod]
    [DataRow(-60, -60, true)]
    [DataRow(-3, -3, true)]
    [DataRow(-1, -60, false, DisplayName = "written just before")]
    [DataRow(-60, -1, false, DisplayName = "with a time that a program has set back")]
    [DataRow(5, 5, false, DisplayName = "from the future")]
    public void Only_what_was_at_rest_before_the_look_needs_no_second_one(int modified, int changed, bool isTelling) =>
        Assert.AreEqual(isTelling, new FileStamp(1, At(modified), At(changed), 7).IsTellingSince(Look));

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_time_that_is_set_back_is_another_stamp()
    {
        var file = Path.GetTempFileName();
        var before = FileStamp.Of(file);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, new DateTime(before.Modified, DateTimeKind.Utc));

        Assert.AreEqual(before.Modified, FileStamp.Of(file).Modified);
        Assert.AreNotEqual(before, FileStamp.Of(file));
        File.Delete(file);
    }

    private static long At(int seconds) => Look + (seconds * TimeSpan.TicksPerSecond);
}
