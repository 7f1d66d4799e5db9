using System.Text;
using DeployPlan.Tests.Configuration;

namespace DeployPlan.Tests.Documents;

/// <summary>A coded error in bounded time and memory, never an exception: the runner's own limit stops a test that hangs.</summary>
[TestClass]
public class HostileInput
{
    private const int OneMinute = 60_000;
    private const int Megabyte = 1024 * 1024;

    [TestMethod]
    [Timeout(OneMinute, CooperativeCancellation = true)]
    public void Aliases_that_multiply_are_counted_before_they_are_expanded()
    {
        using var folder = new ConfigFolder();
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(
            Enumerable.Range('b', 12).Select(c => $"{(char)c}: &{(char)c} [{string.Join(", ", Enumerable.Repeat($"*{(char)(c - 1)}", 10))}]\n"));

        folder.Read(bomb).SaysOnly("DPL1017", 7, 16, "more than 4000000 values");
    }

    [TestMethod]
    [Timeout(OneMinute, CooperativeCancellation = true)]
    public void Merge_keys_that_multiply_are_counted_too()
    {
        using var folder = new ConfigFolder();
        var bomb = "a: &a { x: 1 }\n" + string.Concat(
            Enumerable.Range('b', 20).Select(c => $"{(char)c}: &{(char)c} {{ <<: [{string.Join(", ", Enumerable.Repeat($"*{(char)(c - 1)}", 10))}], {(char)c}: 1 }}\n"));

        Assert.AreEqual("DPL1017", folder.Read(bomb).Diagnostics.Single().Code);
    }

    [TestMethod]
    [DataRow("dev: &a [*a]", 10)]
    [DataRow("dev: &a { x: *a }", 14)]
    [DataRow("dev: &a { <<: *a }", 15)]
    public void An_alias_of_what_it_stands_in_is_unknown(string yaml, int column)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).Says("DPL1006", 1, column, "'*a'", "no earlier anchor");
    }

    [TestMethod]
    [Timeout(OneMinute, CooperativeCancellation = true)]
    [DataRow("[", 1_000)]
    [DataRow("[", 100_000)]
    [DataRow("{a: ", 1_000)]
    [DataRow("{a: ", 100_000)]
    [DataRow("- ", 1_000)]
    [DataRow("- ", 100_000)]
    [DataRow("? ", 100_000)]
    public void Deep_nesting_is_an_error(string opening, int levels)
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(string.Concat(Enumerable.Repeat(opening, levels)));

        read.SaysOnly("DPL1005", 1, (64 * opening.Length) + 1, "more than 64 levels deep");
    }

    [TestMethod]
    public void A_thousand_levels_of_indentation_are_an_error()
    {
        using var folder = new ConfigFolder();

        folder.Read(string.Concat(Enumerable.Range(0, 1000).Select(level => new string(' ', level) + "a:\n"))).SaysOnly("DPL1005", 65, 65);
    }

    [TestMethod]
    public void A_file_of_50_MB_is_not_even_read()
    {
        using var folder = new ConfigFolder();

        folder.Read(new byte[50 * Megabyte]).SaysOnly("DPL1002", 0, 0, "32 MB");
    }

    [TestMethod]
    [Timeout(OneMinute, CooperativeCancellation = true)]
    public void A_file_of_many_tiny_values_ends_at_a_limit()
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual("DPL1017", folder.Read("a: [" + string.Concat(Enumerable.Repeat("a,", 5_000_000)) + "]").Diagnostics.Single().Code);
    }

    [TestMethod]
    [Timeout(OneMinute, CooperativeCancellation = true)]
    public void A_very_long_key_and_a_very_long_line_are_read_or_refused()
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual("DPL1004", folder.Read(new string('a', 5 * Megabyte) + ": 1").Diagnostics.Single().Code);
        folder.ReadSections("dev: " + string.Concat(Enumerable.Repeat("word ", Megabyte))).SaysNothing();
        folder.ReadSections("dev: \"" + new string('a', 5 * Megabyte) + "\"").SaysNothing();
    }

    [TestMethod]
    [Timeout(OneMinute, CooperativeCancellation = true)]
    public void A_duplicate_among_100_000_keys_is_found()
    {
        using var folder = new ConfigFolder();
        var keys = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"  k{i}: {{}}\n"));

        folder.ReadSections("databases:\n" + keys + "  k4711: {}\n").SaysOnly("DPL1009", 100_002, 3, "'k4711'", "line 4713");
    }

    [TestMethod]
    [Timeout(OneMinute, CooperativeCancellation = true)]
    public void An_environment_with_100_000_keys_of_its_own_is_read()
    {
        using var folder = new ConfigFolder();
        var keys = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"    own-key-{i}: 1\n"));

        folder.Read("project: { name: x }\nenvironments:\n  prod:\n    driver: x\n" + keys).SaysNothing();
    }

    [TestMethod]
    [DataRow("a: b: c", 1, 5)]
    [DataRow("a: \"b\nc: d", 1, 4)]
    [DataRow("a: [b, c\nd: e", 2, 1)]
    [DataRow("a: }", 1, 4)]
    [DataRow("a: @b", 1, 4)]
    [DataRow("a: \"\\q\"", 1, 4)]
    [DataRow("a: \"\\UFFFFFFFF\"", 1, 15)]
    [DataRow("a: !<> b", 1, 7)]
    [DataRow("a:\n   b: 1\n  c: 2", 3, 3)]
    [DataRow("%YAML 99999999999.1\n---\na: 1", 1, 1)]
    [DataRow("%YAML 2.0\n---\na: 1", 1, 1)]
    public void Text_that_is_not_YAML_is_an_error_at_its_place(string yaml, int line, int column)
    {
        using var folder = new ConfigFolder();

        folder.Read(yaml).SaysOnly("DPL1004", line, column, "Invalid YAML: ");
    }

    [TestMethod]
    public void An_alias_glued_to_a_bracket_confuses_the_parser_and_is_an_error()
    {
        using var folder = new ConfigFolder();

        Assert.IsTrue(folder.Read("a:\n  b: {c: d}*e:\n  f:\n    g: h\n").Diagnostics.Any(d => d.Code == "DPL1004"));
    }

    [TestMethod]
    [DataRow("a:\n\tb: 1", 2, 1)]
    [DataRow("a:\n  b: 1\n\tc: 2", 3, 1)]
    public void A_tab_as_indentation_is_an_error_at_the_tab(string yaml, int line, int column)
    {
        using var folder = new ConfigFolder();

        folder.Read(yaml).SaysOnly("DPL1019", line, column, "spaces");
    }

    [TestMethod]
    [DataRow("a: 1\n---\nb: 1", 2)]
    [DataRow("---\na: 1\n...\n---\nb: 1", 4)]
    public void A_second_document_is_an_error_where_it_starts(string yaml, int line)
    {
        using var folder = new ConfigFolder();

        folder.Read(yaml).SaysOnly("DPL1007", line, 1);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("\n\n  \n")]
    [DataRow("# only\n# comments\n")]
    [DataRow("---\n...\n")]
    [DataRow("~")]
    public void An_empty_file_says_what_to_write(string yaml)
    {
        using var folder = new ConfigFolder();

        folder.Read(yaml).SaysOnly("DPL1008", 0, 0, "project: { name: shop }");
    }

    [TestMethod]
    [DataRow("text", "'text'")]
    [DataRow("- a", "a list")]
    public void A_root_that_is_no_mapping_is_an_error(string yaml, string kind)
    {
        using var folder = new ConfigFolder();

        folder.Read(yaml).SaysOnly("DPL1012", 1, 1, "a mapping, not " + kind);
    }

    [TestMethod]
    [DataRow("dev: { [a, b]: c }", 8)]
    [DataRow("dev: { ? { a: b } : c }", 10)]
    public void A_key_that_is_no_text_is_an_error_and_reading_goes_on(string yaml, int column)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1010", 1, column);
    }

    [TestMethod]
    public void A_tag_without_a_meaning_is_an_error()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("dev: !!python/object:os.system x\nhosts: !mine {}").Says("DPL1011", 2, 8, "'!mine'");
    }

    [TestMethod]
    [DataRow("dev: \"\\0\"")]
    public void An_escaped_NUL_is_an_error(string yaml)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1016", 1, 6, "NUL");
    }

    [TestMethod]
    public void A_flood_of_problems_is_cut_off()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(string.Concat(Enumerable.Range(0, 50_000).Select(i => new StringBuilder("k").Append(i).Append(": 1\n").ToString())));

        Assert.HasCount(10_000 + 1 + 2, read.Diagnostics);
    }
}
