using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class PlanReaderTests
{
    public static IEnumerable<object[]> Samples => SamplePlans.All.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void Reads_what_was_written(string name)
    {
        var diagnostics = new DiagnosticBag();

        var read = PlanReader.ReadFile(Golden.PathOf($"{name}.plan.json"), diagnostics);

        Assert.IsEmpty(diagnostics.ToSortedList());
        Assert.IsNull(Structure.Difference(SamplePlans.All[name], read!.Plan));
        Assert.AreEqual(PlanWriter.Write(read.Plan).Id, read.Id);
    }

    [TestMethod]
    public void Refuses_a_change_of_any_byte()
    {
        var bytes = PlanWriter.Write(SamplePlans.All["stagecraft-staging"]).Bytes;

        Parallel.For(0, bytes.Length, i =>
        {
            foreach (var change in new byte[] { 1, 0x20, 0x80 })
            {
                var changed = (byte[])bytes.Clone();
                changed[i] ^= change;
                Assert.IsNull(PlanText.Read(changed).Plan, $"byte {i} ^ {change}");
            }
        });
    }

    [TestMethod]
    public void Refuses_a_plan_without_any_of_its_bytes_or_with_one_more()
    {
        var bytes = PlanWriter.Write(SamplePlans.All["stagecraft-staging"]).Bytes;

        Parallel.For(0, bytes.Length, i =>
        {
            Assert.IsNull(PlanText.Read([.. bytes[..i], .. bytes[(i + 1)..]]).Plan, $"without byte {i}");
            Assert.IsNull(PlanText.Read([.. bytes[..i], (byte)' ', .. bytes[i..]]).Plan, $"a space before byte {i}");
            Assert.IsNull(PlanText.Read(bytes[..i]).Plan, $"only {i} bytes");
        });
    }

    [TestMethod]
    public void A_changed_plan_says_that_it_was_changed()
    {
        var text = PlanText.Change(PlanText.Of(SamplePlans.Shop()), "\"version\": \"1.4.0\"", "\"version\": \"1.4.1\"");

        var (plan, diagnostics) = PlanText.Read(text);

        Assert.IsNull(plan);
        Assert.AreEqual(("DPL3025", 3, 9), (diagnostics[0].Code, diagnostics[0].Span.Line, diagnostics[0].Span.Column));
        StringAssert.Contains(diagnostics[0].Message, "changed after it was written", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("sha256:", "sha256:A", DisplayName = "a longer id")]
    [DataRow("sha256:", "md5:", DisplayName = "another digest")]
    [DataRow("  \"id\": ", "    \"id\": ", DisplayName = "another indent")]
    [DataRow("  \"id\": ", "  \"id\" : ", DisplayName = "a space before the colon")]
    [DataRow("  \"environment\"", "  \"id\": \"x\", \"environment\"", DisplayName = "a second line that starts like it")]
    [DataRow("\",\n  \"environment\": \"prod\",\n", "\", \"environment\": \"prod\",\n", DisplayName = "another key in its line")]
    [DataRow("\",\n  \"environment\"", "\",\r\n  \"environment\"", DisplayName = "line ends of Windows")]
    public void The_id_must_be_alone_in_its_line(string old, string changed)
    {
        var (plan, diagnostics) = PlanText.Read(PlanText.Change(PlanText.Of(SamplePlans.Shop()), old, changed));

        Assert.IsNull(plan);
        var found = diagnostics.First(diagnostic => diagnostic.Code == "DPL3024");
        Assert.AreEqual(3, found.Span.Line);
        Assert.IsGreaterThan(0, found.Span.Column);
    }

    [TestMethod]
    public void A_plan_without_id_is_refused()
    {
        var text = string.Join('\n', PlanText.Of(SamplePlans.Shop()).Split('\n').Where((_, line) => line != 2));

        var (plan, diagnostics) = PlanText.Read(text);

        Assert.IsNull(plan);
        Assert.AreEqual(("DPL1014", 1, 1), (diagnostics[0].Code, diagnostics[0].Span.Line, diagnostics[0].Span.Column));
    }

    [TestMethod]
    public void A_newer_minor_version_is_read_and_what_it_adds_is_ignored()
    {
        var text = PlanText.Change(PlanText.Of(SamplePlans.Shop()), "\"1.2\"", "\"1.7\"");
        text = PlanText.Change(text, "  \"operations\": [", "  \"owner\": {\n    \"name\": null\n  },\n  \"operations\": [");
        text = PlanText.Change(text, "      \"wave\": 2,", "      \"cost\": 1.5,\n      \"wave\": 2,");
        text = PlanText.Change(text, "        \"database\": \"orders\",\n        \"strategy\"", "        \"database\": \"orders\",\n        \"shards\": [],\n        \"strategy\"");
        text = PlanText.Change(text, "      \"sha256\": ", "      \"size\": 5,\n      \"sha256\": ");

        var (plan, diagnostics) = PlanText.Read(PlanText.Reseal(text));

        Assert.IsEmpty(diagnostics);
        Assert.IsNull(Structure.Difference(SamplePlans.Shop() with { Minor = PlanFormat.Minor }, plan!.Plan));
    }

    [TestMethod]
    public void A_newer_minor_version_is_verified_too()
    {
        var text = PlanText.Reseal(PlanText.Change(PlanText.Of(SamplePlans.Shop()), "\"1.2\"", "\"1.7\""));

        var (plan, diagnostics) = PlanText.Read(PlanText.Change(text, "./infra/network.sh", "./infra/netwerk.sh"));

        Assert.IsNull(plan);
        Assert.AreEqual("DPL3025", diagnostics[0].Code);
    }

    [TestMethod]
    public void Another_major_version_is_refused_before_anything_else_is_looked_at()
    {
        var (plan, diagnostics) = PlanText.Read("{\n  \"formatVersion\": \"2.0\",\n  \"steps\": 5\n}\n");

        Assert.IsNull(plan);
        Assert.HasCount(1, diagnostics);
        Assert.AreEqual(("DPL3023", 2, 20), (diagnostics[0].Code, diagnostics[0].Span.Line, diagnostics[0].Span.Column));
    }

    [TestMethod]
    [DataRow("", "DPL1008")]
    [DataRow("[]", "DPL3021")]
    [DataRow("\"plan\"", "DPL3021")]
    [DataRow("{}", "DPL3021")]
    [DataRow("{\"formatVersion\": null}", "DPL1012")]
    [DataRow("{\"formatVersion\": \"1.0\"", "DPL1004")]
    [DataRow("project: { name: shop }\n", "DPL3021")]
    [DataRow("{\"formatVersion\": \"1.0\"}\n---\n{}", "DPL1007")]
    [DataRow("a\0b", "DPL1003")]
    public void What_is_no_plan_is_refused(string text, string code)
    {
        var (plan, diagnostics) = PlanText.Read(text);

        Assert.IsNull(plan);
        Assert.AreEqual(code, diagnostics[0].Code);
    }

    [TestMethod]
    public void A_plan_in_yaml_is_no_plan()
    {
        var text = PlanText.Change(PlanText.Of(SamplePlans.Shop()), "\"project\": \"shop\"", "\"project\": !!str shop");

        var (plan, diagnostics) = PlanText.Read(PlanText.Reseal(text));

        Assert.IsNull(plan);
        Assert.AreEqual("DPL3037", diagnostics[0].Code);
    }

    [TestMethod]
    public void Every_problem_is_reported_by_position()
    {
        var text = PlanText.Change(PlanText.Of(SamplePlans.Shop()), "\"required\"", "\"maybe\"");
        text = PlanText.Change(text, "\"wave\": 3", "\"wave\": 0");

        var (_, diagnostics) = PlanText.Read(text);

        CollectionAssert.AreEqual(new[] { "DPL3025", "DPL3030", "DPL1012" }, diagnostics.Select(diagnostic => diagnostic.Code).Take(3).ToArray());
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_a_diagnostic()
    {
        var diagnostics = new DiagnosticBag();

        Assert.IsNull(PlanReader.ReadFile(Golden.PathOf("nothing.plan.json"), diagnostics));

        Assert.AreEqual("DPL1001", diagnostics.ToSortedList()[0].Code);
    }

    [TestMethod]
    public void A_plan_that_a_person_names_and_that_is_not_there_may_have_been_removed_by_a_build()
    {
        var diagnostics = new DiagnosticBag();

        Assert.IsNull(PlanReader.ReadBytes(Golden.PathOf("nothing.plan.json"), diagnostics));

        Assert.EndsWith("plan again, because a build that finds an error removes the plan of before, or correct its name", diagnostics.ToSortedList()[0].Message);
    }

    [TestMethod]
    public void A_file_larger_than_every_plan_is_not_read()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var stream = File.Create(file))
            {
                stream.SetLength(PlanReader.LargestFile + 1L);
            }

            var diagnostics = new DiagnosticBag();

            Assert.IsNull(PlanReader.ReadFile(file, diagnostics));

            Assert.AreEqual(("DPL3020", file), (diagnostics.ToSortedList()[0].Code, diagnostics.ToSortedList()[0].Span.File));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void Settings_as_deep_as_a_config_may_nest_are_read_back()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 61)) + string.Concat(Enumerable.Repeat("]", 61));
        var diagnostics = new DiagnosticBag();
        var root = DeployPlan.Text.DocumentReader.Read("deploy.yml", "infra: { a: { deep: " + deep + " } }", "", diagnostics);
        Assert.IsEmpty(diagnostics.ToSortedList());
        var infra = (DeployPlan.Text.DataValue.Entries)((DeployPlan.Text.DataValue.Entries)DeployPlan.Text.DataReader.ToData(root!)).Values[0].Value;
        var shop = SamplePlans.Shop();
        var plan = shop with { Operations = [shop.Operations[0] with { Inputs = new InfraInputs("a", "b", (DeployPlan.Text.DataValue.Entries)infra.Values[0].Value) }] };

        Assert.IsEmpty(PlanText.Read(PlanWriter.Write(plan).Bytes).Diagnostics);
    }

    [TestMethod]
    public void The_codes_of_the_reader_are_all_in_these_tests()
    {
        var tests = string.Concat(Directory.EnumerateFiles(RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Plans"), "*.cs").Select(File.ReadAllText));
        for (var code = 3020; code <= 3037; code++)
        {
            StringAssert.Contains(tests, $"\"DPL{code}\"", StringComparison.Ordinal);
        }
    }
}
