using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>What a command takes several files of at once: patterns that a shell replaces, and folders among the arguments.</summary>
/// <param name="arguments">The program and its arguments.</param>
internal sealed class CommandContents(IReadOnlyList<string> arguments)
{
    private const int MostFolders = 16;
    private readonly List<(ShellCommand Command, IReadOnlyList<string> Folders, bool IsProgram)> _commands = [.. CommandsIn(arguments)];

    // What these name, they make, remove or look at, or it is text.
    private static readonly string[] NoReaders = ["rm", "rmdir", "unlink", "mkdir", "touch", "ls", "test", "[", "[[", "echo", "printf", "case", "cd", "pushd", "du", "stat"];
    private static readonly string[] Copiers = ["cp", "mv", "rsync", "scp", "install", "ln"];
    private static readonly string[] Keywords = ["if", "then", "else", "elif", "do", "while", "until", "!", "{", "exec", "sudo", "time", "env", "command", "nohup", "builtin", "npx"];
    private static readonly string[] Changes = ["cd", "pushd", "Set-Location"];

    // Where a program works: what it names by itself is there.
    private static readonly string[] WorkPlaces = ["-C", "-chdir", "--chdir", "--cwd", "--directory", "--prefix", "--working-dir", "--working-directory", "--project-directory"];

    // Where a program works, or writes.
    private static readonly string[] Places =
    [
        "-C", "-o", "-d", "--output", "--out", "--outdir", "--output-dir", "--out-dir", "--dest", "--destination", "--target-dir", "-chdir", "--chdir", "--cwd", "--directory", "--prefix", "--workdir", "--work-dir", "--working-dir",
        "--working-directory", "--project-directory", "--cache-dir", "--log-dir", "--results-directory", "--artifacts-path",
    ];

    // After these, a word without a slash is a folder as well.
    private static readonly string[] Sources = ["-f", "--filename", "-k", "--kustomize", "-i", "--inventory"];

    /// <summary>The patterns, each with whether it has no folder, as a file that is asked for by its name.</summary>
    public IEnumerable<(ShellPattern Pattern, bool IsBare)> Patterns => _commands
        .SelectMany(static found => PatternsOf(found.Command, found.Folders, found.IsProgram))
        .GroupBy(static found => (found.Pattern.Folder, found.Pattern.Text, found.IsBare))
        .Select(static same => same.First());

    /// <summary>Paths that are consumed as a whole where they are folders, each with whether it is written as a word that may be anything.</summary>
    public IEnumerable<(string Path, bool IsBare)> Folders => _commands
        .SelectMany(static found => Below(found.Folders, WordsOf(found.Command)).Select(static path => (Path: path, IsBare: false))
            .Concat(Below(found.Folders, FoundByPrograms.FoldersIn(found.Command.Words, ProgramOf(found.Command))).Select(static path => (Path: path, IsBare: true))))
        // The folder of the config, and those above it, hold everything.
        .Where(static found => found.Path != "." && !found.Path.EndsWith("..", StringComparison.Ordinal))
        .Distinct();

    /// <summary>Files that programs look for by names of their own, those that belong together in one list; and what they name where an option has them work.</summary>
    public IEnumerable<IReadOnlyList<string>> Files => _commands
        .Select(static found => (found.Command, found.Folders, Program: ProgramOf(found.Command), Works: WorksIn(found.Command, found.Folders)))
        .SelectMany(static found => FoundByPrograms.NamesIn(found.Command.Words, found.Program).SelectMany(names => found.Works.Select(folder => Below([folder], names).ToList()))
            .Concat(found.Works == found.Folders || !IsReader(found.Command, found.Program) ? [] : Below(found.Works, found.Command.Words.Select(static word => word.Text)).Distinct().Select(static path => new List<string> { path })));

    /// <summary>What may be a project that dotnet builds, by command: paths of projects, or of folders with one.</summary>
    public IEnumerable<IReadOnlyList<string>> Projects => _commands
        .Select(static found => (found.Folders, Words: FoundByPrograms.ProjectsIn(found.Command.Words, ProgramOf(found.Command))))
        .Where(static found => found.Words is not null)
        .Select(static found => Below(found.Folders, found.Words!).Distinct().ToList());

    /// <summary>Folders that are applied as a module of Terraform.</summary>
    public IEnumerable<string> Modules => _commands
        .Where(static found => FoundByPrograms.IsModule(found.Command.Words, ProgramOf(found.Command)))
        .SelectMany(static found => WorksIn(found.Command, found.Folders))
        .Distinct();

    // Where its options have it work, or else where the shell is.
    private static IReadOnlyList<string> WorksIn(ShellCommand command, IReadOnlyList<string> folders) =>
        PlacesOf(command).ToList() is { Count: > 0 } places ? [.. Below(folders, places).Distinct().Take(MostFolders)] : folders;

    private static IEnumerable<string> Below(IEnumerable<string> folders, IEnumerable<string> words) =>
        words.Where(static word => RelativePath.Normalize(word) is not null).SelectMany(word => folders.Select(folder => RelativePath.Normalize(folder + "/" + word))).OfType<string>();

    private static IEnumerable<(ShellCommand Command, IReadOnlyList<string> Folders, bool IsProgram)> CommandsIn(IReadOnlyList<string> arguments)
    {
        IReadOnlyList<string> folders = ["."];
        var isProgram = true;
        foreach (var command in ShellCommands.OfProgram([.. arguments.Select(CommandWords.FromHere)]))
        {
            // Where parentheses end is not looked for, so the new folder may be below the one before or not.
            yield return (command, folders, isProgram);
            isProgram = false;

            var at = ProgramOf(command);
            if (Array.IndexOf(Changes, command.Words[at].Text) >= 0 && command.Words.Skip(at + 1).Where(static word => word.Text is not ['-', ..]).ToList() is [var folder])
            {
                folders = [.. folders.Concat(Below(folders, [folder.Text])).Distinct().Take(MostFolders)];
            }
        }
    }

    // make -C infra, terraform -chdir=infra
    private static IEnumerable<string> PlacesOf(ShellCommand command)
    {
        for (var i = 0; i < command.Words.Count; i++)
        {
            var word = command.Words[i].Text;
            var equals = word.IndexOf('=');
            if (Array.IndexOf(WorkPlaces, equals > 0 ? word.Substring(0, equals) : word) < 0)
            {
                continue;
            }

            if (equals > 0)
            {
                yield return word.Substring(equals + 1);
            }
            else if (i + 1 < command.Words.Count)
            {
                yield return command.Words[i + 1].Text;
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

    // kubectl apply -Rf folder
    private static bool IsSource(string option) =>
        Array.IndexOf(Sources, option) >= 0 || (option is ['-', not '-', _, ..] && option[option.Length - 1] is 'f' or 'k' && option.Skip(1).All(char.IsLetter) && option.Length == 3);

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
            if (value.Length == 0 || value[0] == '-' || Array.IndexOf(Places, option) >= 0)
            {
                continue;
            }

            foreach (var (part, _) in CommandWords.PartsOf(value).Where(part => part.Text.IndexOf('/') >= 0 || IsSource(option)))
            {
                yield return part;
            }
        }
    }
}
