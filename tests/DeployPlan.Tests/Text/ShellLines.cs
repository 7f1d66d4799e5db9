using System.Diagnostics;
using CsCheck;
using DeployPlan.Configuration;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Tests.Text;

/// <summary>Lines for a shell, held against a shell.</summary>
[TestClass]
public class ShellLines
{
    private static readonly string[] Parts = ["a", "$", "(", ")", "$(", "`", "\"", "'", "\\", " ", "\n", "#", "|", ";", "&", ">", "<", "{", "}", ",", "<<A", "\nA\n", "*", "[", "]", "?", "/", "..", "-u", "curl", "x:y", "sh -c ", "mysql -p", "set"];

    [TestMethod]
    [DataRow("a b\t c")]
    [DataRow("'a b' \"c d\" e\\ f")]
    [DataRow("a''b \"\" '' 'it'\\''s'")]
    [DataRow("\"a\\\"b\\\\c\\$d\\e\" \\\\ \\# a#b")]
    [DataRow("a \\\n b c\\\nd")]
    [DataRow("a # b c")]
    [DataRow("\"a # b\" '#'")]
    [DataRow("a > /dev/stdout b 2> /dev/null c 2>&1")]
    [DataRow("12 3 > /dev/stdout")]
    [DataRow("'never | ends' \"(here)\" ';' \\; \\( \"&\"")]
    [OSCondition(OperatingSystems.Linux)]
    public void The_words_are_those_that_a_shell_reads(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "printf '%s\\n' " + line]) { RedirectStandardOutput = true })!;
        var expected = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();

        Assert.AreEqual(expected, string.Concat(ShellCommands.OfLine("printf x " + line)[0].Words.Skip(2).Select(static word => word.Text + "\n").DefaultIfEmpty("\n")));
    }

    [TestMethod]
    [DataRow("*.yaml", "a.yaml b.yaml")]
    [DataRow("?.yaml [!a].yaml", "a.yaml b.yaml b.yaml")]
    [DataRow("*/*", "sub/c.txt sub/d")]
    [DataRow("./*.yaml sub/c*", "a.yaml b.yaml sub/c.txt")]
    [DataRow(".h*", ".hidden.yaml")]
    [DataRow("'s'ub/\"c\".*", "sub/c.txt")]
    [DataRow("sub/[[:alpha:]]", "")]
    [OSCondition(OperatingSystems.Linux)]
    public void A_pattern_matches_what_a_shell_replaces_it_by(string words, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        foreach (var name in new[] { "a.yaml", "b.yaml", ".hidden.yaml", "sub/c.txt", "sub/d", "sub/.e" })
        {
            File.WriteAllText(Path.Combine(folder, name), "");
        }

        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "printf '%s\\n' " + words]) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var replaced = shell.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.TrimStart('.', '/').Length > 0 ? RelativePath.Normalize(word)! : word);
        shell.WaitForExit();
        var tree = new SourceTree(folder, folder);
        var found = ShellCommands.OfLine("x " + words)[0].Words.Select(static word => word.Pattern).OfType<string>().SelectMany(static word => ShellPattern.Parse(".", word)).SelectMany(tree.ListMatches);

        Assert.AreEqual(expected, string.Join(' ', found));
        if (expected.Length > 0)
        {
            Assert.AreEqual(string.Join(' ', replaced), string.Join(' ', found));
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void Any_line_is_read() => Gen.Int[0, Parts.Length - 1].Select(static i => Parts[i]).Array[0, 60].Select(string.Concat).Sample(
        static line =>
        {
            SecretCommands.WhatIs(line);
            SecretCommands.Find(["sh", "-c", line, line]);
            foreach (var word in ShellCommands.OfProgram(["sh", "-c", line]).SelectMany(static command => command.Words).Select(static word => word.Pattern).OfType<string>())
            {
                foreach (var pattern in ShellPattern.Parse("a", word))
                {
                    pattern.Matches((pattern.Folder == "." ? "" : pattern.Folder + "/") + "b.c/d");
                }
            }
        },
        iter: Cases.Of(20_000));

    [TestMethod]
    [DataRow("$(")]
    [DataRow("\"$(")]
    [DataRow("`a`")]
    [DataRow("curl -u ")]
    [DataRow("<<A\n")]
    [DataRow("<<A <<B ")]
    [DataRow("{a,b}")]
    [DataRow("'a b' ")]
    [DataRow("\"a 'b c'\" ")]
    [DataRow("sh -c 'cd a' ")]
    [DataRow("*/{a,")]
    public void A_long_line_is_read_in_a_time_that_grows_with_its_length(string part)
    {
        var line = string.Concat(Enumerable.Repeat(part, 20_000));

        SecretCommands.WhatIs(line);
        SecretCommands.Find(["sh", "-c", line]);
        Assert.IsGreaterThanOrEqualTo(0, ShellCommands.OfProgram(["sh", "-c", line]).SelectMany(static command => command.Words).Select(static word => word.Pattern).OfType<string>().SelectMany(static word => ShellPattern.Parse("a", word)).Count());
    }
}
