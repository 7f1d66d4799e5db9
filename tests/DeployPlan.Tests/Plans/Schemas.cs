using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;
using NJsonSchema;

namespace DeployPlan.Tests.Plans;

/// <summary>The JSON Schemas that are shipped.</summary>
internal static class Schemas
{
    public static JsonSchema Plan { get; } = Load("plan.schema.json");

    public static JsonSchema Deploy { get; } = Load("deploy.schema.json");

    public static string PathOf(string name) => RepositoryFolder.PathOf("src", "DeployPlan", "Schemas", name);

    /// <summary>YAML as the JSON that an editor checks.</summary>
    public static string ToJson(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var root = DocumentReader.Read("deploy.yml", yaml, "", diagnostics);
        Assert.IsFalse(diagnostics.HasErrors, string.Join('\n', diagnostics.ToSortedList()));
        var output = new Utf8Output(new byte[1024], digest: null);
        new JsonOutput(output, isIndented: true).Data(DataReader.ToData(root!));
        return Encoding.UTF8.GetString(output.Rest);
    }

    private static JsonSchema Load(string name) => JsonSchema.FromFileAsync(PathOf(name)).GetAwaiter().GetResult();
}
