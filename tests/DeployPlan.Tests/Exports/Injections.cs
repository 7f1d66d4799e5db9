using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Exports;

/// <summary>No text that someone wrote into a config, a property or a branch name becomes anything but text.</summary>
[TestClass]
public class Injections
{
    private const string Signs = "${{ x }} $[[ x ]] {{x}} $[x] $(x) `x` ##vso[x] ::x:: ${x} $x %x% \" ' ; , & | < > ( ) @(x) *";

    public static IEnumerable<object[]> Engines => ExportedPlan.Engines;

    public static IEnumerable<object[]> OwnSigns => Exporters.All.SelectMany(exporter => exporter.OwnSigns.Select(sign => new object[] { exporter.Engine, sign }));

    public static IEnumerable<object[]> Unseen => Exporters.All.SelectMany(exporter => new[] { "\n", "\r", "\u0085", "\u2028", "\u202e", "\u0000", "\u001b", "\ufeff", "\u200b" }.Select(text => new object[] { exporter.Engine, text }));

    [TestMethod]
    [DynamicData(nameof(OwnSigns))]
    public void A_sign_of_the_engine_is_refused_in_every_text(string engine, string sign)
    {
        Assert.AreEqual("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop() with { Version = "1" + sign + "2" }).Codes);
        Assert.AreEqual("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop() with { Project = "shop" + sign }).Codes);
        Assert.Contains("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop(), ExportedPlan.Request with { ProjectFile = sign + "/a.csproj" }).Codes);
        Assert.AreEqual("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop(), ExportedPlan.Request with { ConfigFile = sign }).Codes);
        Assert.AreEqual("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop(), ExportedPlan.Request with { Store = sign }).Codes);
        Assert.AreEqual("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop(), ExportedPlan.Request with { Services = ["api", sign] }).Codes);
    }

    [TestMethod]
    [DynamicData(nameof(Unseen))]
    public void A_character_that_is_not_seen_is_refused(string engine, string text)
    {
        Assert.AreEqual("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop() with { Version = "1" + text + "2" }).Codes);
        Assert.AreEqual("DPL5004", ExportedPlan.Of(engine, SamplePlans.Shop(), ExportedPlan.Request with { Store = "a" + text }).Codes);
    }

    [TestMethod]
    [DataRow("it's")]
    [DataRow("a\"b")]
    [DataRow("a`b`")]
    [DataRow("$(id)")]
    [DataRow("a;b")]
    [DataRow("a%3Bb")]
    [DataRow("a\\b")]
    [DataRow("a\u2019b")]
    public void A_path_that_shells_read_in_different_ways_is_refused(string folder) =>
        Assert.AreEqual("DPL5005", ExportedPlan.Of("gitlab", SamplePlans.Shop(), ExportedPlan.Request with { ProjectFile = folder + "/shop.csproj" }).Codes);

    [TestMethod]
    public void So_is_one_that_leads_out_of_the_repository() =>
        Assert.AreEqual("DPL5005", ExportedPlan.Of("gitlab", SamplePlans.Shop(), ExportedPlan.Request with { ProjectFile = "../shop.csproj" }).Codes);

    [TestMethod]
    [DataRow("A B")]
    [DataRow("${{ secrets.X }}")]
    [DataRow("1A")]
    public void A_variable_has_a_name_of_one(string name) => Assert.Contains("DPL5014", ExportedPlan.Of("github", SamplePlans.Shop(), ExportedPlan.Request with { Variables = ["OTEL", name] }).Codes);

    [TestMethod]
    [DataRow("sdk 10")]
    [DataRow("sdk:$X")]
    [DataRow("sdk\"")]
    public void An_image_is_an_image(string image) => Assert.Contains("DPL5014", ExportedPlan.Of("gitlab", SamplePlans.Shop(), ExportedPlan.Request with { Image = image }).Codes);

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void Signs_of_other_engines_and_of_shells_are_escaped_in_values(string engine)
    {
        var signs = Exporters.Find(engine)!.OwnSigns.Aggregate(Signs, (text, sign) => text.Replace(sign, "", StringComparison.Ordinal));

        var file = ExportedPlan.Of(engine, SamplePlans.Shop() with { Version = signs }, ExportedPlan.Request with { Services = [signs] }).Lines;

        var value = PropertyText.Escape(signs);
        Assert.IsTrue(value.All(c => char.IsAsciiLetterOrDigit(c) || c is '%' or '.' or '_' or '-' or '/' or '+'), value);
        Assert.Contains($"-p:DeployPlanVersion={value} ", file);
        Assert.DoesNotContain(signs, file);
        Assert.AreEqual(signs, Unescaped(value));
    }

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void The_name_of_a_project_changes_no_job(string engine)
    {
        var signs = Exporters.Find(engine)!.OwnSigns.Aggregate(Signs, (text, sign) => text.Replace(sign, "", StringComparison.Ordinal));

        var plain = ExportedPlan.Of(engine, SamplePlans.Shop());
        var odd = ExportedPlan.Of(engine, SamplePlans.Shop() with { Project = signs });

        Assert.AreEqual(Shape(engine, plain), Shape(engine, odd));
        Assert.AreEqual(1, odd.File.Split('\n').Count(line => line.Contains(JsonLine.Of(signs), StringComparison.Ordinal)), "Once, in the header.");
        Assert.AreEqual(plain.File.Split('\n').Length, odd.File.Split('\n').Length);
    }

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void What_people_describe_is_in_no_file(string engine)
    {
        var file = ExportedPlan.Of(engine, ExportedPlan.Shop(operation => operation with { Description = "DESCRIBED" + Signs, Metadata = [new("note", "NOTED")] })).File;

        Assert.DoesNotContain("DESCRIBED", file);
        Assert.DoesNotContain("NOTED", file);
    }

    [TestMethod]
    [DynamicData(nameof(Engines))]
    public void A_file_names_variables_and_has_none_of_their_values(string engine)
    {
        const string Canary = "canary-5f1c";
        Environment.SetEnvironmentVariable("ORDERS_DB", Canary);
        try
        {
            var file = ExportedPlan.Of(engine, SamplePlans.Shop()).File;

            Assert.Contains("ORDERS_DB", file);
            Assert.DoesNotContain(Canary, file);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ORDERS_DB", null);
        }
    }

    [TestMethod]
    [DataRow("1.4.0", "1.4.0")]
    [DataRow("git:origin#deployplan", "git:origin#deployplan")]
    [DataRow("a::b", "a%3A%3Ab")]
    [DataRow(":b", "%3Ab")]
    [DataRow("##vso[x]", "%23%23vso%5Bx%5D")]
    [DataRow("a;b,c", "a%3Bb%2Cc")]
    [DataRow("%3B", "%253B")]
    [DataRow("ä 店", "ä%20店")]
    public void A_value_is_escaped_as_MSBuild_reads_it(string text, string expected) => Assert.AreEqual(expected, PropertyText.Escape(text));

    private static string Shape(string engine, ExportedPlan plan) =>
        string.Join('\n', Exporters.Find(engine)!.Read(plan.File)!.Select(job => $"{job.Name}: {string.Join(' ', job.Needs)}"));

    private static string Unescaped(string value) => Uri.UnescapeDataString(value);
}
