using CsCheck;
using DeployPlan.Diagnostics;
using DeployPlan.Scaffolding;
using DeployPlan.Text;

namespace DeployPlan.Tests.Scaffolding;

[TestClass]
public class Quoting
{
    private static readonly string[] Words = ["true", "No", "null", "~", "1", "0x1", ".5", "- a", "a: b", "a #b", "#a", "[a", "{a", "a, b", "'a'", "\"", "\\", "&a", "*a", "!a", "%a", "@a", "`a", "a ", " a", "a\tb", "a\u2028b", "..", "."];

    [TestMethod]
    public void Every_text_is_read_back_as_it_was() => Gen.OneOf(Gen.String, Gen.Int[0, Words.Length - 1].Select(i => Words[i]), Gen.Char[' ', '~'].Array[0, 12].Select(letters => new string(letters))).Sample(
        text =>
        {
            var clean = new string([.. text.Where(c => !char.IsSurrogate(c) && c is not ('\ufffe' or '\uffff'))]);

            Assert.AreEqual(clean, Read($"key: {YamlText.Scalar(clean)}\n").Find("key")!.Value is ScalarNode scalar && !scalar.IsNull ? scalar.Text : "?");
            var list = (SequenceNode)Read($"key: {YamlText.List([clean, "b"])}\n").Find("key")!.Value;
            Assert.AreEqual(clean, ((ScalarNode)list.Items[0]).Text);
            Assert.AreEqual("b", ((ScalarNode)list.Items[1]).Text);
        });

    [TestMethod]
    public void A_comment_stays_in_its_line() => Gen.String.Sample(text =>
        Assert.HasCount(1, Read($"# {YamlText.Comment(new string([.. text.Where(c => !char.IsSurrogate(c) && c is not ('\ufffe' or '\uffff'))]))}\nkey: 1\n").Entries));

    [TestMethod]
    [DataRow("src/Shop.Api/Shop.Api.csproj")]
    [DataRow("../db/orders")]
    [DataRow("db/Order Items")]
    public void Usual_paths_are_plain(string path) => Assert.AreEqual(path, YamlText.Scalar(path));

    private static MappingNode Read(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var root = DocumentReader.Read("deploy.yml", yaml, "", diagnostics);
        Assert.IsNotNull(root, yaml + string.Join('\n', diagnostics.ToSortedList()));
        return (MappingNode)root;
    }
}
