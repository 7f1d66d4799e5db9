using DeployPlan.Drivers.Programs;
using DeployPlan.Drivers.Secrets;

namespace DeployPlan.Drivers;

/// <summary>The environment variables of an operation: those of the process, and where it has none those of the <c>env_file</c>.</summary>
internal sealed class OperationVariables(IReadOnlyDictionary<string, string> environmentFile)
{
    /// <summary>What a program gets beyond what this process has: the <c>env_file</c>, and null for each variable that it is not to have.</summary>
    /// <param name="withheld">Names of the latter.</param>
    public IReadOnlyDictionary<string, string?> Additional(IEnumerable<string> withheld)
    {
        var variables = environmentFile
            .Where(static variable => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable.Key)))
            .ToDictionary(static variable => variable.Key, static variable => (string?)variable.Value, StringComparer.Ordinal);
        foreach (var name in withheld)
        {
            variables[name] = null;
        }

        return variables;
    }

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

    /// <summary>The text with the values of the variables that it names.</summary>
    public string Expand(string text) => Plans.VariableReferences.Expand(text, name => Find(name) ?? "");

    /// <summary>The value; null if there is none.</summary>
    public string? Find(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
        : environmentFile.TryGetValue(name, out var written) ? written
        : null;

    /// <summary>What must not be shown. A value of this process that wins over the <c>env_file</c> is judged as the one in the file is.</summary>
    /// <param name="required">The variables that the plan requires.</param>
    /// <param name="inputs">The inputs of the operation.</param>
    /// <param name="names">Names in the plan.</param>
    /// <param name="further">Variables that a service may have, judged as those of the <c>env_file</c>.</param>
    public IReadOnlyCollection<string> Secrets(IEnumerable<string> required, string inputs, IEnumerable<string> names, IEnumerable<string> further) => SecretValues.Of(
        required.Select(Find).OfType<string>(),
        environmentFile.Concat(environmentFile.Keys.Concat(further).Select(name => new KeyValuePair<string, string>(name, Find(name) ?? ""))),
        inputs,
        names);
}
