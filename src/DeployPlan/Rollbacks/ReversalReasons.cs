namespace DeployPlan.Rollbacks;

/// <summary>What people read about how an operation is undone, or why it cannot be. docs/rollback.md says the same by type.</summary>
internal static class ReversalReasons
{
    public const string Build = "a build changes nothing that runs";

    public const string HealthCheck = "a health check changes nothing";

    public const string NothingApplied = "it ran no script";

    public const string InfraStays = "nothing takes infrastructure back: what was provisioned stays";

    public const string NothingDeployedBefore = "no earlier release deployed it, so there is nothing to go back to: it stays deployed";

    public const string UnknownScripts = "there is no record of which scripts it ran: they stay";

    public static string InfraIsTheSame(string release) => $"release {release} provisioned the same";

    public static string DeployedAgain(string release) => $"what release {release} deployed is deployed again";

    public static string ScriptsUndone(IReadOnlyList<string> scripts) => $"undoes {string.Join(", ", scripts)}";

    public static string NoDownScripts(string engine) => $"nothing says how to undo what engine {engine} ran: it stays";

    public static string ScriptsStay(IReadOnlyList<string> withoutDown, IReadOnlyList<string> below)
    {
        var text = withoutDown.Count == 0 ? "" : $"{string.Join(", ", withoutDown)} {(withoutDown.Count == 1 ? "has" : "have")} no down script and {(withoutDown.Count == 1 ? "stays" : "stay")}";
        var rest = below.Count == 0 ? "" : $"{string.Join(", ", below)} {(below.Count == 1 ? "stays" : "stay")} below what stays on the same database";
        return text.Length > 0 && rest.Length > 0 ? $"{text}; {rest}" : text + rest;
    }

    public static string EarlierUndo(IReadOnlyList<string> scripts) => $"it had undone {string.Join(", ", scripts)}, which an earlier release than the target ran: they stay undone";

    public const string UndoneSince = "a rollback since then has undone what it ran";

    public const string UndoIsCounted = "what it undid is not undone again";
}
