using System.Text;
using System.Text.Json;
using CsCheck;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Plans;

[TestClass]
[TestCategory("Properties")]
public class PlanRoundTrip
{
    [TestMethod]
    public void What_was_written_is_read_as_the_same_plan_and_written_as_the_same_bytes() => GeneratedPlan.Plans.Sample(
        plan =>
        {
            var document = PlanWriter.Write(plan);

            var (read, diagnostics) = PlanText.Read(document.Bytes);

            Assert.IsEmpty(diagnostics, string.Join('\n', diagnostics));
            Assert.AreEqual(document.Id, read!.Id);
            Assert.IsNull(Structure.Difference(plan, read.Plan));
            CollectionAssert.AreEqual(document.Bytes, PlanWriter.Write(read.Plan).Bytes);
        },
        iter: Cases.Of(5_000));

    [TestMethod]
    public void A_json_parser_reads_the_same_values_as_the_yaml_reader() => GeneratedPlan.Plans.Sample(
        plan =>
        {
            var bytes = PlanWriter.Write(plan).Bytes;

            using var json = JsonDocument.Parse(bytes);
            var yaml = DocumentReader.Read(PlanText.File, Encoding.UTF8.GetString(bytes), "", new DiagnosticBag(), deepest: 100);

            Assert.IsNull(Difference(json.RootElement, yaml!, "$"));
        },
        iter: Cases.Of(2_500));

    [TestMethod]
    public void The_inputs_of_an_item_are_the_inputs_of_the_plan() => GeneratedPlan.Plans.Sample(
        plan =>
        {
            using var json = JsonDocument.Parse(PlanWriter.Write(plan).Bytes);
            var operations = json.RootElement.GetProperty("operations");
            var items = OperationItems.Flatten(plan.Operations, plan.Environment);

            for (var i = 0; i < items.Count; i++)
            {
                var line = items[i].Metadata.Single(pair => pair.Key == "Inputs").Value;
                Assert.DoesNotContain("\n", line);
                using var inputs = JsonDocument.Parse(line);
                Assert.IsTrue(JsonElement.DeepEquals(operations[i].GetProperty("inputs"), inputs.RootElement), line);
                var yaml = DocumentReader.Read(PlanText.File, line, "", new DiagnosticBag(), deepest: 100);
                Assert.IsNull(Difference(inputs.RootElement, yaml!, "$"));
            }
        },
        iter: 500);

    [TestMethod]
    public void Whatever_happens_to_the_bytes_the_reader_answers_and_does_not_throw() => Gen.Select(
        GeneratedPlan.OneOf([.. SamplePlans.All.Keys]), Gen.Int[0, int.MaxValue], Gen.Int[0, 40], Gen.OneOf(GeneratedPlan.AnyText, GeneratedPlan.OneOf("null", "[]", "{}", "-1", "1.5", "\"\"", "*a", "&a ")), Gen.Bool).Sample(
        (name, at, length, put, isResealed) =>
        {
            var text = PlanText.Of(SamplePlans.All[name]);
            at %= text.Length;
            var changed = text[..at] + put + text[Math.Min(text.Length, at + length)..];
            if (changed == text)
            {
                return;
            }

            var (plan, diagnostics) = PlanText.Read(isResealed ? PlanText.Reseal(changed) : changed);

            Assert.AreEqual(plan is null, diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
            Assert.IsTrue(isResealed || plan is null, changed);
        },
        iter: Cases.Of(2_000));

    [TestMethod]
    public void What_the_fast_reader_accepts_is_canonical_and_the_checked_reader_accepts_the_same_plan() => Gen.Select(
        GeneratedPlan.OneOf([.. SamplePlans.All.Keys]), Gen.Int[0, int.MaxValue], Gen.Int[0, 12], Gen.OneOf(GeneratedPlan.AnyText, GeneratedPlan.OneOf("", " ", "\n", "0", "01", "true", "\\u0041", "\\/", "\u00e9", ",", "\"a\": 1,"))).Sample(
        (name, at, length, put) =>
        {
            var text = PlanText.Of(SamplePlans.All[name]);
            at %= text.Length;
            var bytes = Encoding.UTF8.GetBytes(PlanText.Reseal(text[..at] + put + text[Math.Min(text.Length, at + length)..]));

            var accepted = CanonicalReader.Read(bytes);
            var checkedPlan = PlanReader.ReadChecked(PlanText.File, bytes, new DiagnosticBag());

            if (accepted is not null)
            {
                Assert.AreEqual(accepted.Id, checkedPlan!.Id);
                Assert.IsNull(Structure.Difference(checkedPlan.Plan, accepted.Plan));
                CollectionAssert.AreEqual(bytes, PlanWriter.Write(accepted.Plan).Bytes);
            }
            else if (checkedPlan is not null)
            {
                // Only a newer minor version may have a form that the fast reader does not know.
                Assert.DoesNotContain($"\"formatVersion\": \"{PlanFormat.Version}\",", Encoding.UTF8.GetString(bytes));
            }
        },
        iter: Cases.Of(10_000));

    private static string? Difference(JsonElement json, DocumentNode yaml, string path) => (json.ValueKind, yaml) switch
    {
        (JsonValueKind.Object, MappingNode mapping) => json.GetPropertyCount() != mapping.Entries.Count
            ? $"{path}: {json.GetPropertyCount()}, {mapping.Entries.Count} keys"
            : json.EnumerateObject().Zip(mapping.Entries, (a, b) => a.Name != b.Key.Text ? $"{path}: {a.Name}, {b.Key.Text}" : Difference(a.Value, b.Value, $"{path}.{a.Name}"))
                .FirstOrDefault(difference => difference is not null),
        (JsonValueKind.Array, SequenceNode sequence) => json.GetArrayLength() != sequence.Items.Count
            ? $"{path}: {json.GetArrayLength()}, {sequence.Items.Count} items"
            : json.EnumerateArray().Zip(sequence.Items, (a, b) => Difference(a, b, path + "[]")).FirstOrDefault(difference => difference is not null),
        (JsonValueKind.String, ScalarNode { IsPlain: false } scalar) => json.GetString() == scalar.Text ? null : $"{path}: {json.GetString()}, {scalar.Text}",
        (JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null, ScalarNode { IsPlain: true } scalar) =>
            json.GetRawText() == scalar.Text ? null : $"{path}: {json.GetRawText()}, {scalar.Text}",
        _ => $"{path}: {json.ValueKind}, {yaml.Kind}",
    };
}
