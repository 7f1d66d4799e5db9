using System.Text.RegularExpressions;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Sealing;

/// <summary>The words of a command line that may be paths: each argument, what follows a <c>=</c> in it, and each word of one that is a line for a shell.</summary>
internal static class CommandWords
{
    private static readonly char[] ShellCharacters = [' ', '\t', '\r', '\n', ';', '|', '&', '<', '>', '(', ')', '{', '}', '`', '$', '"', '\''];

    private const int MostFolders = 16;
    private const int LongestFolder = 1024;

    // Of Linux, in bytes. What is longer is a line, whose words come by themselves.
    private const int LongestPath = 4096;
    private static readonly char[] Quotes = ['"', '\'', '\\'];
    private static readonly Regex ChangeOfFolder = new("""(?<=^|[;&|\n({"'])[ \t]*(?:(?:if|then|else|do|while|until|builtin|command|time|!)[ \t]+)*(?:cd|pushd|Set-Location)[ \t]+(?:-[PLe-]+[ \t]+|-Path[ \t]+)*(?<folder>'[^'\n]+'|"[^"$`\n]+"|(?:[\w./-]|\\[^\n])+)(?=[ \t\r]*(?:$|[;&|\n)]))""", RegexOptions.CultureInvariant);

    // Other ways to say the folder in which the command runs; $0 of sh -c is the shell.
    private static readonly Regex Here = new("""\$PWD\b|\$\{PWD\}|\$\(pwd\)|`pwd`|\$\(dirname[ \t]+(--[ \t]+)?"?\$(0|\{0\})"?\)""", RegexOptions.CultureInvariant);

    private static readonly string[] Signs = ["@", "file://"];

    /// <summary>
    /// Each in the one form of a path; most are none. A word of a line for a shell that has no slash names no program of the repository: a file of that name which appears later
    /// is what the line makes or asks for, not what was reviewed.
    /// </summary>
    public static IEnumerable<(string Path, bool MayAppear)> PathsIn(IEnumerable<string> arguments) => arguments
        .SelectMany(WordsOf)
        .Select(static word => (Path: RelativePath.Normalize(word.Text), word.MayAppear))
        .Where(static word => word.Path is not null)
        .Select(static word => (word.Path!, word.MayAppear))
        .Distinct();

    /// <summary>The argument with <c>.</c> for the folder in which the command runs.</summary>
    public static string FromHere(string argument) => argument.IndexOf('$') < 0 && argument.IndexOf('`') < 0 ? argument : Here.Replace(argument, ".");

    private static IEnumerable<string> WordsAsRead(string line) => ShellCommands.OfLine(line).SelectMany(static command => command.Words).Select(static word => word.Text);

    private static IEnumerable<(string Text, bool MayAppear)> WordsOf(string argument)
    {
        yield return (argument, false);

        // pwsh -File .\infra\net.ps1; a shell would read the backslash otherwise, and then it is no file.
        if (argument.IndexOf('\\') >= 0)
        {
            foreach (var (part, isGuess) in argument.Split(ShellCharacters, StringSplitOptions.RemoveEmptyEntries).SelectMany(PartsOf).Where(static part => part.Text.IndexOf('\\') >= 0))
            {
                yield return (part.Replace('\\', '/'), isGuess || part.Length < argument.Length);
            }
        }

        var line = WithoutOutputs(FromHere(argument));
        var isLine = line.Split(ShellCharacters, StringSplitOptions.RemoveEmptyEntries).Length > 1;
        IReadOnlyList<string> folders = [];
        var at = 0;
        foreach (Match change in ChangeOfFolder.Matches(line))
        {
            foreach (var word in WordsIn(line.Substring(at, change.Index - at), folders, isLine))
            {
                yield return word;
            }

            // Where parentheses end is not looked for, so the new folder may be below the one before or not.
            var folder = WordsAsRead(change.Groups["folder"].Value).First();
            folders = [.. folders.Select(before => before + "/" + folder).Prepend(folder).Where(static path => path.Length <= LongestFolder).Distinct().Take(MostFolders)];
            at = change.Index + change.Length;
        }

        foreach (var word in WordsIn(line.Substring(at), folders, isLine))
        {
            yield return word;
        }
    }

    private static IEnumerable<(string Text, bool MayAppear)> WordsIn(string text, IReadOnlyList<string> folders, bool isLine)
    {
        // Without its quotes, and as a shell reads it: a line may be within a line, or not be for a shell at all.
        var words = text.Split(ShellCharacters, StringSplitOptions.RemoveEmptyEntries).Concat(text.IndexOfAny(Quotes) < 0 ? [] : WordsAsRead(text));
        foreach (var (word, isGuess) in words.SelectMany(PartsOf))
        {
            var mayAppear = isGuess || (isLine && word.IndexOf('/') < 0);
            yield return (word, mayAppear);
            foreach (var folder in RelativePath.Normalize(word) is null ? [] : folders)
            {
                yield return (folder + "/" + word, mayAppear);
            }
        }
    }

    // What a shell writes to is no input.
    private static string WithoutOutputs(string line) => Regex.Replace(line, """(?<![<>])>[>|&]?\s*("[^"]*"|'[^']*'|[^\s;|&<>()]+)""", " ");

    /// <summary>The parts of a word that may be paths; a guess may be something else, such as a file that is written.</summary>
    public static IEnumerable<(string Text, bool IsGuess)> PartsOf(string word)
    {
        if (word.Length > LongestPath)
        {
            yield break;
        }

        foreach (var part in FilesOf(word))
        {
            yield return (part, false);
        }

        for (var equals = word.IndexOf('='); equals >= 0; equals = word.IndexOf('=', equals + 1))
        {
            foreach (var part in FilesOf(word.Substring(equals + 1)))
            {
                yield return (part, false);
            }
        }

        // helm -f with the file right after it
        if (word.Length > 2 && word[0] == '-' && word[1] != '-')
        {
            foreach (var part in FilesOf(word.Substring(2)))
            {
                yield return (part, true);
            }
        }

        // docker run -v ./folder/file:/file:ro; what is not read-only is for the container to write.
        if (word.LastIndexOf(':') is > 0 and var colon && word.Substring(colon + 1).Split(',').Contains("ro"))
        {
            yield return (word.Substring(0, word.IndexOf(':')), false);
        }
    }

    // curl -d @file, aws --cli-input-json file://file, helm -f a.yaml,b.yaml, docker run --mount type=bind,src=file,dst=/file,ro
    private static IEnumerable<string> FilesOf(string text)
    {
        yield return text;
        foreach (var sign in Signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                yield return text.Substring(sign.Length);
            }
        }

        if (text.IndexOf(',') >= 0 && !IsWritable(text.Split(',')))
        {
            foreach (var one in text.Split(','))
            {
                yield return one;
            }
        }
    }

    private static bool IsWritable(string[] mount) =>
        Array.Exists(mount, static option => option.StartsWith("dst=", StringComparison.Ordinal) || option.StartsWith("target=", StringComparison.Ordinal) || option.StartsWith("destination=", StringComparison.Ordinal))
        && !Array.Exists(mount, static option => option is "ro" or "readonly" or "ro=true" or "readonly=true");
}
