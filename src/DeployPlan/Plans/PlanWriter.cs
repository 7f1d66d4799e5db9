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
        var id = PlanFormat.IdPrefix + ContentDigest.ToHex(sha256.Hash!);

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
        json.Text("formatVersion", PlanFormat.VersionOf(plan.Minor));
        json.OptionalText("id", id);
        Plan.Fields(new FormWriter(json, plan.Minor), plan);
        json.CloseObject();
        output.Put((byte)'\n');
    }
}
