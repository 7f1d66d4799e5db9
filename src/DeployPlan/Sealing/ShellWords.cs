using System.Text;

namespace DeployPlan.Sealing;

/// <summary>The words of a line as a POSIX shell reads them: a quoted or escaped blank is part of a word.</summary>
internal static class ShellWords
{
    private const string Separators = " \t\r\n;|&<>()`";
    private const string EscapedInQuotes = "\"\\$`";

    // sh -c "bash -c 'sh \"a b.sh\"'"
    private const int MostLevels = 4;

    /// <summary>The words, and those of each word that is itself a line; a quote that is never closed ends with the line.</summary>
    public static IEnumerable<string> In(string line) => In(line, 1);

    private static IEnumerable<string> In(string line, int level)
    {
        foreach (var word in Split(line))
        {
            yield return word;
            if (level < MostLevels && word.IndexOfAny([' ', '\t', '\n']) >= 0 && word != line)
            {
                foreach (var inner in In(word, level + 1))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<string> Split(string line)
    {
        var word = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (Separators.IndexOf(line[i]) >= 0)
            {
                if (word.Length > 0)
                {
                    yield return word.ToString();
                    word.Clear();
                }
            }
            else
            {
                i = Take(line, i, word);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    // Returns where the last character is that was taken.
    private static int Take(string line, int i, StringBuilder word)
    {
        switch (line[i])
        {
            case '\\' when i + 1 < line.Length:
                word.Append(line[i + 1]);
                return i + 1;
            case '\'':
                var end = line.IndexOf('\'', i + 1) is var found && found < 0 ? line.Length : found;
                word.Append(line, i + 1, end - i - 1);
                return end;
            case '"':
                return TakeQuoted(line, i + 1, word);
            default:
                word.Append(line[i]);
                return i;
        }
    }

    private static int TakeQuoted(string line, int i, StringBuilder word)
    {
        for (; i < line.Length && line[i] != '"'; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && EscapedInQuotes.IndexOf(line[i + 1]) >= 0)
            {
                i++;
            }

            word.Append(line[i]);
        }

        return i;
    }
}
