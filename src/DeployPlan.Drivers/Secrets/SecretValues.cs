using System.Data.Common;
using System.Text.RegularExpressions;
using DeployPlan.Configuration;

namespace DeployPlan.Drivers.Secrets;

/// <summary>
/// Which values must not be shown: those of the variables that the plan requires, and of the <c>env_file</c> those that look secret by their name or their content. Everyday words are shown:
/// a log full of masks hides what went wrong.
/// </summary>
internal static class SecretValues
{
    private const int ShortestGenerated = 16;
    private const int FewestSwitches = 4;
    private const int LongestNumber = 8;

    private static readonly string[] PasswordKeys = ["pwd", "passfile", "shared access signature", "sharedaccesssignature"];

    private static readonly HashSet<string> EverydayWords = new(
        [
            "true", "false", "yes", "none", "null", "auto", "enabled", "disabled", "default", "info", "information", "debug", "trace", "verbose", "warn", "warning", "error", "fatal", "critical",
            "production", "prod", "staging", "stage", "development", "test", "testing", "local", "localhost", "release", "admin", "root", "user", "public", "private", "main", "latest", "http", "https",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The values, and the passwords in them.</summary>
    /// <param name="required">The values of the variables that the plan requires.</param>
    /// <param name="file">The <c>env_file</c>.</param>
    /// <param name="inputs">The inputs of the operation: what the plan shows anyway is not a secret.</param>
    /// <param name="names">Names in the plan, which are none either.</param>
    public static IReadOnlyCollection<string> Of(IEnumerable<string> required, IEnumerable<KeyValuePair<string, string>> file, string inputs, IEnumerable<string> names)
    {
        var shown = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        var secrets = new HashSet<string>(
            required.Concat(file.Where(variable => LooksSecret(variable.Key, variable.Value) && inputs.IndexOf(variable.Value, StringComparison.Ordinal) < 0).Select(static variable => variable.Value))
                .Where(value => !IsEveryday(value.Trim()) && !shown.Contains(value.Trim())),
            StringComparer.Ordinal);
        foreach (var value in secrets.ToList())
        {
            secrets.UnionWith(PasswordsIn(value).Where(static password => !IsEveryday(password)));
        }

        return secrets;
    }

    /// <summary>Whether a variable of the <c>env_file</c> is kept secret.</summary>
    public static bool LooksSecret(string name, string value)
    {
        var condensed = SecretKeys.Condensed(name);
        return SecretKeys.IsSecret(name)
            || Array.Exists(["key", "credential", "credentials", "connectionstring", "dsn", "salt", "pem", "pat", "sas"], ending => condensed.EndsWith(ending, StringComparison.Ordinal))
            || condensed.StartsWith("connectionstrings", StringComparison.Ordinal)
            || SecretPatterns.WhatIs("", value, isPlain: true) is not null
            || PasswordsIn(value).Any()
            || IsGenerated(value);
    }

    private static bool IsEveryday(string value) =>
        value.Length < SecretForms.Shortest || EverydayWords.Contains(value) || (value.Length < LongestNumber && value.All(static c => c is (>= '0' and <= '9') or '.' or '-'));

    // Letters and digits that take turns, as in a key, a hash or a UUID; no path, address or text.
    private static bool IsGenerated(string value)
    {
        var switches = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsLetterOrDigit(value[i]) && value[i] is not ('-' or '_' or '+' or '=' or '/'))
            {
                return false;
            }

            switches += i > 0 && char.IsLetterOrDigit(value[i]) && char.IsLetterOrDigit(value[i - 1]) && char.IsDigit(value[i]) != char.IsDigit(value[i - 1]) ? 1 : 0;
        }

        return value.Length >= ShortestGenerated && switches >= FewestSwitches && value[0] != '/';
    }

    // A program that cannot connect may print the password alone.
    private static IEnumerable<string> PasswordsIn(string value)
    {
        if (Regex.Match(value, "^[A-Za-z][A-Za-z0-9+.-]*://[^/@:]*:([^/@]+)@") is { Success: true } url)
        {
            yield return url.Groups[1].Value;
            yield return Uri.UnescapeDataString(url.Groups[1].Value);
        }

        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = value;
        }
        catch (ArgumentException)
        {
            yield break;
        }

        foreach (string key in pairs.Keys)
        {
            if ((PasswordKeys.Contains(key) || SecretKeys.IsSecret(key)) && pairs[key] is string password)
            {
                yield return password;
            }
        }
    }
}
