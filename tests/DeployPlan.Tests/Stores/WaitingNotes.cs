using DeployPlan.Commands;

namespace DeployPlan.Tests.Stores;

/// <summary>What a person is told while a build waits for another machine.</summary>
[TestClass]
public class WaitingNotes
{
    [TestMethod]
    public void At_once_and_then_twice_a_minute()
    {
        var said = new List<string>();
        var note = new WaitingNote(said.Add);

        for (var second = 0; second <= 65; second++)
        {
            note.Say("ann on host1 runs it", TimeSpan.FromSeconds(second));
        }

        CollectionAssert.AreEqual(
            new[] { "ann on host1 runs it; this build waits for that", "ann on host1 runs it; this build has waited for 30 s", "ann on host1 runs it; this build has waited for 60 s" },
            said);
    }

    [TestMethod]
    public void And_when_someone_else_is_waited_for()
    {
        var said = new List<string>();
        var note = new WaitingNote(said.Add);

        note.Say("ann on host1 runs it", TimeSpan.Zero);
        note.Say("bob on host2 runs it", TimeSpan.FromSeconds(1));
        note.Say("bob on host2 runs it", TimeSpan.FromSeconds(30));

        CollectionAssert.AreEqual(new[] { "ann on host1 runs it; this build waits for that", "bob on host2 runs it; this build waits for that" }, said);
    }
}
