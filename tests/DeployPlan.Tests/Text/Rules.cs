using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>What may be a name, and how a time is written.</summary>
[TestClass]
public class Rules
{
    [TestMethod]
    [DataRow("a", true)]
    [DataRow("azAZ09-_.x", true)]
    [DataRow("0", true)]
    [DataRow("9", true)]
    [DataRow("A", true)]
    [DataRow("Z", true)]
    [DataRow("z-", true)]
    [DataRow("z_", true)]
    [DataRow("", false)]
    [DataRow("-a", false)]
    [DataRow("_a", false)]
    [DataRow(".a", false)]
    [DataRow("a.", false)]
    [DataRow("a b", false)]
    [DataRow("a/b", false)]
    [DataRow("a:b", false)]
    [DataRow("a@b", false)]
    [DataRow("a[b", false)]
    [DataRow("a`b", false)]
    [DataRow("a{b", false)]
    [DataRow("ä", false)]
    public void A_name_has_letters_digits_and_three_signs(string text, bool isName) => Assert.AreEqual(isName, NameRules.IsName(text));

    [TestMethod]
    public void A_name_has_at_most_63_characters_or_as_many_as_are_said()
    {
        Assert.IsTrue(NameRules.IsName(new string('a', 63)));
        Assert.IsFalse(NameRules.IsName(new string('a', 64)));
        Assert.IsTrue(NameRules.IsName(new string('a', 64), 64));
    }

    [TestMethod]
    [DataRow("A", true)]
    [DataRow("_", true)]
    [DataRow("_a0", true)]
    [DataRow("a9", true)]
    [DataRow("", false)]
    [DataRow("0a", false)]
    [DataRow("9a", false)]
    [DataRow("a-b", false)]
    [DataRow("a b", false)]
    [DataRow("ä", false)]
    public void A_reference_has_a_name_that_every_shell_takes(string text, bool isName) => Assert.AreEqual(isName, NameRules.IsShellName(text));

    [TestMethod]
    [DataRow("A", true)]
    [DataRow("_a0", true)]
    [DataRow("ConnectionStrings__orders-db", true)]
    [DataRow("Logging__LogLevel__Microsoft.AspNetCore", true)]
    [DataRow("", false)]
    [DataRow("-a", false)]
    [DataRow(".a", false)]
    [DataRow("9a", false)]
    [DataRow("a b", false)]
    [DataRow("a:b", false)]
    [DataRow("a=b", false)]
    [DataRow("ä", false)]
    public void A_variable_has_a_name_that_programs_get(string text, bool isName) => Assert.AreEqual(isName, NameRules.IsVariableName(text));

    [TestMethod]
    [DataRow("a", true)]
    [DataRow("a/b\\c", true)]
    [DataRow("Søk: \"1.0\"", true)]
    [DataRow(":a", true)]
    [DataRow("a..b/...", true)]
    [DataRow("", false)]
    [DataRow(" ", false)]
    [DataRow(".", false)]
    [DataRow("..", false)]
    [DataRow("a/..", false)]
    [DataRow("./a", false)]
    [DataRow("a\\ . ", false)]
    [DataRow("a//b", false)]
    [DataRow("/a", false)]
    [DataRow("C:", false)]
    [DataRow("C:a", false)]
    [DataRow("a\u0001b", false)]
    [DataRow("a\nb", false)]
    public void A_project_has_a_name_that_can_be_folders(string text, bool isName) => Assert.AreEqual(isName, NameRules.IsProjectName(text));

    [TestMethod]
    [DataRow("linux", true, "linux")]
    [DataRow("a.b_c-9", true, "a.b_c-9")]
    [DataRow("agent:n2", true, "n2")]
    [DataRow("a-", false, "a-")]
    [DataRow("a_", false, "a_")]
    [DataRow("-a", false, "-a")]
    [DataRow("", false, "")]
    [DataRow("agent:", false, "")]
    [DataRow("agent:a-", false, "a-")]
    [DataRow("Agent:a", false, "Agent:a")]
    [DataRow("a:b", false, "a:b")]
    public void A_label_of_a_machine_starts_and_ends_with_a_letter_or_digit(string text, bool isLabel, string name)
    {
        Assert.AreEqual(isLabel, MachineLabel.IsLabel(text));
        Assert.AreEqual(name, MachineLabel.NameOf(text));
    }

    // A row of a test cannot hold half of a pair.
    [TestMethod]
    public void No_file_holds_a_NUL_or_half_of_a_pair()
    {
        foreach (var text in new[] { "", "a", "\ud83d\ude00", "\ud83d\ude00\ud83d\ude00" })
        {
            Assert.IsFalse(UnwritableText.Is(text), text);
        }

        foreach (var text in new[] { "a\0", "\ud83d", "a\ud83db", "\ude00", "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00", "\ud83d\ude00\ud83d" })
        {
            Assert.IsTrue(UnwritableText.Is(text), text);
        }
    }

    [TestMethod]
    public void A_time_is_written_in_milliseconds_and_read_back()
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);

        Assert.AreEqual("2026-01-02T03:04:05.678Z", UtcText.Of(time));
        Assert.AreEqual(time, UtcText.Parse("2026-01-02T03:04:05.678Z"));
        Assert.AreEqual(DateTimeKind.Utc, UtcText.Parse("2026-01-02T03:04:05.678Z")!.Value.Kind);
        Assert.IsNull(UtcText.Parse("2026-01-02T03:04:05Z"));
        Assert.IsNull(UtcText.Parse(""));
    }
}
