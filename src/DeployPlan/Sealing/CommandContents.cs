using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>What a command takes several files of at once: patterns that a shell replaces, and folders among the arguments.</summary>
internal static class CommandContents
{
    private const int MostFolders = 16;

    // What these name, they make, remove or look at, or it is text.
    private static readonly string[] NoReaders = ["rm", "rmdir", "unlink", "mkdir", "touch", "ls", "test", "[", "[[", "echo", "printf", "case", "cd", "pushd", "du", "stat"];
    private static readonly string[] Copiers = ["cp", "mv", "rsync", "scp", "install", "ln"];
    private static readonly string[] Keywords = ["if", "then", "else", "elif", "do", "while", "until", "!", "{", "exec", "sudo", "time", "env", "command", "nohup"];

    // Where a program works, or writes.
    private static readonly string[] Places =
    [
        "-C", "-o", "-d", "--output", "--out", "--outdir", "--output-dir", "--out-dir", "--dest", "--destination", "--target-dir", "-chdir", "--chdir", "--cwd", "--directory", "--prefix", "--workdir", "--work-dir", "--working-dir",
        "--working-directory", "--project-directory", "--cache-dir", "--log-dir", "--results-directory", "--artifacts-path",
    ];

    // After these, a word without a slash is a folder as well.
    private static readonly string[] Sources = ["-f", "--filename", "-k", "--kustomize", "-i", "--inventory"];

    /// <summary>The patterns, each with whether it has no folder, as a file that is asked for by its name.</summary>
    public static IEnumerable<(ShellPattern Pattern, bool IsBare)> PatternsIn(IReadOnlyList<string> arguments) =>
        CommandsIn(arguments).SelectMany(static found => PatternsOf(found.Command, found.Folders, found.IsProgram));

    /// <summary>Paths that are consumed as a whole where they are folders.</summary>
    public static IEnumerable<string> FoldersIn(IReadOnlyList<string> arguments) => CommandsIn(arguments)
        .SelectMany(static found => WordsOf(found.Command).SelectMany(word => found.Folders.Select(folder => (Word: word, Path: RelativePath.Normalize(word) is null ? null : RelativePath.Normalize(folder + "/" + word)))))
        .Select(static found => found.Path)
        .OfType<string>()
        // The folder of the config, and those above it, hold everything.
        .Where(static path => path != "." && !path.EndsWith("..", StringComparison.Ordinal))
        .Distinct();

    private static IEnumerable<(ShellCommand Command, IReadOnlyList<string> Folders, bool IsProgram)> CommandsIn(IReadOnlyList<string> arguments)
    {
        IReadOnlyList<string> folders = ["."];
        var isProgram = true;
        foreach (var command in ShellCommands.OfProgram([.. arguments.Select(CommandWords.FromHere)]))
        {
            yield return (command, folders, isProgram);
            isProgram = false;

            // Where parentheses end is not looked for, so the new folder may be below the one before or not.
            var at = ProgramOf(command);
            if (at + 2 == command.Words.Count && command.Words[at].Text == "cd" && RelativePath.Normalize(command.Words[at + 1].Text) is { } folder)
            {
                folders = [.. folders.Concat(folders.Select(before => RelativePath.Normalize(before + "/" + folder)!)).Distinct().Take(MostFolders)];
            }
        }
    }

    private static int ProgramOf(ShellCommand command)
    {
        var at = 0;
        while (at + 1 < command.Words.Count && (Array.IndexOf(Keywords, command.Words[at].Text) >= 0 || command.Words[at].Text.IndexOf('=') > 0))
        {
            at++;
        }

        return at;
    }

    private static bool IsReader(ShellCommand command, int program) => Array.IndexOf(NoReaders, ShellCommands.NameOf(command.Words[program].Text)) < 0;

    private static IEnumerable<(ShellPattern Pattern, bool IsBare)> PatternsOf(ShellCommand command, IReadOnlyList<string> folders, bool isProgram)
    {
        if (!IsReader(command, ProgramOf(command)))
        {
            yield break;
        }

        for (var i = 0; i < command.Words.Count; i++)
        {
            var word = command.Words[i];

            // kubectl apply -f 'k8s/*.yaml': without a shell, the program may do it.
            var written = command.IsLine ? word.Pattern : isProgram && word.Text.IndexOf('/') > 0 && word.Text.IndexOf('*') > 0 && word.Text.IndexOf(' ') < 0 ? word.Text : null;
            // The first word without a folder is a choice of 'case'.
            if (written is null || (i == 0 && written.IndexOf('/') < 0))
            {
                continue;
            }

            foreach (var pattern in folders.SelectMany(folder => ShellPattern.Parse(folder, AfterOption(written))))
            {
                yield return (pattern, written.IndexOf('/') < 0);
            }
        }
    }

    private static string AfterOption(string word) => word[0] == '-' && word.IndexOf('=') is > 0 and var equals ? word.Substring(equals + 1) : word;

    private static IEnumerable<string> WordsOf(ShellCommand command)
    {
        var program = ProgramOf(command);
        var last = Array.IndexOf(Copiers, ShellCommands.NameOf(command.Words[program].Text)) >= 0 ? command.Words.Count - 1 : command.Words.Count;
        for (var i = program + 1; IsReader(command, program) && i < last; i++)
        {
            var word = command.Words[i].Text;
            var equals = word.StartsWith("-", StringComparison.Ordinal) ? word.IndexOf('=') : -1;
            var option = equals > 0 ? word.Substring(0, equals) : command.Words[i - 1].Text;
            var value = equals > 0 ? word.Substring(equals + 1) : word;
            if (value.Length > 0 && value[0] != '-' && Array.IndexOf(Places, option) < 0 && (value.IndexOf('/') >= 0 || Array.IndexOf(Sources, option) >= 0))
            {
                yield return value;
            }
        }
    }
}
