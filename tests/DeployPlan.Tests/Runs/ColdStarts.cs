using DeployPlan.Commands;

namespace DeployPlan.Tests.Runs;

[TestClass]
public class ColdStarts
{
    [TestMethod]
    public void The_rehearsal_of_a_cold_start_plans_without_a_problem() => ColdStart.Rehearse();
}
