using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class PlanWriterTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<object[]> Samples => SamplePlans.All.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void Writes_the_golden_bytes(string name) => Golden.AssertBytes($"{name}.plan.json", PlanWriter.Write(SamplePlans.All[name]).Bytes);

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void The_id_is_the_sha256_of_the_bytes_without_its_line(string name)
    {
        var document = PlanWriter.Write(SamplePlans.All[name]);

        var lines = Encoding.UTF8.GetString(document.Bytes).Split('\n');
        Assert.AreEqual($"  \"id\": \"{document.Id}\",", lines[2]);
        var rest = string.Join('\n', lines.Where(line => !line.StartsWith("  \"id\": ", StringComparison.Ordinal)));
        Assert.AreEqual("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rest))), document.Id);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DynamicData(nameof(Samples))]
    public void The_id_can_be_verified_with_sed_and_sha256sum(string name)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("sed '/^  \"id\": /d' \"$1\" | sha256sum");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(Golden.PathOf($"{name}.plan.json"));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.AreEqual(PlanWriter.Write(SamplePlans.All[name]).Id, "sha256:" + output[..64]);
    }

    [TestMethod]
    [DataRow("tr-TR")]
    [DataRow("de-DE")]
    [DataRow("ar-SA")]
    [DataRow("fa-IR")]
    public void The_culture_changes_nothing(string culture)
    {
        foreach (var plan in SamplePlans.All.Values)
        {
            var expected = PlanWriter.Write(plan);
            var actual = UnderCulture(culture, () => PlanWriter.Write(plan));

            Assert.AreEqual(expected.Id, actual.Id);
            CollectionAssert.AreEqual(expected.Bytes, actual.Bytes);
        }
    }

    [TestMethod]
    public void Writes_utf8_without_mark_with_lf_and_a_final_line_break()
    {
        var bytes = PlanWriter.Write(SamplePlans.All["every-key"]).Bytes;

        Assert.AreEqual((byte)'{', bytes[0]);
        CollectionAssert.DoesNotContain(bytes, (byte)'\r');
        Assert.IsTrue(bytes.AsSpan().EndsWith("\n}\n"u8));
    }

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void Apart_from_escapes_it_is_what_every_json_tool_prints(string name)
    {
        using var json = JsonDocument.Parse(PlanWriter.Write(SamplePlans.All[name]).Bytes);
        var printed = JsonSerializer.Serialize(json, Indented) + "\n";

        var own = Encoding.UTF8.GetString(PlanWriter.Write(SamplePlans.All[name]).Bytes);
        if (name == "every-key")
        {
            (printed, own) = (WithoutEscapes(printed), WithoutEscapes(own));
        }

        Assert.AreEqual(printed, own);
    }

    [TestMethod]
    public void A_plan_larger_than_a_block_is_hashed_as_a_whole()
    {
        var plan = SamplePlans.Shop();
        var large = plan with { SealedInputs = [.. Enumerable.Range(10_000, 20_000).Select(i => new SealedInput($"db/{i}.sql", new string('a', 64)))] };

        var document = PlanWriter.Write(large);

        var idLine = Encoding.UTF8.GetBytes($"  \"id\": \"{document.Id}\",\n");
        var at = document.Bytes.AsSpan().IndexOf(idLine);
        byte[] rest = [.. document.Bytes.AsSpan(0, at), .. document.Bytes.AsSpan(at + idLine.Length)];
        Assert.AreEqual("sha256:" + Convert.ToHexStringLower(SHA256.HashData(rest)), document.Id);
        Assert.IsGreaterThan(2_000_000, document.Bytes.Length);
    }

    [TestMethod]
    public void Half_a_surrogate_pair_is_escaped_and_never_becomes_another_character()
    {
        var text = Encoding.UTF8.GetString(PlanWriter.Write(SamplePlans.Shop() with { Project = "a\ud800b" }).Bytes);

        StringAssert.Contains(text, "\"project\": \"a\\ud800b\"", StringComparison.Ordinal);
    }

    private static string WithoutEscapes(string json) => string.Concat(json.Split('\n').Where(line => !line.Contains('\\', StringComparison.Ordinal)
        && !line.Contains("\"project\":", StringComparison.Ordinal) && !line.Contains("\"description\":", StringComparison.Ordinal)));

    private static T UnderCulture<T>(string culture, Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
