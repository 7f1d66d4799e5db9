using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class ReferencesToVariables
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("text", "text")]
    [DataRow("${A}", "<A>")]
    [DataRow("${A}${B}", "<A><B>")]
    [DataRow("a${A}b${B}c", "a<A>b<B>c")]
    [DataRow("$${A}", "${A}")]
    [DataRow("x$${A}y${B}", "x${A}y<B>")]
    [DataRow("${A}$${B}", "<A>${B}")]
    [DataRow("$A {A}", "$A {A}")]
    [DataRow("${A", "<A>")]
    [DataRow("${}", "<>")]
    [DataRow("${A}${B", "<A><B>")]
    [DataRow("${A}}", "<A>}")]
    [DataRow("a$${B}c${D}", "a${B}c<D>")]
    public void References_are_replaced_and_everything_else_is_as_it_was(string text, string expected) =>
        Assert.AreEqual(expected, VariableReferences.Expand(text, name => $"<{name}>"));

    [TestMethod]
    public void What_is_no_reference_can_be_replaced_too() => Assert.AreEqual("(a)(${)(B}c)<D>(e)", VariableReferences.Expand("a$${B}c${D}e", static name => $"<{name}>", static text => $"({text})"));

    [TestMethod]
    public void Names_are_given_in_the_order_written_with_the_first_that_is_none()
    {
        CollectionAssert.AreEqual(new[] { "B", "A" }, VariableReferences.Names("${B}${A}$${C}", out var none).ToArray());
        Assert.IsNull(none);
        CollectionAssert.AreEqual(new[] { "A" }, VariableReferences.Names("${A}${1}${2}", out var first).ToArray());
        Assert.AreEqual("${1}", first);
    }

    [TestMethod]
    [DataRow("${", "${}")]
    [DataRow("a${B", "${B")]
    [DataRow("${A}b${C", "${C")]
    [DataRow("$${x ${NAME", "${NAME")]
    [DataRow("a$${B", null)]
    [DataRow("${A}", null)]
    public void One_that_is_not_closed_is_none(string text, string? wrong)
    {
        VariableReferences.Names(text, out var found);

        Assert.AreEqual(wrong, found);
    }
}
