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
    [DataRow("a | b", "a; |b")]
    [DataRow("a || b && c", "a; b; c")]
    [DataRow("a | b; c & d\ne", "a; |b; c; d; e")]
    [DataRow("| a |", "a")]
    [DataRow("(a) b (c", "a; b; c")]
    [DataRow("a # b | c\nd #", "a; d")]
    [DataRow("a >f b 2>&1 >>f c >|f d <>f e", "a b c d e")]
    [DataRow("a <f 1<g ab>h 12>i c", "a f g ab 12 c")]
    [DataRow("a &>f b", "a; b")]
    [DataRow("a <<<b c", "a b c")]
    [DataRow("x$(a (b) 'c)' \\) d)y z", "x$()y z; a; b; c) ) d")]
    [DataRow("\"$(a b) `c` $d\" '$(e)'", "$() $() $d $(e); ~$() $() $d; a b; c")]
    [DataRow("`a b` c; $(d", "$() c; $(); a b; d")]
    [DataRow("a `b", "a $(); b")]
    [DataRow("$(a $(b $(c)))", "$(); a $(); b $(); c")]
    [DataRow("a $(echo ')' ; b) $c (d)", "a $() $c; d; echo ); b")]
    public void The_commands_of_a_line_are_read(string line, string expected) => Assert.AreEqual(expected, Written(ShellCommands.OfLine(line)));

    // What begins with ~ may be text, and no line for a shell.
    [TestMethod]
    [DataRow("a <<X b\nc $(d e) `f`\nX\ng", "a b; g; d e; f; ~c $() $(); ~d e; ~f")]
    [DataRow("a <<'X'\n$(b c)\nX\nd", "a; d; ~$(); ~b c")]
    [DataRow("a <<- \"X\"|b\nc\n\tX\nd", "a; |b; d; ~c")]
    [DataRow("a <<X <<Y; b\nc d\nX\ne\nY\nf", "a; b; f; ~c d; ~e")]
    [DataRow("a <<X\nb c", "a; ~b c")]
    [DataRow("a <<X\nX\nb", "a; b")]
    [DataRow("a <<X", "a")]
    [DataRow("a <<X\n$b (c) $ (\nX", "a; ~$b; ~c; ~$")]
    public void The_input_of_a_command_is_read_as_text(string line, string expected) => Assert.AreEqual(expected, Written(ShellCommands.OfLine(line)));

    [TestMethod]
    [DataRow("sh -c", "sh -c 'a b'; a b")]
    [DataRow("bash -ec", "bash -ec 'a b'; a b")]
    [DataRow("/bin/dash -c", "/bin/dash -c 'a b'; a b")]
    [DataRow("env X=1 ash -c", "env X=1 ash -c 'a b'; a b")]
    [DataRow("zsh -c", "zsh -c 'a b'; a b")]
    [DataRow("ksh -c", "ksh -c 'a b'; a b")]
    [DataRow("sh.exe -c", "sh.exe -c 'a b'; a b")]
    [DataRow("bash.exe -c", "bash.exe -c 'a b'; a b")]
    [DataRow("eval", "eval 'a b'; a b")]
    [DataRow("psql -c", "psql -c 'a b'; ~a b")]
    [DataRow("sh --c", "sh --c 'a b'; ~a b")]
    [DataRow("sh -", "sh - 'a b'; ~a b")]
    [DataRow("sh c", "sh c 'a b'; ~a b")]
    [DataRow("sh -e", "sh -e 'a b'; ~a b")]
    public void A_word_is_a_line_where_a_shell_gets_it_as_one(string command, string expected) =>
        Assert.AreEqual("~" + expected, Written(ShellCommands.OfProgram([.. command.Split(' '), "a b"])));

    [TestMethod]
    public void Lines_within_lines_are_read_to_the_fifth_level()
    {
        Assert.AreEqual("$(); $(); $(); $(); $()", Written(ShellCommands.OfLine("$($($($($($(a))))))")));
        Assert.AreEqual("a; ~b; ~c", Written(ShellCommands.OfLine("a <<1\n<<2 b\nc\n2\n1")));
        Assert.IsEmpty(ShellCommands.OfProgram([]));
    }

    [TestMethod]
    [DataRow("a* '*' \"?\" $a* `b`* {c,d} [e] \\*f* '!'g?", "a*, {c,d}, [e], \\*f*, \\!g?")]
    public void A_word_with_an_unquoted_sign_is_a_pattern_unless_a_variable_is_in_it(string line, string expected) =>
        Assert.AreEqual(expected, string.Join(", ", ShellCommands.OfLine(line)[0].Words.Select(static word => word.Pattern).OfType<string>()));

    private static string Written(IEnumerable<ShellCommand> commands) => string.Join("; ", commands.Select(static command =>
        (command.IsLine ? "" : "~") + (command.PipedFrom is null ? "" : "|") + string.Join(' ', command.Words.Select(static word => word.Text == "a b" ? "'a b'" : word.Text))));

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
