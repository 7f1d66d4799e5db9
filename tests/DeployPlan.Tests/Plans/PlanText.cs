using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>plan.json as text, to be changed by hand as somebody might do it.</summary>
internal static partial class PlanText
{
    public const string File = "/repo/plan.json";

    public static string Of(Plan plan) => Encoding.UTF8.GetString(PlanWriter.Write(plan).Bytes);

    /// <summary>The text with another part; fails where there is nothing to change.</summary>
    public static string Change(string text, string old, string changed)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, at, $"There is no '{old}' to change.");
        return text[..at] + changed + text[(at + old.Length)..];
    }

    /// <summary>The text with the id that its content has: what somebody does who knows how ids are made.</summary>
    public static string Reseal(string text)
    {
        var rest = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("  \"id\": ", StringComparison.Ordinal)));
        var id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rest)));
        return IdLine().Replace(text, $"  \"id\": \"{id}\",", 1);
    }

    public static (VerifiedPlan? Plan, IReadOnlyList<Diagnostic> Diagnostics) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static (VerifiedPlan? Plan, IReadOnlyList<Diagnostic> Diagnostics) Read(byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        var plan = PlanReader.Read(File, bytes, diagnostics);
        return (plan, diagnostics.ToSortedList());
    }

    /// <summary>What the planner has written is read as what it is.</summary>
    public static void AssertIsReadable(byte[] bytes)
    {
        var (plan, diagnostics) = Read(bytes);

        Assert.IsEmpty(diagnostics, string.Join('\n', diagnostics) + "\n" + Encoding.UTF8.GetString(bytes));
        CollectionAssert.AreEqual(bytes, PlanWriter.Write(plan!.Plan).Bytes);
    }

    [GeneratedRegex("^  \"id\": \"[^\"\\n]*\",$", RegexOptions.Multiline)]
    private static partial Regex IdLine();
}
