using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>What a secret looks like. Written out by hand: compiling a few dozen regular expressions would cost more than all other reading.</summary>
internal static class SecretPatterns
{
    private const int ShortestToken = 16;
    private const int ShortestAuthorization = 8;

    private static readonly string[] KeyEndings =
        ["password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "privatekey", "accesskey", "secretkey", "accountkey"];

    private static readonly string[] ConnectionStringKeys =
        ["password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature"];

    // Issued by GitHub, GitLab, Slack, AWS, Stripe, npm, PyPI, NuGet, Google, DigitalOcean, Hugging Face, SendGrid, Docker, Anthropic and OpenAI, HashiCorp Vault, age.
    private static readonly string[] TokenStarts =
    [
        "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-",
        "AKIA", "ASIA", "sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_", "npm_", "pypi-", "oy2", "AIza", "ya29.", "GOCSPX-", "dop_v1_", "doo_v1_", "dor_v1_",
        "hf_", "SG.", "dckr_pat_", "sk-", "hvs.", "hvb.", "AGE-SECRET-KEY-",
    ];

    /// <summary>What kind of secret the text looks like, to follow "This looks like"; null if it looks like none.</summary>
    /// <param name="key">The key that it is under.</param>
    /// <param name="text">The text.</param>
    /// <param name="isPlain">Written without quotes, so that <c>true</c> is a truth value.</param>
    public static string? WhatIs(string key, string text, bool isPlain)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal) >= 0)
        {
            return "a private key";
        }

        return IsToken(text) ? "a token"
            : HasPasswordInUrl(text) ? "a URL with a password"
            : HasPasswordInConnectionString(text) ? "a connection string with a password"
            : IsAuthorization(text) ? "an authorization header with a credential"
            : IsSecretKey(key) && IsLiteral(text, isPlain) ? $"a secret, written under the key '{key}'"
            : null;
    }

    private static bool IsToken(string text)
    {
        if (text.Length < ShortestToken || text.IndexOf(' ') >= 0)
        {
            return false;
        }

        foreach (var start in TokenStarts)
        {
            if (text[0] == start[0] && text.StartsWith(start, StringComparison.Ordinal) && IsRandom(text, start))
            {
                return true;
            }
        }

        return IsJsonWebToken(text);
    }

    // After the prefix, enough characters of the kind that generators use: 'sk-learn-worker-image' is a name, 'AKIA…' has 20 capitals and digits.
    private static bool IsRandom(string text, string start)
    {
        var digits = 0;
        for (var i = start.Length; i < text.Length; i++)
        {
            if (!NameRules.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '-' or '.'))
            {
                return false;
            }

            digits += text[i] is >= '0' and <= '9' ? 1 : 0;
        }

        return start switch
        {
            "AKIA" or "ASIA" => text.Length == 20 && text == text.ToUpperInvariant(),
            "oy2" => text.Length == 46,
            "AIza" => text.Length == 39,
            "npm_" or "hf_" or "sk-" or "SG." => digits > 1 && text.Length >= start.Length + 20,
            _ => text.Length >= start.Length + 8,
        };
    }

    private static bool IsJsonWebToken(string text)
    {
        if (!text.StartsWith("eyJ", StringComparison.Ordinal))
        {
            return false;
        }

        var first = text.IndexOf('.');
        var second = first < 0 ? -1 : text.IndexOf(".eyJ", first, StringComparison.Ordinal);
        return second == first && first > 0 && text.IndexOf('.', first + 1) > 0;
    }

    // scheme://user:password@host
    private static bool HasPasswordInUrl(string text)
    {
        for (var start = text.IndexOf("://", StringComparison.Ordinal); start >= 0; start = text.IndexOf("://", start + 3, StringComparison.Ordinal))
        {
            var end = text.IndexOfAny(['/', '?', '#', ' ', '\n'], start + 3);
            var authority = text.Substring(start + 3, (end < 0 ? text.Length : end) - start - 3);
            var at = authority.LastIndexOf('@');
            var colon = authority.IndexOf(':');
            if (colon >= 0 && colon < at && IsLiteral(authority.Substring(colon + 1, at - colon - 1), isPlain: false))
            {
                return true;
            }
        }

        return false;
    }

    // Host=db;Password=x;…, in any order and with spaces; also "host=db password=x".
    private static bool HasPasswordInConnectionString(string text)
    {
        var equals = text.IndexOf('=');
        while (equals > 0)
        {
            var keyEnd = equals;
            while (keyEnd > 0 && text[keyEnd - 1] == ' ')
            {
                keyEnd--;
            }

            var start = keyEnd == 0 ? 0 : text.LastIndexOfAny([';', ' ', '?', '&', ',', '"', '\n'], keyEnd - 1) + 1;
            if (Array.IndexOf(ConnectionStringKeys, Condensed(text.Substring(start, keyEnd - start))) >= 0)
            {
                var end = text.IndexOfAny([';', '&', '\n'], equals + 1);
                if (IsLiteral(text.Substring(equals + 1, (end < 0 ? text.Length : end) - equals - 1).Trim(), isPlain: false))
                {
                    return true;
                }
            }

            equals = text.IndexOf('=', equals + 1);
        }

        return false;
    }

    private static bool IsAuthorization(string text)
    {
        var start = text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? 7 : text.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? 6 : -1;
        if (start < 0 || text.Length - start < ShortestAuthorization || text.IndexOf(' ', start) >= 0)
        {
            return false;
        }

        return IsLiteral(text.Substring(start), isPlain: false);
    }

    private static bool IsSecretKey(string key)
    {
        if (key.Length < 3)
        {
            return false;
        }

        // The shell's PWD is a folder.
        var condensed = Condensed(key);
        if (condensed is "pwd" or "oldpwd")
        {
            return false;
        }

        foreach (var ending in KeyEndings)
        {
            if (condensed.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Condensed(string key) => key.Replace("_", "").Replace("-", "").Replace(".", "").Replace(" ", "").ToLowerInvariant();

    // Not a reference (${X}, $X, $(X), %X%, {{ x }}), not a place to fill in (<password>, ***), not a truth value.
    private static bool IsLiteral(string text, bool isPlain)
    {
        if (text.Length == 0 || (isPlain && text is "true" or "false" or "True" or "False" or "TRUE" or "FALSE"))
        {
            return false;
        }

        if (text[0] == '$')
        {
            var isBraced = text.Length > 3 && ((text[1] == '{' && text[text.Length - 1] == '}') || (text[1] == '(' && text[text.Length - 1] == ')'));
            return !isBraced && !NameRules.IsVariableName(text.Substring(1));
        }

        var last = text[text.Length - 1];
        return !((text[0] == '<' && last == '>') || (text[0] == '%' && last == '%' && text.Length > 2) || text.StartsWith("{{", StringComparison.Ordinal) || IsMasked(text));
    }

    private static bool IsMasked(string text)
    {
        foreach (var c in text)
        {
            if (c != '*')
            {
                return false;
            }
        }

        return true;
    }
}
