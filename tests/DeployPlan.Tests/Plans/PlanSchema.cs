using System.Text.Json;
using CsCheck;
using DeployPlan.Commands;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class PlanSchema
{
    public static IEnumerable<object[]> GoldenFiles => Golden.PlanFiles.Select(file => new object[] { Path.GetFileName(file) });

    [TestMethod]
    [DynamicData(nameof(GoldenFiles))]
    public void Accepts_every_golden_file(string name) => Assert.IsEmpty(Schemas.Plan.Validate(File.ReadAllText(Golden.PathOf(name))));

    [TestMethod]
    public void Accepts_a_plan_of_an_earlier_version() =>
        Assert.IsEmpty(Schemas.Plan.Validate(File.ReadAllText(Golden.PathOf(Path.Combine("earlier", "shop-prod.1.0.json")))));

    [TestMethod]
    public void Accepts_whatever_the_writer_writes() => GeneratedPlan.Plans.Sample(
        plan => Assert.IsEmpty(Schemas.Plan.Validate(PlanText.Of(plan))), iter: 500);

    [TestMethod]
    [DataRow("plan.schema.json")]
    [DataRow("deploy.schema.json")]
    public void Every_key_has_a_description_and_an_example(string name)
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Schemas.PathOf(name)));
        Assert.IsEmpty(Undescribed(schema.RootElement, "$").ToArray());
    }

    private static IEnumerable<string> Undescribed(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(item => Undescribed(item, path + "[]"));
        }

        if (element.ValueKind != JsonValueKind.Object || path.EndsWith(".examples", StringComparison.Ordinal) || path.EndsWith(".not", StringComparison.Ordinal))
        {
            return [];
        }

        // A key may itself be called "properties".
        var missing = path.EndsWith(".properties", StringComparison.Ordinal) && !path.EndsWith(".properties.properties", StringComparison.Ordinal) && !path.Contains("allOf", StringComparison.Ordinal) && !path.Contains("anyOf", StringComparison.Ordinal)
            ? element.EnumerateObject().Where(key => IsUndescribed(key.Value)).Select(key => $"{path}.{key.Name}")
            : [];
        return missing.Concat(element.EnumerateObject().SelectMany(key => Undescribed(key.Value, $"{path}.{key.Name}")));
    }

    // An object shows by its own keys what to write.
    private static bool IsUndescribed(JsonElement key) => !key.TryGetProperty("$ref", out _)
        && (!key.TryGetProperty("description", out _) || (!key.TryGetProperty("examples", out _) && key.TryGetProperty("type", out var type) && type.ToString() is not ("object" or "array")));
}
