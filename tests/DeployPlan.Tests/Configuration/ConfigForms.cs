using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Tests.Configuration;

/// <summary>Settings that pass through to a driver are read through the fields of their type, of whatever kind they are.</summary>
[TestClass]
public sealed class ConfigForms : IDisposable
{
    private readonly ConfigFolder _folder = new();
    private readonly DiagnosticBag _diagnostics = new();

    private string Said => string.Join('\n', _diagnostics.ToSortedList().Select(static diagnostic => $"{diagnostic.Code} {diagnostic.Span.Line}:{diagnostic.Span.Column} {diagnostic.Message}"));

    [TestMethod]
    public void What_is_written_counts()
    {
        var form = Read("{ text: a, other: b, variable: NAME, file: infra/net/main.tf, image: acme/shop, choice: two, word: two, number: 7, count: 8, truth: true, fact: false, list: [b, a], set: [b, a], names: [B, A], pairs: { K: v } }");

        Assert.AreEqual("a", form.Text("text", "default", TextKind.Any, "About."));
        Assert.AreEqual("b", form.OptionalText("other", "default", TextKind.Any, "About."));
        Assert.AreEqual("NAME", form.OptionalText("variable", "DEFAULT", TextKind.Variable, "About."));
        Assert.AreEqual("infra/net/main.tf", form.OptionalText("file", "x", TextKind.Path, "About."));
        Assert.AreEqual("acme/shop", form.OptionalText("image", "x", TextKind.Image, "About."));
        Assert.AreEqual("two", form.Choice("choice", "one", ["one", "two"], "About."));
        Assert.AreEqual("two", form.OptionalChoice("word", null, ["one", "two"], "About."));
        Assert.AreEqual(7, form.Number("number", 3, 1, 9, "About."));
        Assert.AreEqual(8, form.OptionalNumber("count", 3, 1, 9, "About."));
        Assert.IsTrue(form.Truth("truth", false, "About."));
        Assert.IsFalse(form.OptionalTruth("fact", true, "About."));
        Assert.AreEqual("b a", string.Join(' ', form.Texts("list", ["x"], TextKind.Any, "About.")));
        Assert.AreEqual("a b", string.Join(' ', form.Set("set", ["x"], TextKind.Any, "About.")));
        Assert.AreEqual("A B", string.Join(' ', form.Set("names", ["X"], TextKind.Variable, "About.")));
        Assert.AreEqual("K=v", string.Join(' ', form.Pairs("pairs", [], "About.").Select(static pair => $"{pair.Key}={pair.Value}")));
        Assert.AreEqual("", Said);
    }

    [TestMethod]
    public void Where_nothing_is_written_the_default_does()
    {
        var form = Read("{}");

        Assert.AreEqual("default", form.Text("text", "default", TextKind.Any, "About."));
        Assert.AreEqual("default", form.OptionalText("other", "default", TextKind.Path, "About."));
        Assert.IsNull(form.OptionalText("other", null, TextKind.Image, "About."));
        Assert.IsNull(form.OptionalChoice("word", null, ["one", "two"], "About."));
        Assert.AreEqual("two", form.OptionalChoice("word", "two", ["one", "two"], "About."));
        Assert.AreEqual(3, form.OptionalNumber("count", 3, 1, 9, "About."));
        Assert.IsNull(form.OptionalNumber("count", null, 1, 9, "About."));
        Assert.IsTrue(form.OptionalTruth("fact", true, "About."));
        Assert.AreEqual("x", string.Join(' ', form.Texts("list", ["x"], TextKind.Any, "About.")));
        Assert.AreEqual("x", string.Join(' ', form.Set("set", ["x"], TextKind.Any, "About.")));
        Assert.AreEqual("X", string.Join(' ', form.Set("names", ["X"], TextKind.Variable, "About.")));
        Assert.IsFalse(form.Open("inner", "About."));
        Assert.AreEqual("", Said);
    }

    [TestMethod]
    public void A_value_of_another_kind_is_an_error_at_its_place()
    {
        var form = Read("{ variable: not one, file: ../../x, image: UPPER, word: three, count: 10, names: [not one] }");

        form.OptionalText("variable", null, TextKind.Variable, "About.");
        form.OptionalText("file", null, TextKind.Path, "About.");
        form.OptionalText("image", null, TextKind.Image, "About.");
        form.OptionalChoice("word", null, ["one", "two"], "About.");
        form.OptionalNumber("count", null, 1, 9, "About.");
        form.Set("names", [], TextKind.Variable, "About.");

        Assert.HasCount(6, _diagnostics.ToSortedList(), Said);
        CollectionAssert.AreEqual(new[] { "1:13", "1:28", "1:44", "1:57", "1:71", "1:83" }, Said.Split('\n').Select(static line => line.Split(' ')[1]).ToArray(), Said);
    }

    [TestMethod]
    public void A_section_within_reports_what_it_does_not_know()
    {
        var form = Read("{ inner: { knwon: 1 }, outer: a }");

        Assert.IsTrue(form.Open("inner", "About."));
        form.Number("known", 1, 1, 9, "About.");
        form.Close();

        Assert.Contains("'knwon'", Said);
        Assert.AreEqual("a", form.Text("outer", "default", TextKind.Any, "About."));
    }

    [TestMethod]
    public void Each_statement_has_an_example_of_its_kind()
    {
        var statement = new ConfigStatement();
        var form = Read("{}", statement);

        form.OptionalText("variable", null, TextKind.Variable, "About.");
        form.OptionalText("file", null, TextKind.Path, "About.");
        form.OptionalText("image", null, TextKind.Image, "About.");
        form.OptionalText("text", null, TextKind.Any, "About.");
        form.OptionalText("known", "given", TextKind.Any, "About.");
        form.OptionalNumber("count", null, 1, 9, "About.");
        form.Truth("truth", false, "About.");
        form.Texts("list", [], TextKind.Any, "About.");
        form.Set("set", [], TextKind.Any, "About.");
        form.Set("names", [], TextKind.Variable, "About.");

        Assert.AreEqual(
            "NAME path/to/file registry.example.com/acme/shop-api text given 1 true [list] [set] [NAME]", string.Join(' ', statement.Root.Keys.Select(static key => key.Example)));
        Assert.AreEqual("that of the driver", statement.Root.Keys[5].Otherwise);
    }

    public void Dispose() => _folder.Dispose();

    private ConfigForm Read(string yaml, ConfigStatement? statement = null)
    {
        var mapping = (MappingNode)DocumentReader.Read("deploy.yml", yaml, "", _diagnostics)!;
        var root = _folder.PathOf(".");
        var context = new ReadContext(new SourceTree(root, root), strict: false, _diagnostics, statement);
        return new ConfigForm(new ConfigSection(new MappingReader(mapping, "the settings", _diagnostics), context, statement?.Root));
    }
}
