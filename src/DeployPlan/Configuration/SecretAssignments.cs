namespace DeployPlan.Configuration;

/// <summary>
/// Secrets within a text: <c>DB_PASSWORD=x</c>, <c>--token x</c>, <c>X-Api-Key: x</c>, <c>Host=db;Password=x</c>. What is looked at around a sign is bounded, so the time is linear in the text.
/// </summary>
internal static class SecretAssignments
{
    private const int LongestName = 64;
    private const int LongestValue = 4096;
    private const int MostSpaces = 8;
    private const int ShortestSignature = 16;

    private static readonly string[] ConnectionStringKeys = ["password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature"];
    private static readonly string[] BeforeQuote = [" password ", " identified by "];
    private static readonly char[] EndsOfValue = [' ', ';', '&', ',', '"', '\'', ')', '|', '\n', '\r', '\t'];

    /// <summary>What the text holds, to follow "This looks like"; null if nothing is found.</summary>
    public static string? WhatIs(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var found = text[i] switch
            {
                '=' => Assigned(text, i),
                ':' => AfterColon(text, i),
                '\'' => AfterQuote(text, i),
                '-' when text[i - 1] == '-' && (i == 1 || IsBreak(text[i - 2])) => AfterOption(text, i + 1),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Assigned(string text, int at)
    {
        var (start, name) = NameBefore(text, at);
        if (name.Length < 3)
        {
            return null;
        }

        // A shared access signature of Azure.
        if (name == "sig" && start > 0 && text[start - 1] is '?' or '&' or ';')
        {
            return ValueAt(text, at + 1) is { Length: >= ShortestSignature } signature && SecretKeys.IsLiteral(signature) ? "a URL with a signature" : null;
        }

        if (string.CompareOrdinal(text, start, "--", 0, 2) == 0 && !SecretKeys.IsSecretOption(name))
        {
            return null;
        }

        return Array.IndexOf(ConnectionStringKeys, SecretKeys.Condensed(name)) >= 0 && SecretKeys.IsLiteral(ValueAt(text, at + 1)) ? "a connection string with a password" : Secret(name, text, at + 1);
    }

    // A header, an option such as /password:x, or JSON. Anything else, such as 'api-token:1.0' and 'the password: ask', is prose or an image.
    private static string? AfterColon(string text, int at)
    {
        var (start, name) = NameBefore(text, at);
        if (name.Length < 3)
        {
            return null;
        }

        var isSpaced = at + 1 < text.Length && text[at + 1] == ' ';
        if (SecretKeys.IsAuthorization(name))
        {
            return SecretPatterns.IsAuthorization(UpTo(text, at + (isSpaced ? 2 : 1), ['"', '\'', '\n', '\r'])) ? "an authorization header with a credential" : null;
        }

        var isMeant = isSpaced ? name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) || (text[at - 1] == '"' && BeginsText(text, at + 1))
            : text[at - 1] == '"' || (start > 0 && text[start - 1] == '/' && (start == 1 || IsBreak(text[start - 2])));
        return isMeant ? Secret(name, text, at + 1) : null;
    }

    // After the name, JSON has a text in quotes.
    private static bool BeginsText(string text, int at) => text.Substring(at, Math.Min(MostSpaces, text.Length - at)).TrimStart(' ', '\\') is ['"', ..];

    // create role app password 'x'
    private static string? AfterQuote(string text, int at)
    {
        var before = text.Substring(Math.Max(0, at - LongestName), Math.Min(at, LongestName));
        return Array.Exists(BeforeQuote, words => before.EndsWith(words, StringComparison.OrdinalIgnoreCase)) && SecretKeys.IsLiteral(UpTo(text, at + 1, ['\''])) ? "a statement with a password" : null;
    }

    private static string? AfterOption(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= LongestName && IsPartOfName(text[end]))
        {
            end++;
        }

        return end < text.Length && text[end] == ' ' && end > start && SecretKeys.IsSecretOption(text.Substring(start, end - start)) ? Secret(text.Substring(start, end - start), text, end) : null;
    }

    private static string? Secret(string name, string text, int at) =>
        SecretKeys.IsSecret(name) && ValueAt(text, at) is var value && SecretKeys.IsLiteral(name, value, isPlain: true) && value[0] is not ('-' or '=' or '<' or '>' or '&') ? $"a secret, written after '{name}'" : null;

    private static (int Start, string Name) NameBefore(string text, int end)
    {
        for (var spaces = 0; end > 0 && text[end - 1] == ' ' && spaces < MostSpaces; spaces++)
        {
            end--;
        }

        // A quote within quotes has a backslash: {\"password\": \"x\"}.
        end -= end > 0 && text[end - 1] is '"' or '\'' ? 1 : 0;
        end -= end > 0 && end < text.Length && text[end] == '"' && text[end - 1] == '\\' ? 1 : 0;
        var start = end;
        while (start > 0 && end - start < LongestName && IsPartOfName(text[start - 1]))
        {
            start--;
        }

        // $PASSWORD = x compares.
        return start > 0 && text[start - 1] is '$' or '{' ? (start, "") : (start, text.Substring(start, end - start).TrimStart('-', '.'));
    }

    private static string ValueAt(string text, int start)
    {
        for (var spaces = 0; start < text.Length && text[start] == ' ' && spaces < MostSpaces; spaces++)
        {
            start++;
        }

        if (start + 1 < text.Length && text[start] == '\\' && text[start + 1] == '"')
        {
            return UpTo(text, start + 2, ['\\', '"']);
        }

        return start < text.Length && text[start] is '"' or '\'' ? InQuotes(text, start) : UpTo(text, start, EndsOfValue);
    }

    // In '{"password":"'"$PW"'"}' a shell ends its own quotes in the middle: what is between them is the value.
    private static string InQuotes(string text, int start)
    {
        var quote = text[start];
        var other = quote == '"' ? '\'' : '"';
        var first = start + 1;
        if (first == text.Length || text[first] != other)
        {
            return UpTo(text, first, [quote]);
        }

        var isNested = first + 1 < text.Length && text[first + 1] == quote;
        var inner = isNested ? first + 2 : first + 1;
        var within = UpTo(text, inner, [isNested ? quote : other]);
        var behind = inner + within.Length + (isNested ? 2 : 1);

        // '"$PREFIX"'rest: what is written out behind it is a part of the value.
        var rest = behind < text.Length ? UpTo(text, behind, [quote]).Trim(quote, other) : "";
        return rest.Length > 0 ? rest : within;
    }

    private static string UpTo(string text, int start, char[] ends)
    {
        var most = Math.Min(LongestValue, text.Length - start);
        if (most <= 0)
        {
            return "";
        }

        var end = text.IndexOfAny(ends, start, most);
        return text.Substring(start, (end < 0 ? start + most : end) - start);
    }

    private static bool IsBreak(char c) => c is ' ' or '\n' or '\t' or '"' or '\'' or '(' or ';';

    private static bool IsPartOfName(char c) => Text.NameRules.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
