using DeployPlan.Files;

namespace DeployPlan.Sealing;

/// <summary>The words of a command line that may be paths: each argument, what follows a <c>=</c> in it, and each word of one that is a line for a shell.</summary>
internal static class CommandWords
{
    private static readonly char[] ShellCharacters = [' ', '\t', '\r', '\n', ';', '|', '&', '<', '>', '(', ')', '{', '}', '`', '$', '"', '\''];

    /// <summary>Each in the one form of a path; most are none.</summary>
    public static IEnumerable<string> PathsIn(IEnumerable<string> arguments) => arguments.SelectMany(WordsOf).Select(RelativePath.Normalize).OfType<string>().Distinct();

    private static IEnumerable<string> WordsOf(string argument)
    {
        yield return argument;
        foreach (var word in argument.Split(ShellCharacters, StringSplitOptions.RemoveEmptyEntries))
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
}
