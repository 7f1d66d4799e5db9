using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>A document to nodes, and what is said where that cannot be.</summary>
[TestClass]
public class YamlDocuments
{
    [TestMethod]
    [DataRow("a: 1", "{a: 1}")]
    [DataRow("--- \na: [1, 'b', \"c\"]\n...\n", "{a: [1 'b' 'c']}")]
    [DataRow("a: ~\nb:\nc: Null\nd: 'null'", "{a: nothing, b: nothing, c: nothing, d: 'null'}")]
    [DataRow("a: &x { b: 1 }\nc: *x\nd: { <<: *x, e: 2 }", "{a: {b: 1}, c: {b: 1}, d: {e: 2, b: 1}}")]
    [DataRow("a: &x 1\nb: [*x, *x]", "{a: 1, b: [1 1]}")]
    [DataRow("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}")]
    [DataRow("a: !!str 1\nb: !!int 2\nc: ! d", "{a: '1', b: 2, c: d}")]
    [DataRow("a: !override [1]", "{a: [1]}")]
    [DataRow("a: x <<<<<<< b", "{a: x <<<<<<< b}")]
    public void A_document_is_read(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();

        var root = DocumentReader.Read("a.yml", text, "", diagnostics, tags: ["!override"]);

        Assert.AreEqual(expected, Shown(root!), Said(diagnostics));
        Assert.AreEqual("", Said(diagnostics));
    }

    [TestMethod]
    [DataRow("", "DPL1008 0:0-0:0 The file is empty; write 'a: 1'")]
    [DataRow("# only\n", "DPL1008 0:0-0:0 The file is empty; write 'a: 1'")]
    [DataRow("~", "DPL1008 0:0-0:0 The file is empty; write 'a: 1'")]
    [DataRow("a: 1\n---\nb: 2", "DPL1007 2:1-2:4 A second YAML document starts here; keep only one document in the file")]
    [DataRow("<<<<<<< ours\na: 1\n=======\n", "DPL1046 1:1-1:13 A merge conflict is not resolved: '<<<<<<< ours' starts here; resolve it")]
    [DataRow("a: 1\r\n<<<<<<< ours\r\nb: 2", "DPL1046 2:1-2:13 A merge conflict is not resolved: '<<<<<<< ours' starts here; resolve it")]
    [DataRow("a: 1\n<<<<<<< ours", "DPL1046 2:1-2:13 A merge conflict is not resolved: '<<<<<<< ours' starts here; resolve it")]
    [DataRow("a:\n\tb: 1", "DPL1019 2:1-2:2 This line is indented with a tab, which YAML does not allow; indent with spaces")]
    [DataRow("a:\n  b: 1\n \tc: 2", "DPL1019 3:2-3:3 This line is indented with a tab, which YAML does not allow; indent with spaces")]
    [DataRow("a: [1, 2\nb: 3", "DPL1004 2:1-2:1 Invalid YAML: an earlier bracket is not closed, or this line inside brackets is not indented; close the bracket or indent the line")]
    [DataRow("a: \"\\UFFFFFFFF\"", "DPL1004 1:15-1:15 Invalid YAML: this escape is not a valid character; write the character itself")]
    [DataRow("a: 'b", "DPL1004 1:4-1:6 Invalid YAML: while scanning a quoted scalar, found unexpected end of stream; check the quotes, brackets and indentation here")]
    [DataRow("a: *x", "DPL1006 1:4-1:6 The alias '*x' has no earlier anchor; write '&x' before the value to repeat")]
    [DataRow("a: &orders 1\nb: *order", "DPL1006 2:4-2:10 The alias '*order' has no earlier anchor; did you mean 'orders'?")]
    [DataRow("a: !new x\nb: !new [1]", "DPL1011 1:4-1:10 The tag '!new' is not supported; write the value without it\nDPL1011 2:4-2:9 The tag '!new' is not supported; write the value without it")]
    [DataRow("a: \"\\0\"", "DPL1016 1:4-1:8 The text contains a NUL character or half of a surrogate pair, which a plan cannot hold; remove it")]
    [DataRow("a: \"\\uD800\"", "DPL1004 1:4-1:11 Invalid YAML: while scanning a quoted scalar, found invalid Unicode surrogates; check the quotes, brackets and indentation here")]
    [DataRow("? [b]\n: 1", "DPL1010 1:3-1:3 A key must be text; write 'name: value'")]
    [DataRow("a: 1\na: 2", "DPL1009 2:1-2:2 Duplicate key 'a' (first on line 1); remove one of them")]
    [DataRow("a: { <<: b }", "DPL1015 1:10-1:11 The merge key '<<' takes a mapping, an alias of one, or a list of these; for example, write '<<: *defaults'")]
    [DataRow("a: b: c", "DPL1004 1:5-1:5 Invalid YAML: while scanning a plain scalar value, found invalid mapping; check the quotes, brackets and indentation here")]
    [DataRow("a: }", "DPL1004 1:4-1:4 Invalid YAML: while parsing a node, did not find expected node content; check the quotes, brackets and indentation here")]
    [DataRow("%YAML", "DPL1004 1:1-1:6 Invalid YAML: while scanning a directive, found unexpected end of stream; check the quotes, brackets and indentation here")]
    [DataRow("a: !<> b", "DPL1004 1:7-1:7 Invalid YAML: the parser cannot read this; write it in a simpler way")]
    [DataRow("a: @b", "DPL1004 1:4-1:5 Invalid YAML: while scanning for the next token, found character that cannot start any token; check the quotes, brackets and indentation here")]
    [DataRow("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "DPL1005 1:65-1:65 Nested more than 64 levels deep; use fewer levels")]
    public void What_cannot_be_read_is_said_with_its_place(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();

        DocumentReader.Read("a.yml", text, "write 'a: 1'", diagnostics);

        Assert.AreEqual(expected, Said(diagnostics));
    }

    [TestMethod]
    [DataRow("a: 1", "1:1-1:5 1:4-1:5")]
    [DataRow("a:\n  - 1\n  - b\n\n\nc: 2", "1:1-6:5 2:3-3:6 6:4-6:5")]
    [DataRow("a: [1,\n  2 ]\n", "1:1-2:6 1:4-2:6")]
    [DataRow("a: { b: 1,\n  c: 2 }\n", "1:1-2:9 1:4-2:9")]
    [DataRow("a: { b: [1], c: [] }\nd: {}\n", "1:1-2:6 1:4-1:21 2:4-2:6")]
    [DataRow("a: &x [1]\nb:\n  - *x\n", "1:1-3:7 1:4-1:10 3:3-3:7")]
    public void A_node_knows_where_it_is(string text, string expected)
    {
        var root = (MappingNode)DocumentReader.Read("a.yml", text, "", new DiagnosticBag())!;

        Assert.AreEqual(expected, string.Join(' ', root.Entries.Select(static entry => entry.Value).Prepend(root).Select(static node => Place(node.Span))));
    }

    [TestMethod]
    public void Of_many_unknown_aliases_the_first_twenty_get_a_proposal()
    {
        var diagnostics = new DiagnosticBag();

        DocumentReader.Read("a.yml", "a: &orders 1\nb: [" + string.Join(", ", Enumerable.Repeat("*order", 22)) + "]", "", diagnostics);

        Assert.AreEqual(20, diagnostics.ToSortedList().Count(static diagnostic => diagnostic.Message.Contains("orders", StringComparison.Ordinal)));
        Assert.HasCount(22, diagnostics.ToSortedList());
    }

    [TestMethod]
    [DataRow("project: x\nrest: [", "x")]
    [DataRow("a: { b: [1] }\nproject: \"y\"\n\tz", "'y'")]
    [DataRow("'<<': 1\nproject: y", "y")]
    [DataRow("--- # a\nproject: { name: y }", "{name: y}")]
    [DataRow("<<: { project: z }\nproject: y", null)]
    [DataRow("[a]: 1\nproject: y", null)]
    [DataRow("a: *unknown\nproject: y", null)]
    [DataRow("a: \"\\UFFFFFFFF\"\nproject: y", null)]
    [DataRow("<<<<<<< ours\nproject: y", null)]
    [DataRow("project: y\n<<<<<<< ours", null)]
    [DataRow("project: !new y", null)]
    [DataRow("project: [", null)]
    [DataRow("[project, y]", null)]
    [DataRow("project", null)]
    [DataRow("a: 1", null)]
    [DataRow("", null)]
    public void A_value_of_the_top_level_is_read_without_what_follows_it_or_not_at_all(string text, string? expected) =>
        Assert.AreEqual(expected, DocumentReader.ReadEntry("a.yml", text, "project") is { } node ? Shown(node) : null);

    [TestMethod]
    public void A_node_is_called_what_it_is_in_messages()
    {
        var forty = new string('a', 40);

        Assert.AreEqual("nothing nothing nothing nothing nothing", string.Join(' ', Items("[~, null, Null, NULL]").Concat(Items("- ")).Select(static node => node.Kind)));
        Assert.AreEqual($"'a' 'null' '{forty}' '{forty}…' a list a mapping", string.Join(' ', Items($"[a, 'null', {forty}, {forty}b, [], {{}}]").Select(static node => node.Kind)));
    }

    [TestMethod]
    [DataRow("[true, True, TRUE, 'true']", "True True True text")]
    [DataRow("[false, False, FALSE, \"false\"]", "False False False text")]
    [DataRow("[~, null, Null, NULL, 'null', '']", "nothing nothing nothing nothing text text")]
    [DataRow("[1, -1, 0, '1', 1.5, 01, 1e3, a]", "1 -1 0 text text text text text")]
    public void A_scalar_is_data_as_JSON_has_it(string text, string expected)
    {
        var data = (DataValue.Items)DataReader.ToData(DocumentReader.Read("a.yml", text, "", new DiagnosticBag())!);

        Assert.AreEqual(expected, string.Join(' ', data.Values.Select(static value => value switch
        {
            DataValue.Truth truth => truth.Value.ToString(),
            DataValue.Number number => number.Literal,
            DataValue.Nothing => "nothing",
            _ => "text",
        })));
    }

    [TestMethod]
    public void Data_of_a_mapping_is_sorted() => Assert.AreEqual(
        "a b c",
        string.Join(' ', ((DataValue.Entries)DataReader.ToData(DocumentReader.Read("a.yml", "c: 1\na: [1]\nb: { d: 1 }", "", new DiagnosticBag())!)).Values.Select(static entry => entry.Key)));

    private static IReadOnlyList<DocumentNode> Items(string text) => ((SequenceNode)DocumentReader.Read("a.yml", text, "", new DiagnosticBag())!).Items;

    private static string Said(DiagnosticBag diagnostics) => string.Join('\n', diagnostics.ToSortedList().Select(static diagnostic => $"{diagnostic.Code} {Place(diagnostic.Span)} {diagnostic.Message}"));

    private static string Place(SourceSpan span) => $"{span.Line}:{span.Column}-{span.EndLine}:{span.EndColumn}";

    private static string Shown(DocumentNode node) => node switch
    {
        SequenceNode list => "[" + string.Join(' ', list.Items.Select(Shown)) + "]",
        MappingNode mapping => "{" + string.Join(", ", mapping.Entries.Select(static entry => $"{entry.Key.Text}: {Shown(entry.Value)}")) + "}",
        ScalarNode { IsNull: true } => "nothing",
        ScalarNode { IsPlain: false } scalar => $"'{scalar.Text}'",
        _ => ((ScalarNode)node).Text,
    };
}
