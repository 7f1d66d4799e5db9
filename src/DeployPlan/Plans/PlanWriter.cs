using System.Security.Cryptography;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>
/// Writes a plan in its one canonical form: the same bytes for the same plan on every system, in every culture and folder. Writes it twice, first to measure
/// and hash it, then to keep it: so the bytes are in memory once.
/// </summary>
internal static class PlanWriter
{
    private const int HashBlock = 64 * 1024;

    /// <summary>The bytes of plan.json and the id that they hold.</summary>
    public static PlanDocument Write(Plan plan)
    {
        using var sha256 = SHA256.Create();
        var measured = new Utf8Output(new byte[HashBlock], sha256);
        WritePlan(measured, plan, id: null);
        sha256.TransformFinalBlock(measured.Rest.Array!, 0, measured.Rest.Count);
        var id = PlanFormat.IdPrefix + SourceTree.ToHex(sha256.Hash!);

        var idLine = PlanFormat.IdLineStart.Length + id.Length + "\"\",\n".Length;
        var bytes = new byte[measured.Length + idLine];
        WritePlan(new Utf8Output(bytes, digest: null), plan, id);
        return new PlanDocument(bytes, id);
    }

    /// <summary>Writes a plan whose id is known.</summary>
    internal static void WritePlan(Utf8Output output, Plan plan, string? id)
    {
        var json = new JsonOutput(output, isIndented: true);
        json.OpenObject();
        json.Text("formatVersion", PlanFormat.Version);
        json.OptionalText("id", id);
        WriteContent(json, plan);
        json.CloseObject();
        output.Put((byte)'\n');
    }

    /// <summary>Writes the keys of a plan that follow its version and its id.</summary>
    internal static void WriteContent(JsonOutput json, Plan plan)
    {
        json.Text("environment", plan.Environment);
        json.Text("project", plan.Project);
        json.Text("version", plan.Version);
        json.Text("approval", PlanFormat.ApprovalOf(plan));
        RollbackSection.WriteOptional(json, plan.Rollback);
        WriteOperations(json, "operations", plan.Operations, isManual: false);
        WriteOperations(json, "manualOperations", plan.ManualOperations, isManual: true);
        json.Texts("requiredEnvironment", plan.RequiredEnvironment);
        WriteSealedInputs(json, plan.SealedInputs);
    }

    private static void WriteOperations(JsonOutput json, string key, IReadOnlyList<Operation> operations, bool isManual)
    {
        json.Key(key);
        json.OpenList();
        for (var i = 0; i < operations.Count; i++)
        {
            WriteOperation(json, operations[i], isManual);
        }

        json.CloseList();
    }

    private static void WriteOperation(JsonOutput json, Operation operation, bool isManual)
    {
        json.OpenObject();
        json.Text("id", operation.Id);
        json.Text("type", operation.Type.ToName());
        json.Text("description", operation.Description);
        json.Text("driver", operation.Driver);
        if (!isManual)
        {
            json.Number("wave", operation.Wave);
            json.Texts("dependsOn", operation.DependsOn);
        }

        json.Key("metadata");
        json.OpenObject();
        foreach (var pair in operation.Metadata)
        {
            json.Text(pair.Key, pair.Value);
        }

        json.CloseObject();
        json.Key("inputs");
        InputsWriter.Write(json, operation.Inputs);
        json.CloseObject();
    }

    private static void WriteSealedInputs(JsonOutput json, IReadOnlyList<SealedInput> sealedInputs)
    {
        json.Key("sealedInputs");
        json.OpenList();
        foreach (var input in sealedInputs)
        {
            json.OpenObject();
            json.Text("path", input.Path);
            json.Text("sha256", input.Sha256);
            json.CloseObject();
        }

        json.CloseList();
    }
}
