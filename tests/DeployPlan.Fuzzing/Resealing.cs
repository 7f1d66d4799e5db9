using System.Security.Cryptography;
using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Fuzzing;

/// <summary>Changes a plan as someone would who knows how ids are made.</summary>
internal static class Resealing
{
    /// <summary>The plan with the id of its content; the same bytes where it has no line for an id.</summary>
    public static byte[] WithItsId(byte[] bytes)
    {
        var lineStart = Encoding.UTF8.GetBytes("\n" + PlanFormat.IdLineStart);
        var start = bytes.AsSpan().IndexOf(lineStart) + 1;
        var length = start == 0 ? -1 : bytes.AsSpan(start).IndexOf((byte)'\n');
        if (length < 0)
        {
            return bytes;
        }

        byte[] rest = [.. bytes.AsSpan(0, start), .. bytes.AsSpan(start + length + 1)];
        var id = $"{PlanFormat.IdLineStart}\"{PlanFormat.IdPrefix}{Convert.ToHexStringLower(SHA256.HashData(rest))}\",";
        return [.. bytes.AsSpan(0, start), .. Encoding.UTF8.GetBytes(id), .. bytes.AsSpan(start + length)];
    }
}
