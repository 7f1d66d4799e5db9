using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>What a secret looks like. Written out by hand: compiling a few dozen regular expressions would cost more than all other reading.</summary>
internal static class SecretPatterns
{
    private const int ShortestToken = 16;
    private const int ShortestAuthorization = 8;
    private const int ShortestHook = 12;

    // Issued by GitHub, GitLab, Slack, AWS, Stripe, npm, PyPI, NuGet, Google, DigitalOcean, Hugging Face, SendGrid, Docker, Anthropic and OpenAI, HashiCorp Vault, age,
    // Grafana, Tailscale, Pulumi, Atlassian, Shopify, Linear, New Relic.
    private static readonly string[] TokenStarts =
    [
        "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-",
        "AKIA", "ASIA", "sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_", "npm_", "pypi-", "oy2", "AIza", "ya29.", "GOCSPX-", "dop_v1_", "doo_v1_", "dor_v1_",
        "hf_", "SG.", "dckr_pat_", "sk-", "hvs.", "hvb.", "AGE-SECRET-KEY-", "glsa_", "tskey-", "pul-", "ATATT3", "shpat_", "lin_api_", "NRAK-",
    ];

    // The words of PEM, of OpenPGP and of SSH2; PuTTY; and what '-----BEGIN …PRIVATE KEY' is in base64.
    private static readonly string[] PrivateKeys =
    [
        "PRIVATE KEY-----", "PRIVATE KEY BLOCK-----", "PRIVATE KEY ----", "PuTTY-User-Key-File-", "LS0tLS1CRUdJTiBQUklW", "LS0tLS1CRUdJTiBFTkNSWVBURUQg", "LS0tLS1CRUdJTiBSU0Eg", "LS0tLS1CRUdJTiBFQyBQ",
        "LS0tLS1CRUdJTiBPUEVO", "LS0tLS1CRUdJTiBQR1AgUFJJ",
    ];

    // Of addresses that need nothing but themselves.
    private static readonly string[] Hooks = ["hooks.slack.com/services/T", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", ".webhook.office.com/webhookb2/", "api.telegram.org/bot"];

    private static readonly string[] Schemes = ["Bearer", "Basic", "Token", "Digest", "Negotiate", "ApiKey"];

    private static readonly char[] EndsOfHook = [' ', '"', '\'', '\n'];
    private static readonly char[] References = ['$', '<', '{', '%'];
    private static readonly char[] EndsOfWord = [' ', '"', '\'', '=', ':', ';', ',', '@', '/', '\n', '\r', '\t'];

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

        if (text.Length >= ShortestToken && Array.Exists(PrivateKeys, key => text.IndexOf(key, StringComparison.Ordinal) >= 0))
        {
            return "a private key";
        }

        return HasToken(text) ? "a token"
            : HasPasswordInUrl(text) ? "a URL with a password"
            : IsAuthorization(text) || (SecretKeys.IsAuthorization(key) && HasScheme(text)) ? "an authorization header with a credential"
            : SecretKeys.IsSecret(key) && SecretKeys.IsLiteral(key, text, isPlain) ? $"a secret, written under the key '{key}'"
            : SecretAssignments.WhatIs(text) ?? SecretCommands.WhatIs(text);
    }

    // Alone, or a word of a command.
    private static bool HasToken(string text)
    {
        if (text.Length < ShortestToken)
        {
            return false;
        }

        if (Array.Exists(Hooks, hook => text.IndexOf(hook, StringComparison.Ordinal) is >= 0 and var at && IsHook(text.Substring(at + hook.Length))))
        {
            return true;
        }

        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(EndsOfWord, start);
            end = end < 0 ? text.Length : end;
            if (end - start >= ShortestToken && IsToken(end - start == text.Length ? text : text.Substring(start, end - start)))
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    // What follows is written out, and long enough.
    private static bool IsHook(string rest) => rest.Split(EndsOfHook)[0] is { Length: >= ShortestHook } path && path.IndexOfAny(References) < 0;

    private static bool IsToken(string text)
    {
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
            "npm_" or "hf_" or "sk-" or "SG." or "pul-" or "tskey-" or "ATATT3" => digits > 1 && text.Length >= start.Length + 20,
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
            if (colon >= 0 && colon < at && SecretKeys.IsLiteral(authority.Substring(colon + 1, at - colon - 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text is what follows <c>Authorization:</c>, with a credential in it.</summary>
    public static bool IsAuthorization(string text) =>
        SchemeOf(text) is var start && start > 0 && text.Length - start >= ShortestAuthorization && text.IndexOf(' ', start) < 0
        && (text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) && SecretKeys.IsLiteral(text.Substring(start));

    private static bool HasScheme(string text) =>
        SchemeOf(text) is var start && start > 1 && IsScheme(text.Substring(0, start - 1)) && text.IndexOf(' ', start) < 0 && SecretKeys.IsLiteral(text.Substring(start));

    private static bool IsScheme(string word) => Array.Exists(Schemes, scheme => string.Equals(scheme, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the credential begins in what follows <c>Authorization:</c>; -1 where there is only a scheme, or nothing.</summary>
    public static int SchemeOf(string text) => text.IndexOf(' ') is var blank && blank >= 0 ? blank + 1 : text.Length == 0 || IsScheme(text) ? -1 : 0;
}
