using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeployPlan.Tests.Plans;

/// <summary>What an editor shows of deploy.yml: every key has a text to hover over and something to write.</summary>
[TestClass]
public class SchemaDocumentation
{
    // A rule about a key that is described elsewhere.
    private static readonly string[] RuleKeys = ["type", "required", "enum", "not"];
    private static readonly string[] Branches = ["allOf", "anyOf", "oneOf", "not"];
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Schemas.PathOf("deploy.schema.json")))!;

    public static IEnumerable<object[]> Keys => Walk(Schema, "").Select(found => new object[] { found.Path });

    [TestMethod]
    [DynamicData(nameof(Keys))]
    public void Every_key_and_every_value_is_described(string path)
    {
        var described = Node(path);

        Assert.IsNotNull(described["description"], path);
        Assert.EndsWith(".", described["description"]!.GetValue<string>(), path);
    }

    [TestMethod]
    [DynamicData(nameof(Keys))]
    public void Every_key_has_values_to_choose_from_or_examples_that_it_would_accept(string path)
    {
        var described = Node(path);
        if (path.Contains("/properties/", StringComparison.Ordinal) && !path.EndsWith("/items", StringComparison.Ordinal) && !path.EndsWith("/additionalProperties", StringComparison.Ordinal))
        {
            Assert.IsTrue(described["enum"] is not null || described["examples"] is JsonArray { Count: > 0 } || described["type"] is null, path);
        }

        foreach (var example in described["examples"]?.AsArray() ?? [])
        {
            var expected = described["type"]?.GetValueKind() == JsonValueKind.String ? described["type"]!.GetValue<string>() : null;
            Assert.IsTrue(expected is null || expected == TypeOf(example!), $"{path}: {example}");
            Assert.IsTrue(described["enum"] is not JsonArray values || values.Any(value => JsonNode.DeepEquals(value, example)), $"{path}: {example}");
        }
    }

    [TestMethod]
    public void Values_to_choose_from_that_are_no_words_of_their_own_are_described_each()
    {
        foreach (var (path, described) in Walk(Schema, "").Where(found => found.Node["enumDescriptions"] is not null))
        {
            Assert.HasCount(described["enum"]!.AsArray().Count, described["enumDescriptions"]!.AsArray(), path);
        }

        Assert.IsNotNull(Node("/definitions/database/properties/migrations/properties/strategy")["enumDescriptions"]);
        Assert.IsNotNull(Node("/definitions/environment/properties/approval")["enumDescriptions"]);
    }

    private static JsonNode Node(string path) => Walk(Schema, "").Single(found => found.Path == path).Node;

    private static string TypeOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "string",
    };

    private static IEnumerable<(string Path, JsonNode Node)> Walk(JsonNode schema, string path, bool isRule = false)
    {
        foreach (var (key, child) in schema.AsObject())
        {
            switch (child)
            {
                case JsonObject map when key is "properties" or "patternProperties" or "definitions":
                    foreach (var (name, value) in map.Where(entry => !(isRule && IsRule(entry.Value!))))
                    {
                        foreach (var found in WalkKey(value!, $"{path}/{key}/{name}"))
                        {
                            yield return found;
                        }
                    }

                    break;
                case JsonObject one when key is "items" or "additionalProperties":
                    foreach (var found in WalkKey(one, $"{path}/{key}"))
                    {
                        yield return found;
                    }

                    break;
                case not null when Branches.Contains(key):
                    foreach (var branch in (child as JsonArray ?? [child.DeepClone()]).OfType<JsonObject>())
                    {
                        foreach (var found in Walk(branch, $"{path}/{key}", isRule: true))
                        {
                            yield return found;
                        }
                    }

                    break;
            }
        }
    }

    // What is defined elsewhere is described there.
    private static IEnumerable<(string Path, JsonNode Node)> WalkKey(JsonNode value, string path) =>
        value["$ref"] is not null ? [] : Walk(value, path).Prepend((path, value));

    private static bool IsRule(JsonNode value) => value.AsObject().All(entry => RuleKeys.Contains(entry.Key));
}
