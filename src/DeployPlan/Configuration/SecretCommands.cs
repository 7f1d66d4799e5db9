using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Secrets that only the program before them makes one: <c>-p x</c> is a password for <c>docker login</c>, and a port for <c>ssh</c>.</summary>
internal static class SecretCommands
{
    // What is left of a value without them is what is written out.
    private static readonly Lazy<Regex> References = new(static () => new Regex(@"\$(\w+|\{[^}]*\}|\([^)]*\))", RegexOptions.CultureInvariant));

    private const int ShortestRest = 3;

    // The names of a program or several, a word that must come between it and the option, and the options.
    private static readonly SecretOption[] Options =
    [
        new("curl", "", "-u -U --user --proxy-user") { IsPair = true, JoinsLetters = true },
        new("curl", "", "--oauth2-bearer"),
        new("http https xh", "", "-a --auth") { IsPair = true },
        new("docker podman nerdctl buildah skopeo helm oras crane regctl oc cf az", "login", "-p"),
        new("skopeo podman buildah", "", "--creds --src-creds --dest-creds") { IsPair = true },
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
    ];

    private static readonly string[] WithSettings = ["aws", "npm", "pnpm", "yarn", "dotnet", "git", "pulumi", "pip", "pip3", "poetry"];
    private static readonly string[] Printers = ["echo", "printf"];

    /// <summary>What a line for a shell holds, to follow "This looks like"; null if nothing is found.</summary>
    public static string? WhatIs(string line)
    {
        // Every one of them follows an option or 'set'.
        if (line.IndexOf(" -", StringComparison.Ordinal) < 0 && line.IndexOf(" set ", StringComparison.Ordinal) < 0)
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
    public static (int Word, string What)? Find(IReadOnlyList<string> arguments) => Find(ShellCommands.OfProgram(arguments)[0]);

    private static (int Word, string What)? Find(ShellCommand command)
    {
        var words = command.Words;
        if (AfterPrinter(command) is { } printed)
        {
            return (words.Count - 1, $"a secret, written into '{printed}'");
        }

        for (var i = 0; i < words.Count - 1; i++)
        {
            var program = ShellCommands.NameOf(words[i].Text);
            foreach (var option in Options)
            {
                if (option.Programs.Contains(program) && option.Find(words, i, IsSecret) is { } found)
                {
                    return (found.Word, $"a secret, written after '{found.Option}'");
                }
            }

            if ((program == "openssl" ? OfOpenSsl(words, i) : Array.IndexOf(WithSettings, program) >= 0 ? OfSetting(words, i) : null) is { } other)
            {
                return other;
            }

            if (words[i].Text is "-H" or "--header" && IsHeader(words[i + 1].Text))
            {
                return (i + 1, "a header with a credential");
            }
        }

        return null;
    }

    // echo x | docker login --password-stdin
    private static string? AfterPrinter(ShellCommand command) => command.PipedFrom is { } printer
        && command.Words.FirstOrDefault(static word => word.Text is "--password-stdin" or "--with-token")?.Text is { } option
        && Array.IndexOf(Printers, printer.Words[0].Text) >= 0
        && printer.Words.Skip(1).Any(static word => word.Text.Length > 0 && word.Text[0] is not ('-' or '%') && IsSecret(word.Text, isPair: false))
            ? option
            : null;

    // openssl -passin pass:x
    private static (int Word, string What)? OfOpenSsl(IReadOnlyList<ShellWord> words, int program)
    {
        for (var i = program + 1; i < words.Count; i++)
        {
            if (words[i].Text.StartsWith("pass:", StringComparison.Ordinal) && IsSecret(words[i].Text.Substring(5), isPair: false))
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
            if (words[i].Text == "set" && SecretKeys.IsSecret(name.Substring(name.LastIndexOf(':') + 1)) && words[i + 2].Text is [not '-', ..] value && IsSecret(value, isPair: false))
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
            ? SecretPatterns.SchemeOf(value) is var scheme && scheme >= 0 && IsSecret(value.Substring(scheme), isPair: false)
            : SecretKeys.IsSecret(name) && IsSecret(value, isPair: false);
    }

    private static bool IsSecret(string value, bool isPair)
    {
        var written = value.IndexOf('$') < 0 ? value : References.Value.Replace(value, "$");
        var colon = written.IndexOf(':');
        if (isPair && (colon < 0 || (colon + 1 < written.Length && written[colon + 1] == '/')))
        {
            return false;
        }

        written = isPair ? written.Substring(colon + 1) : written;
        var rest = written.Replace("$", "");

        // Ports, numbers and users are no secrets.
        return (rest.Length == written.Length || rest.Length >= ShortestRest) && rest.Any(char.IsLetter) && SecretKeys.IsLiteral(rest);
    }
}
