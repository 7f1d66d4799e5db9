using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>What a message proposes where a value of another type was written.</summary>
[TestClass]
public class MeantValues
{
    [TestMethod]
    [DataRow("a", "; write [a]")]
    [DataRow("\"a: b\"", "; write [\"a: b\"]")]
    [DataRow("a, b  c", "; write [a, b, c]")]
    [DataRow("\",a\"", "; write [a]")]
    [DataRow("\"a,b,c,d,e,f,g\"", "; write [a, b, c, d, e, f, g]")]
    [DataRow("{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }", "; write [a, b, c, d, e]")]
    [DataRow("[]", "; write []")]
    [DataRow("aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaa", "; write [aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaa]")]
    [DataRow("aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa", "; write a list: [first, second]")]
    public void A_list(string found, string expected) => Assert.AreEqual(expected, MeantValue.List(Node(found), isCommand: false));

    [TestMethod]
    [DataRow("run it --now", "; write [run, it, \"--now\"]")]
    [DataRow("\"run\\tit\\nnow, then\"", "; write [run, it, \"now,\", then]")]
    [DataRow("{ run: 1 }", "; write [run]")]
    public void A_command(string found, string expected) => Assert.AreEqual(expected, MeantValue.List(Node(found), isCommand: true));

    [TestMethod]
    [DataRow("[a]", "; write a")]
    [DataRow("[\"a: b\"]", "; write \"a: b\"")]
    [DataRow("[a, b]", "; write one text")]
    [DataRow("[~]", "; write one text")]
    [DataRow("[[a]]", "; write one text")]
    [DataRow("{ a: b }", "; write one text")]
    [DataRow("[aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa ab]", "; write one text")]
    public void A_text(string found, string expected) => Assert.AreEqual(expected, MeantValue.Text(Node(found)));

    [TestMethod]
    [DataRow("\"true\"", "; write it without quotes")]
    [DataRow("'FALSE'", "; write it without quotes")]
    [DataRow("true", "")]
    [DataRow("yes", "; write true")]
    [DataRow("On", "; write true")]
    [DataRow("y", "; write true")]
    [DataRow("1", "; write true")]
    [DataRow("no", "; write false")]
    [DataRow("off", "; write false")]
    [DataRow("N", "; write false")]
    [DataRow("\"0\"", "; write false")]
    [DataRow("maybe", "")]
    [DataRow("[yes]", "")]
    public void True_or_false(string found, string expected) => Assert.AreEqual(expected, MeantValue.Truth(Node(found)));

    [TestMethod]
    [DataRow("\"30\"", "; write it without quotes")]
    [DataRow("\"1\"", "; write it without quotes")]
    [DataRow("30", "")]
    [DataRow("30s", "; write 30")]
    [DataRow("5m", "; write 300")]
    [DataRow("1h", "; write 3600")]
    [DataRow("'1h'", "; write 3600")]
    [DataRow("3600s", "; write 3600")]
    [DataRow("3601s", "")]
    [DataRow("1d", "")]
    [DataRow("1s", "; write 1")]
    [DataRow("0s", "")]
    [DataRow("9999999999999s", "")]
    [DataRow("30x", "")]
    [DataRow("s", "")]
    [DataRow("\"\"", "")]
    [DataRow("-5s", "")]
    [DataRow("[30s]", "")]
    public void A_whole_number(string found, string expected) => Assert.AreEqual(expected, MeantValue.Number(Node(found), least: 1, most: 3600));

    [TestMethod]
    public void A_mapping()
    {
        Assert.AreEqual("; write 'publish: { framework: net10.0 }'", MeantValue.Mapping("publish", "{ framework: net10.0 }"));
        Assert.AreEqual("; write 'env: { name: value }'", MeantValue.Mapping("env", ""));
    }

    private static DocumentNode Node(string text) => DocumentReader.Read("a.yml", text, "", new DiagnosticBag())!;
}
