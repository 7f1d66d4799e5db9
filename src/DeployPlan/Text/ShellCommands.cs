namespace DeployPlan.Text;

/// <summary>The commands of a command line, and of the lines for a shell within it.</summary>
internal static class ShellCommands
{
    // ssh host "sh -c 'echo $(cat x)'"
    private const int MostLevels = 5;

    private static readonly string[] Shells = ["sh", "bash", "dash", "ash", "zsh", "ksh", "sh.exe", "bash.exe"];
    private static readonly char[] Blanks = [' ', '\t', '\n'];

    /// <summary>Those of a program that is started with these arguments, itself first.</summary>
    public static IReadOnlyList<ShellCommand> OfProgram(IReadOnlyList<string> arguments)
    {
        var all = new List<ShellCommand>();
        if (arguments.Count > 0)
        {
            Add(new ShellCommand([.. arguments.Select(static argument => new ShellWord(argument))], IsLine: false), isShell: true, 1, all);
        }

        return all;
    }

    /// <summary>Those of a line for a shell, in the order written; each is followed by what is within its words.</summary>
    public static IReadOnlyList<ShellCommand> OfLine(string line)
    {
        var all = new List<ShellCommand>();
        AddLine(line, isLine: true, 1, all);
        return all;
    }

    /// <summary>The name of a program without its folder.</summary>
    public static string NameOf(string program) => program.Substring(program.LastIndexOf('/') + 1);

    private static void AddLine(string line, bool isLine, int level, List<ShellCommand> all)
    {
        var reader = new ShellReader(line, isLine);
        var within = reader.Read(out var substitutions, out var texts);
        foreach (var command in within)
        {
            Add(command, isLine, level, all);
        }

        foreach (var substitution in level < MostLevels ? substitutions : [])
        {
            AddLine(substitution, isLine, level + 1, all);
        }

        // The input of a command may be for a shell, or anything else.
        foreach (var text in level < MostLevels ? texts : [])
        {
            AddLine(text, isLine: false, level + 1, all);
        }
    }

    private static void Add(ShellCommand command, bool isShell, int level, List<ShellCommand> all)
    {
        all.Add(command);
        for (var i = 0; level < MostLevels && i < command.Words.Count; i++)
        {
            var text = command.Words[i].Text;
            if (text.IndexOfAny(Blanks) >= 0)
            {
                AddLine(text, isShell && IsForShell(command.Words, i), level + 1, all);
            }
        }
    }

    // sh -ec 'line', or eval 'line'
    private static bool IsForShell(IReadOnlyList<ShellWord> words, int at)
    {
        var before = at == 0 ? "" : words[at - 1].Text;
        if (before == "eval")
        {
            return true;
        }

        if (before.Length < 2 || before[0] != '-' || before[1] == '-' || before.IndexOf('c') < 0)
        {
            return false;
        }

        for (var i = 0; i < at; i++)
        {
            if (Array.IndexOf(Shells, NameOf(words[i].Text)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
