using System.Text.RegularExpressions;
using DeployPlan.Files;

namespace DeployPlan.Sealing;

/// <summary>The words of a command line that may be paths: each argument, what follows a <c>=</c> in it, and each word of one that is a line for a shell.</summary>
internal static class CommandWords
{
    private static readonly char[] ShellCharacters = [' ', '\t', '\r', '\n', ';', '|', '&', '<', '>', '(', ')', '{', '}', '`', '$', '"', '\''];

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

    private static IEnumerable<(string Text, bool MayAppear)> WordsOf(string argument)
    {
        yield return (argument, false);
        var words = WithoutOutputs(argument).Split(ShellCharacters, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.SelectMany(PartsOf))
        {
            yield return (word, words.Length > 1 && word.IndexOf('/') < 0);
        }
    }

    // What a shell writes to is no input.
    private static string WithoutOutputs(string line) => Regex.Replace(line, """(?<![<>])>[>|&]?\s*("[^"]*"|'[^']*'|[^\s;|&<>()]+)""", " ");

    private static IEnumerable<string> PartsOf(string word)
    {
        yield return word;
        for (var equals = word.IndexOf('='); equals >= 0; equals = word.IndexOf('=', equals + 1))
        {
            yield return word.Substring(equals + 1);
        }

        // curl -d @file
        if (word[0] == '@')
        {
            yield return word.Substring(1);
        }
    }
}
