using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>JSON as data without positions: all of it or nothing.</summary>
[TestClass]
public class Json
{
    [TestMethod]
    [DataRow("1", "1")]
    [DataRow(" \t\r\n-1.5e3 \n", "-1.5e3")]
    [DataRow("true", "True")]
    [DataRow("false", "False")]
    [DataRow("null", "null")]
    [DataRow("\"a\"", "'a'")]
    [DataRow("\"\"", "''")]
    [DataRow("[]", "[]")]
    [DataRow("[ ]", "[]")]
    [DataRow("[1,\"a\" , [true] ]", "[1 'a' [True]]")]
    [DataRow("{}", "{}")]
    [DataRow("{ }", "{}")]
    [DataRow("{\"b\":1,\"a\" : {\"c\":[]}}", "{a={c=[]} b=1}")]
    [DataRow("{\"a\":1,\"a\":2}", "{a=2}")]
    [DataRow("[1\n,2\r\n]", "[1 2]")]
    public void What_is_JSON_is_read(string text, string expected) => Assert.AreEqual(expected, Shown(JsonText.Read(text)));

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("x")]
    [DataRow("True")]
    [DataRow("1 2")]
    [DataRow("[")]
    [DataRow("[1")]
    [DataRow("[1,")]
    [DataRow("[1,]")]
    [DataRow("[,1]")]
    [DataRow("[1 2]")]
    [DataRow("[1}")]
    [DataRow("]")]
    [DataRow("{")]
    [DataRow("{\"a\"")]
    [DataRow("{\"a\":")]
    [DataRow("{\"a\":1")]
    [DataRow("{\"a\" 1}")]
    [DataRow("{\"a\":1,}")]
    [DataRow("{\"a\":1 \"b\":2}")]
    [DataRow("{a:1}")]
    [DataRow("{1:1}")]
    [DataRow("{\"a\":1]")]
    [DataRow("\"a")]
    [DataRow("\"a\\")]
    [DataRow("\"a\\\"")]
    [DataRow("\"\\x\"")]
    [DataRow("\"\\u12\"")]
    [DataRow("\"a\\\\")]
    [DataRow("\"\\u12g4\"")]
    [DataRow("{} x")]
    public void What_is_not_whole_is_nothing(string text) => Assert.IsNull(JsonText.Read(text));

    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("", "")]
    [DataRow("\\\"\\\\\\/", "\"\\/")]
    [DataRow("\\b\\t\\n\\f\\r", "\b\t\n\f\r")]
    [DataRow("\\u0041b", "Ab")]
    [DataRow("x\\uD83D\\ude80y", "x🚀y")]
    [DataRow("\\", null)]
    [DataRow("\\u", null)]
    [DataRow("\\u004", null)]
    [DataRow("\\u 041", null)]
    [DataRow("\\a", null)]
    public void Escapes_are_resolved(string text, string? expected) => Assert.AreEqual(expected, JsonText.Unescape(text));

    [TestMethod]
    [DataRow(199, true)]
    [DataRow(200, false)]
    public void At_most_200_levels_are_read(int lists, bool isRead) =>
        Assert.AreEqual(isRead, JsonText.Read(new string('[', lists) + "1" + new string(']', lists)) is not null);

    [TestMethod]
    public void After_a_deep_value_there_may_be_another_one() =>
        Assert.IsNotNull(JsonText.Read("[" + string.Join(',', Enumerable.Repeat("[[[[]]]]", 100)) + "]"));

    [TestMethod]
    public void A_line_has_each_value_without_a_blank()
    {
        var line = JsonLine.Of(static json =>
        {
            json.OpenList();
            json.Number(0);
            json.Number(-5);
            json.Number(int.MinValue);
            json.Number(int.MaxValue);
            json.Json("{\"é\":1}");
            json.Literal("true");
            json.Text("a\"b");
            json.CloseList();
        });

        Assert.AreEqual("[0,-5,-2147483648,2147483647,{\"é\":1},true,\"a\\\"b\"]", line.Replace(", ", ",", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', line);
    }

    private static string Shown(DataValue? value) => value switch
    {
        DataValue.Text text => $"'{text.Value}'",
        DataValue.Number number => number.Literal,
        DataValue.Truth truth => $"{truth.Value}",
        DataValue.Nothing => "null",
        DataValue.Items items => "[" + string.Join(' ', items.Values.Select(Shown)) + "]",
        DataValue.Entries entries => "{" + string.Join(' ', entries.Values.Select(entry => entry.Key + "=" + Shown(entry.Value))) + "}",
        _ => "none",
    };
}
