using System.Data.Common;
using System.Text.RegularExpressions;
using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers;

/// <summary>The environment variables of an operation: those of the process, and where it has none those of the <c>env_file</c>.</summary>
internal sealed class OperationVariables(IReadOnlyDictionary<string, string> environmentFile)
{
    private static readonly string[] PasswordKeys = ["password", "pwd", "passwd", "passfile"];

    /// <summary>What a program gets beyond what this process has.</summary>
    public IReadOnlyDictionary<string, string> Additional { get; } = environmentFile
        .Where(static variable => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable.Key)))
        .ToDictionary(static variable => variable.Key, static variable => variable.Value, StringComparer.Ordinal);

    /// <summary>The names in the <c>env_file</c>, in ordinal order.</summary>
    public IReadOnlyList<string> OfFile => [.. environmentFile.Keys.OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>All that a program gets that is to have nothing of the build: what the system needs, the <c>env_file</c>, and these.</summary>
    public Dictionary<string, string> Clean(IEnumerable<string> names)
    {
        var variables = CleanEnvironment.Read();
        foreach (var name in environmentFile.Keys.Concat(names))
        {
            if (Find(name) is { } value)
            {
                variables[name] = value;
            }
        }

        return variables;
    }

    /// <summary>The value; null if there is none.</summary>
    public string? Find(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
        : environmentFile.TryGetValue(name, out var written) ? written
        : null;

    /// <summary>What must not be shown: the values of the variables, everything in the <c>env_file</c>, and the passwords in them.</summary>
    /// <param name="names">The variables.</param>
    /// <param name="inputs">The inputs of the operation: what the plan shows anyway, for example an address, is not a secret.</param>
    public IReadOnlyCollection<string> Secrets(IEnumerable<string> names, string inputs)
    {
        var secrets = new HashSet<string>(environmentFile.Values.Where(value => inputs.IndexOf(value, StringComparison.Ordinal) < 0), StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Find(name) is { } value)
            {
                secrets.Add(value);
            }
        }

        foreach (var value in secrets.ToList())
        {
            secrets.UnionWith(PasswordsIn(value));
        }

        return secrets;
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
            if (PasswordKeys.Contains(key) && pairs[key] is string password)
            {
                yield return password;
            }
        }
    }
}
