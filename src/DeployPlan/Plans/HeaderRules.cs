namespace DeployPlan.Plans;

/// <summary>What an HTTP header may be (RFC 9110, 5.1 and 5.5): a name of letters, digits and a few signs, and a value that every server reads alike.</summary>
internal static class HeaderRules
{
    private const string Signs = "!#$%&'*+-.^_`|~";

    public static bool IsName(string name) => name.Length > 0 && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Signs.IndexOf(c) >= 0);

    public static bool IsValue(string value) => value.All(static c => c is '\t' or (>= ' ' and <= '~'));
}
