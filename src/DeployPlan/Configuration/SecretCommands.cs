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

    // The names of a program or several, a word that must come between it and the option, and the options.
    private static readonly SecretOption[] Options =
    [
        new("curl", "", "-u -U --user --proxy-user") { Between = ':', JoinsLetters = true },
        new("curl", "", "--oauth2-bearer"),
        new("http https xh", "", "-a --auth") { Between = ':' },
        new("docker podman nerdctl buildah skopeo helm oras crane regctl oc cf az", "login", "-p"),
        new("skopeo podman buildah", "", "--creds --src-creds --dest-creds") { Between = ':' },
        new("sshpass", "", "-p") { EndsAtWord = true },
        new("mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlslap mysqlbinlog mariadb mariadb-dump mariadb-admin mariadb-import mariadb-show mariadb-check mariadb-binlog", "", "-p") { IsJoined = true },
        new("mongo mongosh mongodump mongorestore mongoexport mongoimport cqlsh rabbitmqadmin", "", "-p"),
        new("redis-cli valkey-cli", "", "-a"),
        new("sqlcmd bcp osql mosquitto_pub mosquitto_sub", "", "-P"),
        new("ldapadd ldapmodify ldapsearch ldapdelete ldappasswd ldapwhoami", "", "-w"),
        new("plink pscp psftp", "", "-pw"),
        new("keytool jarsigner", "", "-storepass -keypass -srcstorepass -deststorepass"),
        new("nuget", "", "-ApiKey"),
        new("dotnet", "push", "-k"),
        new("openssl", "enc", "-k -K"),
        new("gh", "secret", "--body -b"),
        new("smbclient", "", "-U --user") { Between = '%' },
        new("lftp", "", "-u --user") { Between = ',' },
    ];

    // A program, a word after it, and how many words further the secret is.
    private static readonly (string Program, string Command, int After)[] Positions =
        [("vault", "login", 1), ("rabbitmqctl", "add_user", 2), ("rabbitmqctl", "change_password", 2), ("mc", "set", 4), ("net", "user", 2)];

    private static readonly string[] WithSettings = ["aws", "npm", "pnpm", "yarn", "dotnet", "git", "pulumi", "pip", "pip3", "poetry"];
    private static readonly string[] Signs = [" -", " set ", "|", "vault login ", "rabbitmqctl ", "net user "];
    private static readonly string[] Printers = ["echo", "printf"];

    /// <summary>What a line for a shell holds, to follow "This looks like"; null if nothing is found.</summary>
    public static string? WhatIs(string line)
    {
        // Reading a line is worth it only where one of the rules may find something.
        if (!Array.Exists(Signs, sign => line.IndexOf(sign, StringComparison.Ordinal) >= 0))
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
        arguments.Any(static word => word is ['-', ..] or "set" || Array.Exists(Positions, position => position.Command == word)) ? Find(ShellCommands.OfProgram(arguments)[0]) : null;

    private static (int Word, string What)? Find(ShellCommand command)
    {
        var words = command.Words;
        if (AfterPrinter(command) is { } printed)
        {
            return (words.Count - 1, $"a secret, written into '{printed}'");
        }

        // A program that is named twice is looked at once, so that the time grows with the length of the line.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (ShellCommands.NameOf(words[i].Text) is var program && seen.Add(program) && OfProgram(words, i, program) is { } found)
            {
                return found;
            }

            if (words[i].Text is "-H" or "--header" && IsHeader(words[i + 1].Text))
            {
                return (i + 1, "a header with a credential");
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
        foreach (var option in Options.Where(option => option.Programs.Contains(program)))
        {
            if (option.Find(words, at, static (value, between) => IsSecret(value, between)) is { } found)
            {
                return (found.Word, $"a secret, written after '{found.Option}'");
            }
        }

        foreach (var position in Positions.Where(position => position.Program == program))
        {
            if (AtPosition(words, at, position.Command, position.After) is { } found)
            {
                return (found, $"a secret, written after '{program} {position.Command}'");
            }
        }

        return program == "openssl" ? OfOpenSsl(words, at) : Array.IndexOf(WithSettings, program) >= 0 ? OfSetting(words, at) : null;
    }

    // echo x | docker login --password-stdin, echo user:x | chpasswd
    private static string? AfterPrinter(ShellCommand command)
    {
        if (command.PipedFrom is not { } printer || Array.IndexOf(Printers, printer.Words[0].Text) < 0
            || command.Words.FirstOrDefault(static word => word.Text is "--password-stdin" or "--with-token" or "chpasswd")?.Text is not { } reader)
        {
            return null;
        }

        return printer.Words.Skip(1).Any(word => word.Text.Length > 0 && word.Text[0] is not ('-' or '%') && IsSecret(word.Text, reader == "chpasswd" ? ':' : '\0')) ? reader : null;
    }

    private static int? AtPosition(IReadOnlyList<ShellWord> words, int program, string command, int after)
    {
        for (var i = program + 1; i + after < words.Count; i++)
        {
            if (words[i].Text == command)
            {
                return words[i + after].Text is [not ('-' or '/'), ..] value && IsSecret(value) && value.IndexOf('=') < 0 ? i + after : null;
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

    private static bool IsHeader(string text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0)
        {
            return false;
        }

        var (name, value) = (text.Substring(0, colon).TrimEnd(), text.Substring(colon + 1).Trim());
        return SecretKeys.IsAuthorization(name)
            ? SecretPatterns.SchemeOf(value) is var scheme && scheme >= 0 && IsSecret(value.Substring(scheme))
            : SecretKeys.IsSecret(name) && IsSecret(value);
    }

    private static bool IsSecret(string value, char between = '\0')
    {
        var written = value.IndexOf('$') < 0 ? value : References.Value.Replace(value, "$");
        if (between != '\0')
        {
            // curl -u https://… is a mistake, not a user.
            var at = written.IndexOf(between);
            if (at < 0 || (at + 1 < written.Length && written[at + 1] == '/'))
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
