using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Names under which secrets are written, and texts under them that are none.</summary>
internal static class SecretKeys
{
    private const string Bearer = "Bearer ";

    private static readonly string[] Endings =
        ["password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "privatekey", "accesskey", "secretkey", "accountkey", "signingkey", "encryptionkey", "secretkeybase", "jwtkey", "sharedkey", "subscriptionkey", "dbpass", "userpass", "smtppass", "sshpass", "authkey", "erlangcookie", "rediscliauth", "sonarlogin"];

    private static readonly string[] EndingsOfSessions = ["session", "sessionid", "sessid", "sid", "auth", "jwt", "credential"];

    // What an option that begins so leaves out has no value.
    private static readonly string[] StartsOfSwitches = ["no-", "skip-", "without-", "disable-", "disabled-"];

    // What such a key holds is the name of a secret in a store.
    private static readonly string[] NamesOfStores =
        ["vault", "secretstore", "secretname", "secretref", "pullsecret", "passwordsecret", "tlssecret", "certsecret", "certificatesecret", "credentialssecret", "existingsecret", "k8ssecret", "kubernetessecret", "dockersecret", "registrysecret"];

    private static readonly string[] StartsOfReferences =
    [
        "@Microsoft.KeyVault(", "op://", "arn:", "vault:", "vault://", "keyvault:", "secretref:", "secret://", "ref+", "kv://", "awssm://", "gcpsm://", "file:", "ENC[", "{{", "${", "$(", "`",
        "./", "../", "~/", "/run/", "/var/", "/etc/", "/mnt/",

        // docker build --secret
        "id=", "type=env,", "type=file,",
    ];

    /// <summary>Whether what is under the key is a secret, unless it is a reference to one.</summary>
    public static bool IsSecret(string key)
    {
        // The shell's PWD is a folder.
        var condensed = key.Length < 3 ? "" : Condensed(key);
        return condensed is not ("pwd" or "oldpwd" or "") && (Array.Exists(Endings, ending => condensed.EndsWith(ending, StringComparison.Ordinal)) || IsPass(key));
    }

    /// <summary>The same of an option such as <c>--token</c>: what follows <c>--secret</c> is the name of one in a store, and <c>--no-password</c> takes none.</summary>
    public static bool IsSecretOption(string option) => IsSecret(option) && Condensed(option) is not ("secret" or "buildsecret")
        && !Array.Exists(StartsOfSwitches, start => option.TrimStart('-').StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether what a cookie of this name holds says who asks.</summary>
    public static bool IsSession(string cookie) =>
        IsSecret(cookie) || Array.Exists(EndingsOfSessions, ending => Condensed(cookie).EndsWith(ending, StringComparison.Ordinal)) || cookie.StartsWith(".AspNetCore.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the name of a header that holds a credential after its scheme.</summary>
    public static bool IsAuthorization(string key) =>
        string.Equals(key, "Authorization", StringComparison.OrdinalIgnoreCase) || string.Equals(key, "Proxy-Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>In lower case and without <c>_ - .</c> and spaces.</summary>
    public static string Condensed(string key) => key.Replace("_", "").Replace("-", "").Replace(".", "").Replace(" ", "").ToLowerInvariant();

    /// <summary>
    /// Whether the text under a key is itself what must be kept secret: not a number or a truth value, not a reference (<c>${X}</c>, <c>op://…</c>, a path), not a place to fill in
    /// (<c>&lt;password&gt;</c>, <c>***</c>), not the name of a secret under a key for such names.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="text">The text under it.</param>
    /// <param name="isPlain">Written without quotes, so that digits are a number.</param>
    public static bool IsLiteral(string key, string text, bool isPlain) =>
        !(isPlain && IsNumberOrTruth(text)) && IsLiteral(text) && !(IsNameOfStore(text) && Array.Exists(NamesOfStores, part => Condensed(key).Contains(part)));

    /// <summary>As above, for a place that holds nothing but secrets.</summary>
    public static bool IsLiteral(string text)
    {
        if (text.StartsWith(Bearer, StringComparison.Ordinal))
        {
            text = text.Substring(Bearer.Length);
        }

        if (text.Length == 0 || Array.Exists(StartsOfReferences, start => text.StartsWith(start, StringComparison.Ordinal)) || IsPathOfStore(text))
        {
            return false;
        }

        var last = text[text.Length - 1];
        return !((text[0] == '$' && (IsParameter(text) || NameRules.IsShellName(text.Substring(1)))) || (text[0] == '<' && last == '>') || (text[0] == '%' && last == '%' && text.Length > 2) || IsMasked(text));
    }

    // $1, $@: what a script or a function was called with.
    private static bool IsParameter(string text) => text.Length == 2 && text[1] is (>= '0' and <= '9') or '@' or '*' or '#';

    // db_pass and dbPass, but not bypass.
    private static bool IsPass(string key) => key.EndsWith("pass", StringComparison.OrdinalIgnoreCase)
        && (key.Length == 4 || key[key.Length - 5] is '_' or '-' or '.' || (key[key.Length - 4] == 'P' && char.IsLower(key[key.Length - 5])));

    private static bool IsNumberOrTruth(string text) => text is "true" or "false" or "True" or "False" or "TRUE" or "FALSE"
        || double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);

    // projects/shop/secrets/db/versions/1, https://shop.vault.azure.net/secrets/db
    private static bool IsPathOfStore(string text) =>
        (text.StartsWith("projects/", StringComparison.Ordinal) || text.IndexOf(".vault.azure.net/", StringComparison.OrdinalIgnoreCase) >= 0) && text.IndexOf("/secrets/", StringComparison.Ordinal) > 0;

    private static bool IsNameOfStore(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits += c is >= '0' and <= '9' ? 1 : 0;
            if (!NameRules.IsLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/'))
            {
                return false;
            }
        }

        return digits * 3 <= text.Length;
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
