using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>What a text of a kind may be.</summary>
internal static class TextRules
{
    private static readonly string[] Schemes = ["http://", "https://", "tcp://"];

    /// <summary>Whether the text is one of the kind, as far as it alone can say.</summary>
    public static bool Accept(TextKind kind, string text) => kind switch
    {
        TextKind.Any or TextKind.OperationReference => true,
        TextKind.Environment or TextKind.Name => NameRules.IsName(text),
        TextKind.ProjectName => NameRules.IsProjectName(text),
        TextKind.OperationId => NameRules.IsName(text, PlanNames.LongestId),
        TextKind.Path => PlanNames.IsRelativePath(text),
        TextKind.Input => PlanNames.IsRelativePath(SealedInput.IsSet(text) ? text.Substring(0, text.Length - 1) : text),
        TextKind.Script => PlanNames.IsRelativePath(text) && text[0] != '.',
        TextKind.Variable => NameRules.IsVariableName(text),
        TextKind.Label => MachineLabel.IsLabel(text),
        TextKind.Digest => PlanNames.IsDigest(text),
        TextKind.Url => IsUrl(text),
        _ => text.Length > 0,
    };

    private static bool IsUrl(string text)
    {
        foreach (var scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
