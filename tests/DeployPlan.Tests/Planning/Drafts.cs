using DeployPlan.Diagnostics;
using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Planning;

/// <summary>Operations while what they wait for is gathered, and how they are put in order.</summary>
[TestClass]
public class Drafts
{
    [TestMethod]
    [DataRow(8)]
    [DataRow(9)]
    [DataRow(20)]
    public void However_many_it_waits_for_each_is_there_once_with_the_first_reason(int count)
    {
        var others = Enumerable.Range(0, count).Select(i => Draft(Phase.Infra, $"x{i}")).ToArray();
        var draft = Draft(Phase.Deploy, "a");

        draft.WaitForAll(others, "first");
        draft.WaitForAll(others, "second");

        CollectionAssert.AreEqual(others, draft.Dependencies.Select(dependency => dependency.On).ToArray());
        Assert.IsTrue(draft.Dependencies.All(dependency => dependency.Reason == "first"));
    }

    [TestMethod]
    public void Operations_of_one_phase_and_one_name_are_ordered_by_their_ids()
    {
        DraftOperation[] drafts = [Draft(Phase.Deploy, "", "b"), Draft(Phase.Deploy, "", "a"), Draft(Phase.Infra, "", "z"), Draft(Phase.Deploy, "0", "c")];

        Assert.AreEqual("z a b c", string.Join(' ', OperationGraph.Order(drafts, new DiagnosticBag())!.Select(operation => operation.Id)));
    }

    private static DraftOperation Draft(Phase phase, string name, string? id = null) => new(phase, name, default, Operation.Empty with { Id = id ?? name });
}
