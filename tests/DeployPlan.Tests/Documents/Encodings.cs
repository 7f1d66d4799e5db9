using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Tests.Configuration;
using DeployPlan.Text;

namespace DeployPlan.Tests.Documents;

[TestClass]
public class Encodings
{
    private const string Yaml = "project: { name: größe }\nenvironments: { prod: { driver: x } }\n";

    public static IEnumerable<object[]> Readable =>
    [
        [new UTF8Encoding(false)],
        [new UTF8Encoding(true)],
        [new UnicodeEncoding(bigEndian: false, byteOrderMark: true)],
        [new UnicodeEncoding(bigEndian: true, byteOrderMark: true)],
    ];

    [TestMethod]
    [DynamicData(nameof(Readable))]
    public void UTF_8_and_UTF_16_with_a_mark_are_read(Encoding encoding)
    {
        using var folder = new ConfigFolder();

        var read = folder.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Yaml)]);

        read.SaysNothing();
        Assert.AreEqual(("größe", 18), (read.Config!.ProjectName.Value, read.Config.ProjectName.Span.Column));
    }

    [TestMethod]
    public void UTF_32_is_an_error_that_says_so()
    {
        using var folder = new ConfigFolder();

        folder.Read([.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Yaml)]).SaysOnly("DPL1003", 0, 0, "UTF-32", "save the file as UTF-8");
    }

    [TestMethod]
    public void A_byte_that_is_not_UTF_8_is_an_error_at_its_place()
    {
        using var folder = new ConfigFolder();

        folder.Read([.. "a: b\nc: "u8, 0xE4, (byte)'\n']).SaysOnly("DPL1003", 2, 4, "not valid UTF-8");
    }

    [TestMethod]
    public void A_mark_is_no_character_of_the_line()
    {
        using var folder = new ConfigFolder();

        folder.Read([0xEF, 0xBB, 0xBF, (byte)'a', 0xE4]).SaysOnly("DPL1003", 1, 2, "not valid UTF-8");
    }

    [TestMethod]
    public void The_place_is_one_character()
    {
        var diagnostics = new DiagnosticBag();

        Assert.IsNull(DocumentSource.Decode("a.yml", [.. "a: b\nc"u8, 0], diagnostics));
        Assert.IsNull(DocumentSource.Decode("b.yml", [0], diagnostics));
        Assert.IsNull(DocumentSource.Decode("c.yml", [0, 0, 0xFE, 0xFF, 0, 0, 0, (byte)'a'], diagnostics));

        CollectionAssert.AreEqual(
            new[] { new SourceSpan("a.yml", 2, 2, 2, 3), new SourceSpan("b.yml", 1, 1, 1, 2), SourceSpan.WholeFile("c.yml") },
            diagnostics.ToSortedList().Select(static diagnostic => diagnostic.Span).ToArray());
    }

    [TestMethod]
    public void A_half_character_of_UTF_16_is_an_error()
    {
        using var folder = new ConfigFolder();

        folder.Read([0xFF, 0xFE, (byte)'a', 0, 0x00, 0xD8]).SaysOnly("DPL1003", 1, 2, "not valid UTF-16");
    }

    [TestMethod]
    public void A_NUL_byte_is_an_error_at_its_place()
    {
        using var folder = new ConfigFolder();

        folder.Read("a: b\nc: \0d\n"u8.ToArray()).SaysOnly("DPL1003", 2, 4, "NUL");
    }

    [TestMethod]
    public void CRLF_reads_as_LF_does()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read("project:\r\n  name: shop\r\nenvironments:\r\n  prod:\r\n    driver: x\r\n");

        read.SaysNothing();
        Assert.AreEqual((5, 13), (read.Prod.Driver.Span.Line, read.Prod.Driver.Span.Column));
        Assert.AreEqual("x", read.Prod.Driver.Value);
    }
}
