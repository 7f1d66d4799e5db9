using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Options after which a program takes a secret.</summary>
/// <param name="names">The programs, with blanks between them.</param>
/// <param name="command">A word that comes between the program and the option; empty for none.</param>
/// <param name="options">The options, with blanks between them.</param>
internal sealed class SecretOption(string names, string command, string options)
{
    private readonly string[] _options = options.Split(' ');

    public string[] Programs { get; } = names.Split(' ');

    /// <summary>What is between user and password, where the value has both; NUL where it is the secret alone.</summary>
    public char Between { get; init; }

    /// <summary>The value is in the word of the option itself, and never the next word.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Several letters may be one word: <c>-sSu</c>.</summary>
    public bool JoinsLetters { get; init; }

    /// <summary>The word that must be there may also come after the option.</summary>
    public bool IsAnywhere { get; init; }

    /// <summary>What is well known, and so no secret, with blanks between them.</summary>
    public string Known { get; init; } = "";

    /// <summary>The first word that is no option is another program.</summary>
    public bool EndsAtWord { get; init; }

    /// <summary>The number of the word with a secret, and the option; null if there is none.</summary>
    public (int Word, string Option)? Find(IReadOnlyList<ShellWord> words, int program, Func<string, char, bool> isSecret)
    {
        var isMeant = command.Length == 0 || (IsAnywhere && words.Skip(program + 1).Any(word => word.Text == command || word.Text.EndsWith("=" + command, StringComparison.Ordinal)));
        for (var i = program + 1; i < words.Count; i++)
        {
            var word = words[i].Text;
            isMeant |= word == command;
            if (EndsAtWord && word is not ['-', ..])
            {
                return null;
            }

            foreach (var option in isMeant ? _options : [])
            {
                if (ValueOf(word, option) is { Length: > 0 } joined)
                {
                    if (!IsKnown(joined) && isSecret(joined, Between))
                    {
                        return (i, option);
                    }
                }
                else if (!IsJoined && IsBefore(word, option) && i + 1 < words.Count)
                {
                    i++;
                    if (words[i].Text is [not '-', ..] value && !IsKnown(value) && isSecret(value, Between))
                    {
                        return (i, option);
                    }

                    break;
                }
            }
        }

        return null;
    }

    private bool IsKnown(string value) => Known.Length > 0 && Array.IndexOf(Known.Split(' '), value) >= 0;

    private bool IsBefore(string word, string option) =>
        word == option || (JoinsLetters && option.Length == 2 && word.Length > 2 && word[0] == '-' && word[word.Length - 1] == option[1] && word.Skip(1).All(char.IsLetter));

    // -px and --user=x
    private static string? ValueOf(string word, string option) =>
        option.StartsWith("--", StringComparison.Ordinal) ? word.StartsWith(option + "=", StringComparison.Ordinal) ? word.Substring(option.Length + 1) : null
        : option.Length == 2 && word.Length > 2 && word.StartsWith(option, StringComparison.Ordinal) ? word.Substring(2)
        : null;
}
