using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Plans;

/// <summary>What a reader says of a value that is not what the key must have, and what it goes on with.</summary>
[TestClass]
public class WrongValues
{
    [TestMethod]
    [DataRow("{}", "The plan is missing the key 'a'; add it, for example '\"a\": \"…\"'")]
    [DataRow("{ \"a\": \"\" }", "'a' in the plan must be text that is not empty, not ''")]
    [DataRow("{ \"a\": 1 }", "'a' in the plan must be text in quotes, not '1'")]
    public void Text(string json, string message) => Assert.AreEqual($" {message}", Said(json, plan => plan.Text("a")));

    [TestMethod]
    [DataRow("{ \"a\": \"x\" }", "'a' in the plan must be one of 'b', 'c', not 'x'")]
    [DataRow("{ \"a\": 1 }", "'a' in the plan must be text in quotes, not '1'")]
    public void One_of_several(string json, string message) => Assert.StartsWith($"-1 {message}", Said(json, plan => plan.Choice("a", "b", "c")));

    [TestMethod]
    public void One_of_one() => Assert.StartsWith("-1 'a' in the plan must be 'b', not 'x'", Said("{ \"a\": \"x\" }", plan => plan.Choice("a", "b")));

    [TestMethod]
    [DataRow("{}", "2 The plan is missing the key 'a'; add it, for example '\"a\": 2'")]
    [DataRow("{ \"a\": 1 }", "2 'a' in the plan must be a whole number from 2 to 4 without quotes, not '1'")]
    [DataRow("{ \"a\": 2 }", "2 ")]
    [DataRow("{ \"a\": 4 }", "4 ")]
    [DataRow("{ \"a\": 5 }", "2 'a' in the plan must be a whole number from 2 to 4 without quotes, not '5'")]
    [DataRow("{ \"a\": \"3\" }", "2 'a' in the plan must be a whole number from 2 to 4 without quotes, not '3'")]
    public void A_number(string json, string said) => Assert.AreEqual(said, Said(json, plan => plan.Number("a", 2, 4)));

    [TestMethod]
    [DataRow("{}", "False The plan is missing the key 'a'; add it, for example '\"a\": true'")]
    [DataRow("{ \"a\": \"true\" }", "False 'a' in the plan must be true or false, not 'true'")]
    [DataRow("{ \"a\": true }", "True ")]
    public void True_or_false(string json, string said) => Assert.AreEqual(said, Said(json, plan => plan.Truth("a")));

    [TestMethod]
    [DataRow("{}", " The plan is missing the key 'a'; add it, for example '\"a\": {}'")]
    [DataRow("{ \"a\": [] }", " 'a' in the plan must be an object, not a list")]
    public void An_object(string json, string said) => Assert.AreEqual(said, Said(json, plan => plan.Object("a", "the a")));

    [TestMethod]
    [DataRow("{}", "0 The plan is missing the key 'a'; add it, for example '\"a\": []'")]
    [DataRow("{ \"a\": {} }", "0 'a' in the plan must be a list, not a mapping")]
    [DataRow("{ \"a\": [ \"x\" ] }", "0 Each item of 'a' in the plan must be an object, not 'x'")]
    public void A_list_of_objects(string json, string said) => Assert.AreEqual(said, Said(json, plan => plan.Objects("a").Count));

    [TestMethod]
    public void An_object_of_a_list_is_named_by_its_number() => Assert.AreEqual(
        "item 1 of 'a' in the plan, item 2 of 'a' in the plan ", Said("{ \"a\": [ {}, {} ] }", plan => string.Join(", ", plan.Objects("a").Select(item => item.Where))));

    [TestMethod]
    [DataRow("{ \"a\": [ 1, \"b\" ] }", ",b Each item of 'a' in the plan must be text in quotes, not '1'")]
    [DataRow("{ \"a\": [ \"b\", \"a\" ] }", "b,a ")]
    public void A_list_of_texts(string json, string said) => Assert.AreEqual(said, Said(json, plan => string.Join(',', plan.Texts("a"))));

    [TestMethod]
    [DataRow("{ \"a\": [ \"\", \"a\" ] }", "")]
    [DataRow("{ \"a\": [ \"b\", \"a\" ] }", "'a' in the plan must be in ordinal order without duplicates, but 'a' comes after 'b'")]
    [DataRow("{ \"a\": [ \"b\", \"b\" ] }", "'a' in the plan must be in ordinal order without duplicates, but 'b' comes after 'b'")]
    public void A_set(string json, string message) => Assert.StartsWith(message, Said(json, plan => plan.Set("a").Count)[2..]);

    [TestMethod]
    [DataRow("{ \"a\": [ { \"key\": \"b\", \"value\": \"\" }, { \"key\": \"c\", \"value\": \"\" } ] }", "")]
    [DataRow("{ \"a\": [ { \"key\": \"b\", \"value\": \"\" }, { \"key\": \"a\", \"value\": \"\" } ] }", "'a' in the plan must be in ordinal order without duplicates, but 'a' comes after 'b'")]
    [DataRow("{ \"a\": [ { \"key\": \"b\" } ] }", "Item 1 of 'a' in the plan is missing the key 'value'; add it, for example '\"value\": \"…\"'")]
    public void Pairs(string json, string message) => Assert.StartsWith(message, Said(json, plan => plan.Pairs("a", out _).Count)[2..]);

    private static string Said(string json, Func<PlanObject, object?> read)
    {
        var diagnostics = new DiagnosticBag();
        var root = (MappingNode)DocumentReader.Read("plan.json", json, "", diagnostics, 10)!;

        var value = read(new PlanObject(root, "the plan", diagnostics));

        return $"{value} {string.Join('\n', diagnostics.ToSortedList().Select(problem => problem.Message))}";
    }
}
