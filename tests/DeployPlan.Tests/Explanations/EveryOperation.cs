using System.Text.Json.Nodes;
using DeployPlan.Explanations;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Explanations;

/// <summary>What must hold for the explanation of any operation, on configs with every key.</summary>
[TestClass]
public class EveryOperation
{
    [TestMethod]
    [DataRow(DeploySchema.Native, "staging", DisplayName = "native")]
    [DataRow(DeploySchema.Native, "prod", DisplayName = "native with overlays")]
    [DataRow(DeploySchema.Stagecraft, "prod", DisplayName = "Stagecraft")]
    public void Each_input_of_the_plan_is_explained_with_its_value(string yaml, string environment)
    {
        using var explained = new Explained(yaml, DeploySchema.Files);
        foreach (var operation in Operations(explained, environment))
        {
            var rows = explained.Of(operation.Id, environment).Values;

            Assert.AreEqual(operation.Driver, rows.Single(row => row.Name == "driver").Value);
            foreach (var (name, value) in Flatten(JsonNode.Parse(OperationInputs.ToLine(operation.Inputs))!.AsObject(), ""))
            {
                Assert.AreEqual(value, rows.SingleOrDefault(row => row.Name == name)?.Value, $"{operation.Id}: {name}");
            }

            Assert.IsTrue(rows.All(row => row.SetBy.Count > 0), operation.Id);
        }
    }

    [TestMethod]
    [DataRow(DeploySchema.Native, "staging", DisplayName = "native")]
    [DataRow(DeploySchema.Native, "prod", DisplayName = "native with overlays")]
    [DataRow(DeploySchema.Stagecraft, "prod", DisplayName = "Stagecraft")]
    public void The_place_of_a_value_is_where_it_is_written(string yaml, string environment)
    {
        using var explained = new Explained(yaml, DeploySchema.Files);
        var places = 0;
        foreach (var (row, origin) in Operations(explained, environment).SelectMany(operation => explained.Of(operation.Id, environment).Values)
            .Where(row => row.SetBy is [{ What: "", At: not null }]).Select(row => (row, row.SetBy[0])))
        {
            var written = explained.TextAt(origin.At!.Value);

            Assert.StartsWith(Plain(row.Value), Plain(written), $"{row.Name} at {origin.At}");
            places++;
        }

        Assert.IsGreaterThan(3, places);
    }

    [TestMethod]
    [DataRow(DeploySchema.Native, "prod", DisplayName = "native")]
    [DataRow(DeploySchema.Stagecraft, "prod", DisplayName = "Stagecraft")]
    public void What_waits_and_what_is_waited_for_are_the_edges_of_the_plan(string yaml, string environment)
    {
        using var explained = new Explained(yaml, DeploySchema.Files);
        var plan = explained.Plan(environment);
        foreach (var operation in plan.Operations)
        {
            var explanation = explained.Of(operation.Id, environment);

            CollectionAssert.AreEqual(operation.DependsOn.ToArray(), explanation.WaitsFor.Select(other => other.Id).ToArray());
            CollectionAssert.AreEqual(
                plan.Operations.Where(other => other.DependsOn.Contains(operation.Id)).Select(other => other.Id).Order(StringComparer.Ordinal).ToArray(),
                explanation.WaitedForBy.Select(other => other.Id).ToArray());
            Assert.AreEqual(operation.Wave, explanation.Operation.Wave);
            Assert.IsTrue(explanation.WaitsFor.Concat(explanation.WaitedForBy).All(other => other.Reason.Length > 0 && other.At.Line > 0), operation.Id);
            Assert.IsGreaterThan(0, explanation.Because.Count(cause => cause.At?.Line > 0), operation.Id);
        }
    }

    private static IEnumerable<Operation> Operations(Explained explained, string environment)
    {
        var plan = explained.Plan(environment);
        return plan.Operations.Concat(plan.ManualOperations);
    }

    // A key with another key below it is one row each; a list is one row; pairs are a row each.
    private static IEnumerable<(string Name, string Value)> Flatten(JsonObject inputs, string prefix) => inputs.SelectMany(input => input.Value switch
    {
        JsonObject below => Flatten(below, $"{prefix}{input.Key}."),
        JsonArray { Count: > 0 } pairs when pairs[0] is JsonObject first && first.ContainsKey("key") =>
            pairs.Select(pair => ($"{prefix}{input.Key}.{pair!["key"]}", pair["value"]!.ToString())),
        JsonArray { Count: 1 } one when input.Key == "endpoints" => Flatten(one[0]!.AsObject(), "endpoints."),
        JsonArray list => [(prefix + input.Key, list.ToJsonString())],
        var scalar => [(prefix + input.Key, scalar!.ToString())],
    });

    // The plan's form of what people write: "./a" is "a", and a list of plain words has quotes.
    private static string Plain(string text) => text.Replace("\"", "", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal).Replace("./", "", StringComparison.Ordinal);
}
