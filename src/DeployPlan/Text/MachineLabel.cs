namespace DeployPlan.Text;

/// <summary>
/// What <c>runs_on</c> may hold: labels that every engine takes as they are (they are label values of Kubernetes too), and <c>agent:</c> with the name of one machine.
/// </summary>
internal static class MachineLabel
{
    /// <summary>What binds to one machine.</summary>
    public const string AgentPrefix = "agent:";

    /// <summary>What a label may be, for messages.</summary>
    public const string Rule = "a label of at most 63 ASCII letters, digits, '-', '_' and '.' that starts and ends with a letter or digit, or 'agent:' and the name of one machine";

    /// <summary>Whether the text is a label.</summary>
    public static bool IsLabel(string text)
    {
        var name = NameOf(text);
        return NameRules.IsName(name) && NameRules.IsLetterOrDigit(name[name.Length - 1]);
    }

    /// <summary>Whether the label binds to one machine.</summary>
    public static bool IsAgent(string label) => label.StartsWith(AgentPrefix, StringComparison.Ordinal);

    /// <summary>The label without what says that it is a machine's name.</summary>
    public static string NameOf(string label) => IsAgent(label) ? label.Substring(AgentPrefix.Length) : label;
}
