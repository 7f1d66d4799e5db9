using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>A form that reads what this product has written: what is missing or of another kind keeps the value that it has.</summary>
[TestClass]
public class Forms
{
    private static readonly string[] Modes = ["slow", "fast"];
    private static readonly Everything Default = new("t", null, "slow", null, 1, null, false, ["l"], ["s"], [new("k", "v")], [new("m", "v")], new DataValue.Entries([]), new Inner("i"), [new Inner("j")]);

    [TestMethod]
    public void Each_kind_of_field_is_read()
    {
        var read = Read("""
            { "text": "a", "optional": "b", "choice": "fast", "optional_choice": "slow", "number": 2, "optional_number": 3, "truth": true, "texts": ["x", "y"], "set": ["z"],
              "pairs": [{ "key": "a", "value": "b" }], "map": { "c": "d" }, "data": { "e": 1 }, "inner": { "text": "f" }, "list": [{ "text": "g" }, { "text": "h" }] }
            """);

        Assert.AreEqual(("a", "b", "fast", "slow", 2, 3, true), (read.Text, read.Optional, read.Choice, read.OptionalChoice, read.Number, read.OptionalNumber, read.Truth));
        Assert.AreEqual("x,y z a=b c=d e=1 f g,h", $"{string.Join(',', read.Texts)} {string.Join(',', read.Set)} {Shown(read.Pairs)} {Shown(read.Map)} {read.Data.Values[0].Key}={((DataValue.Number)read.Data.Values[0].Value).Literal} {read.Inner.Text} {string.Join(',', read.List.Select(inner => inner.Text))}");
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{ "text": 1, "optional": [], "choice": {}, "optional_choice": 1, "number": "2", "optional_number": 1.5, "truth": "true", "texts": {}, "set": 1, "pairs": {}, "map": [], "data": [], "inner": [] }""")]
    public void What_is_missing_or_of_another_kind_keeps_the_value_that_it_has(string json)
    {
        var read = Read(json);

        Assert.AreEqual(Default with { List = read.List }, read);
        Assert.IsEmpty(read.List);
    }

    [TestMethod]
    public void Items_of_another_kind_are_left_out_and_values_of_another_kind_are_empty()
    {
        var read = Read("""{ "texts": ["x", 1], "pairs": [1, { "key": 1 }, { "value": "b" }], "map": { "c": 1 }, "list": [1, { "text": "g" }, []] }""");

        Assert.AreEqual("x =,=b c= g", $"{string.Join(',', read.Texts)} {Shown(read.Pairs)} {Shown(read.Map)} {string.Join(',', read.List.Select(inner => inner.Text))}");
    }

    [TestMethod]
    public void Fields_are_a_line() => Assert.AreEqual("{\"text\":\"a\"}", FormWriter.ToLine(new Inner("a"), Inner.Fields).Replace(" ", "", StringComparison.Ordinal));

    private static Everything Read(string json) => Everything.Fields(new DataForm((DataValue.Entries)JsonText.Read(json)!), Default);

    private static string Shown(IEnumerable<KeyValuePair<string, string>> pairs) => string.Join(',', pairs.Select(pair => pair.Key + "=" + pair.Value));

    private sealed record Inner(string Text)
    {
        public static Inner Fields(Form form, Inner x) => new(form.Text("text", x.Text, TextKind.Any, ""));
    }

    private sealed record Everything(
        string Text, string? Optional, string Choice, string? OptionalChoice, int Number, int? OptionalNumber, bool Truth, IReadOnlyList<string> Texts, IReadOnlyList<string> Set,
        IReadOnlyList<KeyValuePair<string, string>> Pairs, IReadOnlyList<KeyValuePair<string, string>> Map, DataValue.Entries Data, Inner Inner, IReadOnlyList<Inner> List)
    {
        public static Everything Fields(Form form, Everything x) => new(
            form.Text("text", x.Text, TextKind.Any, ""),
            form.OptionalText("optional", x.Optional, TextKind.Any, ""),
            form.Choice("choice", x.Choice, Modes, ""),
            form.OptionalChoice("optional_choice", x.OptionalChoice, Modes, ""),
            form.Number("number", x.Number, 0, 9, ""),
            form.OptionalNumber("optional_number", x.OptionalNumber, 0, 9, ""),
            form.Truth("truth", x.Truth, ""),
            form.Texts("texts", x.Texts, TextKind.Any, ""),
            form.Set("set", x.Set, TextKind.Any, ""),
            form.Pairs("pairs", x.Pairs, ""),
            form.Map("map", x.Map, ""),
            form.Data("data", x.Data, ""),
            form.Object("inner", x.Inner, Inner.Fields, ""),
            form.Objects("list", x.List, new Inner(""), Inner.Fields, ""));
    }
}
