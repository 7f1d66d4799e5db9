using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Secrets that a program reads from its input, where that is written in the line: <c>echo x | docker login --password-stdin</c>, <c>chpasswd &lt;&lt;&lt; user:x</c>.</summary>
internal static class SecretInputs
{
    private static readonly string[] Printers = ["echo", "printf"];

    // A word of a program that reads one, and the words before it.
    private static readonly (string Word, string[] Before)[] Readers =
    [
        ("--password-stdin", []), ("--with-token", []), ("--passphrase-fd", []), ("chpasswd", []), ("kinit", []), ("cryptsetup", []), ("--stdin", ["passwd"]), ("-", ["secret", "create"]), ("--data-file=-", ["secrets"]),
        ("put", ["secret"]), ("set", ["gh", "secret"]), ("-", ["vault", "login"]), ("stdin", ["openssl"]), ("-s", ["smbpasswd"]), ("login", ["az", "devops"]),
    ];

    private static readonly string[] WithValue = ["-u", "-g", "-h", "-p", "-C"];

    /// <summary>The word that says that the command reads a secret, where what it reads is one; null for none.</summary>
    public static string? ReaderOf(ShellCommand command)
    {
        var texts = TextsOf(command).ToList();
        if (texts.Count == 0 || ReaderIn(command.Words) is not { } reader)
        {
            return null;
        }

        return texts.SelectMany(static text => text.Split('\n')).Select(static text => text.Trim()).Any(text => text.Length > 0 && text[0] is not ('-' or '%') && SecretCommands.IsSecret(text, reader == "chpasswd" ? ':' : '\0')) ? reader : null;
    }

    private static IEnumerable<string> TextsOf(ShellCommand command) =>
        command.PipedFrom is not { } printer || command.Inputs.Count > 0 ? command.Inputs
        : Array.IndexOf(Printers, printer.Words[0].Text) >= 0 ? printer.Words.Skip(1).Select(static word => word.Text)
        : printer.Words[0].Text == "cat" ? printer.Inputs
        : [];

    private static string? ReaderIn(IReadOnlyList<ShellWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text;
            if (Array.Exists(Readers, reader => reader.Word == word && Array.TrueForAll(reader.Before, before => words.Take(i).Any(earlier => ShellCommands.NameOf(earlier.Text) == before)))
                || (word == "sudo" && TakesPassword(words, i)))
            {
                return word;
            }
        }

        return null;
    }

    // sudo -u deploy -S: its options end at the program that it starts.
    private static bool TakesPassword(IReadOnlyList<ShellWord> words, int sudo)
    {
        for (var i = sudo + 1; i < words.Count && (words[i].Text is ['-', ..] || Array.IndexOf(WithValue, words[i - 1].Text) >= 0); i++)
        {
            if (words[i].Text is "-S" or "--stdin" or "-kS" or "-Sk")
            {
                return true;
            }
        }

        return false;
    }
}
