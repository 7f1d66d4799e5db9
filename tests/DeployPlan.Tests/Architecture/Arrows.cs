namespace DeployPlan.Tests.Architecture;

[TestClass]
public class Arrows
{
    [TestMethod]
    public void Every_folder_uses_what_the_page_of_the_architecture_says_and_nothing_else()
    {
        CollectionAssert.AreEqual(Rooms.All.ToList(), Rooms.Documented.Keys.Order(StringComparer.Ordinal).ToList());
        foreach (var room in Rooms.All)
        {
            Assert.AreEqual(string.Join(' ', Rooms.Documented[room]), string.Join(' ', Rooms.Used[room]), $"{room} in docs/architecture.md, and in the usings of its files");
        }
    }

    [TestMethod]
    public void No_folder_uses_itself_through_others()
    {
        foreach (var room in Rooms.All)
        {
            Assert.IsFalse(Reached(room).Contains(room), room);
        }
    }

    private static HashSet<string> Reached(string room)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<string>(Rooms.Used[room]);
        while (left.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var used in Rooms.Used[next])
                {
                    left.Push(used);
                }
            }
        }

        return reached;
    }
}
