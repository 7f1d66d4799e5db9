using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>The keys of a mapping, each read as the type that it must have.</summary>
[TestClass]
public class Mappings
{
    private readonly DiagnosticBag _diagnostics = new();

    [TestMethod]
    [DataRow("1", 1)]
    [DataRow("9", 9)]
    [DataRow("+5", 5)]
    [DataRow("0", null)]
    [DataRow("10", null)]
    [DataRow("-1", null)]
    [DataRow("1.0", null)]
    [DataRow("'5'", null)]
    [DataRow("[5]", null)]
    public void A_whole_number_is_within_its_range(string value, int? expected)
    {
        Assert.AreEqual(expected, Read($"a: {value}").WholeNumber("a", 1, 9)?.Value);

        Assert.AreEqual(expected is null, Said.Contains("a whole number from 1 to 9", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("true", true)]
    [DataRow("True", true)]
    [DataRow("TRUE", true)]
    [DataRow("false", false)]
    [DataRow("False", false)]
    [DataRow("FALSE", false)]
    [DataRow("'true'", null)]
    [DataRow("\"false\"", null)]
    [DataRow("yes", null)]
    public void True_or_false(string value, bool? expected)
    {
        Assert.AreEqual(expected, Read($"a: {value}").Truth("a")?.Value);

        Assert.AreEqual(expected is null, Said.Contains("true or false", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_required_text_that_is_missing_or_empty_is_shown_with_an_example()
    {
        var mapping = Read("a: x\nb: ''\nc: ~");

        Assert.AreEqual("x", mapping.RequiredText("a", "shop")?.Value);
        Assert.AreEqual("", Said);
        Assert.IsNull(mapping.RequiredText("b", "shop"));
        Assert.IsNull(mapping.RequiredText("d", "store"));
        Assert.Contains("b: shop", Said);
        Assert.Contains("d: store", Said);
    }

    [TestMethod]
    public void Texts_of_a_mapping_are_sorted_and_nothing_is_empty()
    {
        var pairs = Read("a: { z: 1, b: , c: ~, d: 'null', e: [x] }").TextPairs("a");

        Assert.AreEqual("b= c= d=null z=1", string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}")));
        Assert.Contains("'e' in 'a' of here", Said);
        Assert.Contains("write x", Said);
    }

    [TestMethod]
    [DataRow("command", "[run, it]")]
    [DataRow("args", "[run, it]")]
    [DataRow("other", "[run it]")]
    public void A_command_line_where_a_list_must_be_is_shown_as_arguments(string key, string expected)
    {
        Assert.IsNull(Read($"{key}: run it").Texts(key));

        Assert.Contains("; write " + expected, Said);
    }

    [TestMethod]
    public void Keys_of_a_large_mapping_are_found_and_one_that_is_twice_there_is_said()
    {
        var mapping = Read(string.Concat(Enumerable.Range(0, 100).Select(static i => $"k{i}: v{i}\n")) + "k7: again\n");

        for (var i = 0; i < 100; i++)
        {
            Assert.AreEqual($"v{i}", mapping.Text($"k{i}")?.Value);
        }

        Assert.IsNull(mapping.Text("k100"));
        Assert.Contains("Duplicate key 'k7' (first on line 8)", Said);
    }

    private string Said => string.Join('\n', _diagnostics.ToSortedList().Select(static diagnostic => diagnostic.Message));

    private MappingReader Read(string text) => new((MappingNode)DocumentReader.Read("a.yml", text, "", _diagnostics)!, "here", _diagnostics);
}
