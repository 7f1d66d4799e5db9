using DeployPlan.Scaffolding;

namespace DeployPlan.Tests.Scaffolding;

[TestClass]
public class EndlessConditions
{
    [TestMethod]
    [DataRow("if (!x.IsDevelopment(")]
    [DataRow("if (!IsDevelopment() ")]
    [DataRow("if (!    ")]
    public void A_source_that_is_made_to_be_slow_is_read_all_the_same(string repeated) =>
        Assert.IsFalse(Development.Leaves(string.Concat(Enumerable.Repeat(repeated, 50_000))));

    [TestMethod]
    public void What_comes_after_a_return_everywhere_else_is_for_development() =>
        Assert.IsTrue(Development.Leaves("if (!app.Environment.IsDevelopment() && other) { return; } "));
}
