using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>Text that YAML reads back as the same text.</summary>
[TestClass]
public class YamlTexts
{
    [TestMethod]
    [DataRow("a", true)]
    [DataRow("azAZ09", true)]
    [DataRow("z", true)]
    [DataRow("A", true)]
    [DataRow("Z9", true)]
    [DataRow("a b", true)]
    [DataRow("a.b/c-d_e+f", true)]
    [DataRow("./a", true)]
    [DataRow("../a", true)]
    [DataRow("truex", true)]
    [DataRow("", false)]
    [DataRow("a ", false)]
    [DataRow(" a", false)]
    [DataRow(".a", false)]
    [DataRow(".", false)]
    [DataRow("0a", false)]
    [DataRow("-a", false)]
    [DataRow("_a", false)]
    [DataRow("/a", false)]
    [DataRow("@a", false)]
    [DataRow("[a", false)]
    [DataRow("`a", false)]
    [DataRow("{a", false)]
    [DataRow("a:b", false)]
    [DataRow("a,b", false)]
    [DataRow("a#b", false)]
    [DataRow("ä", false)]
    [DataRow("true", false)]
    [DataRow("False", false)]
    [DataRow("YES", false)]
    [DataRow("no", false)]
    [DataRow("on", false)]
    [DataRow("Off", false)]
    [DataRow("null", false)]
    [DataRow("y", false)]
    [DataRow("N", false)]
    [DataRow("a\"b\\c", false)]
    [DataRow("a\n\t\u0001\u2028\u2029\ufeffb", false)]
    public void A_scalar_is_read_back_and_has_quotes_only_where_it_needs_them(string text, bool isPlain)
    {
        var written = YamlText.Scalar(text);

        Assert.AreEqual(isPlain, written == text);
        foreach (var document in new[] { written, YamlText.List([text]), $"a: {written}" })
        {
            var read = DocumentReader.Read("a.yml", document, "", new DiagnosticBag());
            Assert.AreEqual(text, (read as SequenceNode)?.Items.Cast<ScalarNode>().Single().Text ?? (read as MappingNode)?.Entries.Select(static entry => entry.Value).Cast<ScalarNode>().Single().Text ?? ((ScalarNode)read!).Text);
        }
    }

    [TestMethod]
    public void What_cannot_be_seen_is_written_as_an_escape() => Assert.AreEqual("\"a\\u000a\\u0001\\u2028\\u2029\\ufeff\\\"\\\\b\"", YamlText.Scalar("a\n\u0001\u2028\u2029\ufeff\"\\b"));

    [TestMethod]
    [DataRow("http://localhost:8080/a?b=c", "http://localhost:8080/a?b=c")]
    [DataRow("http://x/a b", "\"http://x/a b\"")]
    [DataRow("#x", "\"#x\"")]
    [DataRow("http://x/#a", "\"http://x/#a\"")]
    public void A_URL_has_quotes_only_where_it_needs_them(string text, string expected) => Assert.AreEqual(expected, YamlText.Url(text));

    [TestMethod]
    public void A_comment_is_one_line() => Assert.AreEqual("a \ufffd\ufffd\ufffd\ufffd b", YamlText.Comment("a \n\u0007\u2028\u2029 b"));

    [TestMethod]
    [DataRow("a: b", "# a: b")]
    [DataRow("    a: b", "    # a: b")]
    public void A_line_becomes_a_comment_in_its_place(string line, string expected) => Assert.AreEqual(expected, YamlText.Commented(line));
}
