using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A program whose last word is a secret.</summary>
/// <param name="names">The programs, with blanks between them.</param>
/// <param name="isMeant">Whether one of these words after the program says so.</param>
/// <param name="options">The options that take a value, with blanks between them.</param>
internal sealed class SecretLastWord(string names, Func<IReadOnlyList<string>, bool> isMeant, string options)
{
    private readonly string[] _options = options.Split(' ');

    public string[] Programs { get; } = names.Split(' ');

    /// <summary>It is the first word that is no option instead.</summary>
    public bool IsFirst { get; init; }

    /// <summary>How many words after the program are its command.</summary>
    public int Commands { get; init; }

    /// <summary>The number of the word; null if there is none.</summary>
    public int? Find(IReadOnlyList<ShellWord> words, int program)
    {
        if (!isMeant([.. words.Skip(program + 1).Select(static word => word.Text)]))
        {
            return null;
        }

        int? found = null;
        for (var i = program + 1 + Commands; i < words.Count && !(IsFirst && found is not null); i++)
        {
            if (words[i].Text is [not '-', ..] && Array.IndexOf(_options, words[i - 1].Text) < 0)
            {
                found = i;
            }
        }

        return found;
    }
}
