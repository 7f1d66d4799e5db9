using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Secrets that only the program before them makes one: <c>-p x</c> is a password for <c>docker login</c>, and a port for <c>ssh</c>.</summary>
internal static class SecretCommands
{
    // What is left of a value without them is what is written out.
    private static readonly Lazy<Regex> References = new(static () => new Regex(@"\$(\w+|\{[^}]*\}|\([^)]*\))", RegexOptions.CultureInvariant));

    private const int ShortestRest = 3;
    private const string HeaderOption = "--header=";

    // The name of an option such as -Password, which PowerShell and Go write with one sign.
    private const int ShortestName = 5;

    /// <summary>What a line for a shell holds, to follow "This looks like"; null if nothing is found.</summary>
    public static string? WhatIs(string line)
    {
        // Reading a line is worth it only where one of the rules may find something.
        if (!SecretPrograms.MayFind(line))
        {
            return null;
        }

        foreach (var command in ShellCommands.OfLine(line))
        {
            if (Find(command) is { } found)
            {
                return found.What;
            }
        }

        return null;
    }

    /// <summary>The number of the word of a program and its arguments that holds one, and what it is; null if none does.</summary>
    public static (int Word, string What)? Find(IReadOnlyList<string> arguments) =>
        arguments.Any(static word => word is ['-', ..] or "set" || SecretPrograms.TakesWords(word)) ? Find(ShellCommands.OfProgram(arguments)[0]) : null;

    private static (int Word, string What)? Find(ShellCommand command)
    {
        var words = command.Words;
        if (SecretInputs.ReaderOf(command) is { } reader)
        {
            return (words.Count - 1, $"a secret, written into '{reader}'");
        }

        // A program that is named twice is looked at once, so that the time grows with the length of the line.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (ShellCommands.NameOf(words[i].Text) is var program && seen.Add(program) && OfProgram(words, i, program) is { } found)
            {
                return found;
            }

            if ((words[i].Text is "-H" or "--header" && IsHeader(words[i + 1].Text)) || (words[i].Text is "-b" or "--cookie" && IsCookie(words[i + 1].Text)))
            {
                return (i + 1, "a header with a credential");
            }

            if (IsNamedOption(words[i].Text) && words[i + 1].Text is [not ('-' or '/'), ..] value && IsSecret(value))
            {
                return (i + 1, $"a secret, written after '{words[i].Text}'");
            }

            if (words[i + 1].Text.StartsWith(HeaderOption, StringComparison.Ordinal) && IsHeader(words[i + 1].Text.Substring(HeaderOption.Length)))
            {
                return (i + 1, "a header with a credential");
            }
        }

        return null;
    }

    private static (int Word, string What)? OfProgram(IReadOnlyList<ShellWord> words, int at, string program)
    {
        foreach (var option in SecretPrograms.Options.Where(option => option.Programs.Contains(program)))
        {
            if (option.Find(words, at, static (value, between) => IsSecret(value, between)) is { } found)
            {
                return (found.Word, $"a secret, written after '{found.Option}'");
            }
        }

        foreach (var position in SecretPrograms.Positions.Where(position => position.Program == program))
        {
            if (AtPosition(words, at, position.Command, position.After) is { } found)
            {
                return (found, $"a secret, written after '{program} {position.Command}'");
            }
        }

        foreach (var last in SecretPrograms.LastWords.Where(last => last.Programs.Contains(program)))
        {
            if (last.Find(words, at) is { } found && IsSecret(words[found].Text))
            {
                return (found, $"a secret, written after '{program}'");
            }
        }

        return program switch
        {
            "openssl" => OfOpenSsl(words, at),
            "secrets" => OfAssignments(words, at),
            _ when Array.IndexOf(SecretPrograms.Logons, program) >= 0 => OfLogon(words, at),
            _ when Array.IndexOf(SecretPrograms.WithSettings, program) >= 0 => OfSetting(words, at),
            _ => null,
        };
    }

    private static int? AtPosition(IReadOnlyList<ShellWord> words, int program, string command, int after)
    {
        for (var i = program + 1; i + after < words.Count; i++)
        {
            if (string.Equals(words[i].Text, command, StringComparison.OrdinalIgnoreCase))
            {
                return words[i + after].Text is [not ('-' or '/' or '\\'), ..] value && IsSecret(value) && value.IndexOf('=') < 0 ? i + after : null;
            }
        }

        return null;
    }

    // fly secrets set A=x B=y
    private static (int Word, string What)? OfAssignments(IReadOnlyList<ShellWord> words, int secrets)
    {
        for (var i = secrets + 2; i < words.Count && words[secrets + 1].Text == "set"; i++)
        {
            if (words[i].Text is [not '-', ..] value && IsSecret(value, '='))
            {
                return (i, "a secret, written after 'secrets set'");
            }
        }

        return null;
    }

    // sqlplus app/x@db
    private static (int Word, string What)? OfLogon(IReadOnlyList<ShellWord> words, int program)
    {
        for (var i = program + 1; i < words.Count; i++)
        {
            if (words[i].Text is [not '-', ..] logon)
            {
                var slash = logon.IndexOf('/');
                return slash > 0 && logon[0] != '@' && IsSecret(logon.Substring(slash + 1).Split('@')[0]) ? (i, $"a secret, written after '{words[program].Text}'") : null;
            }
        }

        return null;
    }

    // openssl -passin pass:x
    private static (int Word, string What)? OfOpenSsl(IReadOnlyList<ShellWord> words, int program)
    {
        for (var i = program + 1; i < words.Count; i++)
        {
            if (words[i].Text.StartsWith("pass:", StringComparison.Ordinal) && IsSecret(words[i].Text.Substring(5)))
            {
                return (i, "a secret, written after 'pass:'");
            }
        }

        return null;
    }

    // aws configure set aws_secret_access_key x
    private static (int Word, string What)? OfSetting(IReadOnlyList<ShellWord> words, int program)
    {
        for (var i = program + 2; i < words.Count - 2; i++)
        {
            var name = words[i + 1].Text;
            if (words[i].Text is "set" or "--secret" && name is [not '-', ..] && SecretKeys.IsSecret(name.Substring(name.LastIndexOf(':') + 1)) && words[i + 2].Text is [not '-', ..] value && IsSecret(value))
            {
                return (i + 2, $"a secret, written after '{name}'");
            }
        }

        return null;
    }

    // -Password x; whether it is written after --password is asked for every text.
    private static bool IsNamedOption(string word) => word.Length > ShortestName && word[0] == '-' && word[1] != '-' && SecretKeys.IsSecretOption(word.Substring(1)) && word.Skip(1).All(char.IsLetter);

    // Cookies are of any kind: those of a session are a credential.
    private static bool IsCookie(string text) => Array.Exists(text.Split(';'), static cookie =>
        cookie.IndexOf('=') is > 0 and var equals && SecretKeys.IsSession(cookie.Substring(0, equals).Trim()) && IsSecret(cookie.Substring(equals + 1)));

    private static bool IsHeader(string text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0)
        {
            return false;
        }

        var (name, value) = (text.Substring(0, colon).TrimEnd(), text.Substring(colon + 1).Trim());
        return name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? IsCookie(value)
            : SecretKeys.IsAuthorization(name)
            ? SecretPatterns.SchemeOf(value) is var scheme && scheme >= 0 && IsSecret(value.Substring(scheme))
            : SecretKeys.IsSecret(name) && IsSecret(value);
    }

    /// <summary>Whether a program that takes a secret gets one here that is written out.</summary>
    /// <param name="value">What it gets.</param>
    /// <param name="between">What is between user and secret; NUL where it gets the secret alone.</param>
    public static bool IsSecret(string value, char between = '\0')
    {
        var written = value.IndexOf('$') < 0 ? value : References.Value.Replace(value, "$");
        if (between != '\0')
        {
            // curl -u https://… is a mistake, not a user.
            var at = written.IndexOf(between);
            if (at < 0 || (at + 1 < written.Length && written[at + 1] is '/' or '\\'))
            {
                return false;
            }

            written = written.Substring(at + 1);
        }

        var rest = written.Replace("$", "");

        // Ports, numbers and users are no secrets.
        return (rest.Length == written.Length || rest.Length >= ShortestRest) && rest.Any(char.IsLetter) && SecretKeys.IsLiteral(rest);
    }
}
