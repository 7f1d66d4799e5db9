using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>The bytes of text in a plan: one way to write each, and nothing else is accepted.</summary>
[TestClass]
public class CanonicalBytes
{
    // The first and the last of each range of characters that cannot be seen, or that make a text look like another.
    private const string Invisible = "\u0000\u001f\u007f\u0080\u009f\u00ad\u061c\u200b\u200f\u2028\u202e\u2060\u206f\ud800\udbff\udc00\udfff\ufeff\ufff9\uffff";

    // What is beside them.
    private const string Visible = " !~\u00a0\u00ac\u00ae\u061b\u061d\u07ff\u0800\u200a\u2010\u2027\u202f\u205f\u2070\ud7ff\ue000\ufefe\uff00\ufff8";

    [TestMethod]
    public void A_character_that_cannot_be_seen_is_an_escape_and_each_other_one_is_itself()
    {
        foreach (var c in Invisible.Where(static c => c > ' '))
        {
            Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"\"a\\u{(int)c:x4}b\""), Written($"a{c}b"));
        }

        foreach (var text in Visible.Select(static c => c.ToString()).Concat(["\U00010000", "\U0001f600", "\U0010ffff"]))
        {
            Assert.AreEqual($"\"a{text}b\"", Written($"a{text}b"));
        }

        Assert.AreEqual("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f\"", Written("\"\\\b\t\n\f\r\0\u001f"));
        Assert.AreEqual("\"\\ud800\\ud800\U00010000\\udc00\\udbff\"", Written("\ud800\ud800\ud800\udc00\udc00\udbff"));
    }

    [TestMethod]
    public void What_is_written_is_read_back()
    {
        foreach (var text in Visible.Concat(Invisible).Where(static c => c > 0 && !char.IsSurrogate(c)).Select(static c => $"a{c}").Concat(["", "a", "\U0001f600", new string('é', 200)]))
        {
            var cursor = new CanonicalCursor(Encoding.UTF8.GetBytes(Written(text)));
            Assert.AreEqual(text, cursor.Text());
            Assert.IsTrue(cursor.IsAtEnd && !cursor.HasFailed, text);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a\"")]
    [DataRow("\"")]
    [DataRow("\"a")]
    [DataRow("\"\u00e9")]
    [DataRow("\"a\\")]
    [DataRow("\"a\\\"")]
    [DataRow("\"\\u0041\"")]
    [DataRow("\"\\/\"")]
    [DataRow("\"\\u000A\"")]
    [DataRow("\"\\u200B\"")]
    [DataRow("\"\\x\"")]
    [DataRow("\"\u001f\"")]
    [DataRow("\"\u007f\"")]
    [DataRow("\"\u200b\"")]
    [DataRow("\"\\u0000\"")]
    [DataRow("\"\\ud800\"")]
    public void What_is_written_another_way_is_not_read(string text)
    {
        var cursor = new CanonicalCursor(Encoding.UTF8.GetBytes(text));

        Assert.AreEqual("", cursor.Text());

        Assert.IsTrue(cursor.HasFailed);
        Assert.AreEqual(-1, cursor.Peek());
        Assert.AreEqual("", cursor.Literal());
        Assert.AreEqual("", cursor.Text());
        Assert.IsFalse(cursor.IsNext("a") || cursor.NextItem());
        Assert.IsNull(cursor.AnyKey());
    }

    [TestMethod]
    public void Text_is_not_read_from_bytes_that_are_none()
    {
        var cursor = new CanonicalCursor([(byte)'"', 0xc3, (byte)'"']);

        Assert.AreEqual("", cursor.Text());
        Assert.IsTrue(cursor.HasFailed);
    }

    [TestMethod]
    [DataRow("5", 5)]
    [DataRow("0", 0)]
    [DataRow("9", 9)]
    [DataRow("10", null)]
    [DataRow("05", null)]
    [DataRow("00", null)]
    [DataRow("-1", null)]
    [DataRow("+1", null)]
    [DataRow(" 1", null)]
    [DataRow("1.0", null)]
    [DataRow("", null)]
    [DataRow(",", null)]
    public void A_number_is_written_one_way(string text, int? expected)
    {
        var cursor = new CanonicalCursor(Encoding.UTF8.GetBytes(text));

        var number = cursor.Number(0, 9);

        Assert.AreEqual(expected, cursor.HasFailed ? null : number);
        Assert.AreEqual(-1, cursor.Peek());
    }

    [TestMethod]
    [DataRow("{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null,\n    \"x\"\n  ],\n  \"c\": {},\n  \"d\": []\n}", true)]
    [DataRow("[]", true)]
    [DataRow("{\n  \"b\": 1,\n  \"a\": 1\n}", false)]
    [DataRow("{\n  \"a\": 1,\n  \"a\": 1\n}", false)]
    [DataRow("{\n  \"a\": 01\n}", false)]
    [DataRow("{\n  \"a\": x\n}", false)]
    [DataRow("{\n  \"a\":1\n}", false)]
    [DataRow("{ }", false)]
    [DataRow("[\n]", false)]
    [DataRow("{\n  \"a\": 1,\n}", false)]
    [DataRow("{\n  \"a\": 1\n  \"b\": 1\n}", false)]
    [DataRow("[\n  [\n    [\n      1\n    ]\n  ]\n]", true)]
    [DataRow("[\n  [\n    [\n      []\n    ]\n  ]\n]", true)]
    [DataRow("[\n  [\n    [\n      [\n        1\n      ]\n    ]\n  ]\n]", false)]
    public void Data_is_written_one_way_with_its_keys_in_order_and_three_levels_at_most(string text, bool isRead)
    {
        var cursor = new CanonicalCursor(Encoding.UTF8.GetBytes(text));

        CanonicalData.Read(cursor, 3);

        Assert.AreEqual(isRead, !cursor.HasFailed && cursor.IsAtEnd);
        Assert.AreEqual(0, isRead ? cursor.Depth : 0);
    }

    [TestMethod]
    [DataRow(0L, "0")]
    [DataRow(9L, "9")]
    [DataRow(10L, "10")]
    [DataRow(1900L, "1900")]
    [DataRow(long.MaxValue, "9223372036854775807")]
    public void Digits(long number, string expected)
    {
        var output = new Utf8Output(new byte[1], digest: null);

        output.Digits(number);

        Assert.AreEqual(expected, Encoding.ASCII.GetString(output.Rest));
        Assert.AreEqual(expected.Length, output.Length);
    }

    [TestMethod]
    public void With_a_hash_only_the_last_block_is_kept()
    {
        using var hash = SHA256.Create();
        var output = new Utf8Output(new byte[4], hash);

        output.Ascii("abcdefghij");
        output.NewLine(1);

        Assert.AreEqual(" ", Encoding.ASCII.GetString(output.Rest));
        Assert.AreEqual(13L, output.Length);
        hash.TransformFinalBlock(output.Rest.Array!, 0, output.Rest.Count);
        CollectionAssert.AreEqual(SHA256.HashData("abcdefghij\n  "u8), hash.Hash);
    }

    [TestMethod]
    [DataRow(0, true)]
    [DataRow(3, true)]
    [DataRow(128, true)]
    [DataRow(129, false)]
    public void A_short_text_that_is_repeated_is_one_string(int length, bool isShared)
    {
        var texts = new RepeatedTexts();
        var bytes = Encoding.ASCII.GetBytes("-" + new string('a', length) + "b");

        var first = texts.Share(bytes, 1, length);
        var second = texts.Share(bytes, 1, length);

        Assert.AreEqual(new string('a', length), first);
        Assert.AreEqual(first, second);
        Assert.AreEqual(isShared, ReferenceEquals(first, second));
    }

    [TestMethod]
    public void Texts_of_one_place_are_not_mixed_up()
    {
        var texts = new RepeatedTexts();

        // More texts than there are places.
        for (var i = 0; i < 40_000; i++)
        {
            var text = i.ToString(CultureInfo.InvariantCulture);
            Assert.AreEqual(text, texts.Share(Encoding.ASCII.GetBytes("x" + text), 1, text.Length));
        }
    }

    private static string Written(string text)
    {
        var output = new Utf8Output(new byte[1], digest: null);
        output.Quoted(text);
        return Encoding.UTF8.GetString(output.Rest);
    }
}
